internal import ArgumentParser
internal import RunbookModel
internal import SystemPackage

/// `runbook check`: every fault of runbooks, and where their languages differ.
struct CheckCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "check")

    @OptionGroup var common: CommonOptions
    @Argument var paths: [String] = []
    @Option(name: .long) var format: CheckFormat = .text
    @Option(name: .long, parsing: .upToNextOption) var acceptTranslation: [String] = []

    func run(_ context: CommandContext) throws {
        guard acceptTranslation.isEmpty else { return try accept(context) }
        let names = try paths.isEmpty ? context.library.ids() : paths.flatMap { try expand($0, context) }
        var library = LibraryCheck(context: context)
        try library.check(names)
        try CheckReport(context: context, faults: library.faults, count: library.count).print(as: format)
        let diagnostics = library.faults.map(\.diagnostic)
        guard let first = diagnostics.first(where: { $0.severity == .error }) else { return }
        let isDifferenceOnly = diagnostics.allSatisfy { $0.severity == .warning || $0.code == .fingerprintsDiffer }
        throw CommandFailure(isDifferenceOnly ? .notMet : max(first.code.exitStatus, .invalidRunbook))
    }

    private func accept(_ context: CommandContext) throws {
        guard acceptTranslation.count == 2, paths.isEmpty else {
            throw CommandFailure(.usage, "commands.translation.needsTwo")
        }
        try TranslationAcceptance(context: context).accept(acceptTranslation[0], in: acceptTranslation[1])
    }

    /// A path that holds runbooks stands for all of them.
    private func expand(_ path: String, _ context: CommandContext) throws -> [String] {
        try context.refuseAddress(path)
        let folder = RunbookLibrary(folders: [.init(path)])
        let ids = context.library.locate(path).map { $0.languages.isEmpty } ?? true ? folder.ids() : []
        return ids.isEmpty ? [path] : ids.map { path + "/" + $0 }
    }
}

private func max(_ left: ExitStatus, _ right: ExitStatus) -> ExitStatus {
    left.rawValue >= right.rawValue ? left : right
}
