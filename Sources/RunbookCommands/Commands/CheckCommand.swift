internal import ArgumentParser
internal import Authoring
internal import Localization
internal import MarkdownTree
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// `runbook check`: every fault of runbooks, and where their languages differ.
struct CheckCommand: ContextualCommand {
    static let configuration = CommandConfiguration(commandName: "check")

    @OptionGroup var common: CommonOptions
    @Argument var paths: [String] = []
    @Option(name: .long) var format: OutputFormat = .text

    func run(_ context: CommandContext) throws {
        let names = try paths.isEmpty ? context.library.ids() : paths.flatMap { try expand($0, context) }
        var diagnostics: [Diagnostic] = []
        var count = 0
        for name in names {
            let place = try context.locate(name)
            diagnostics += try check(place, context)
            count += 1
        }
        if format == .json {
            let formatter = DiagnosticFormatter(localizer: context.localizer)
            try context.print(json: ["diagnostics": diagnostics.map { ReportedDiagnostic($0, formatter) }])
        } else {
            let formatter = DiagnosticFormatter(localizer: context.localizer)
            for diagnostic in diagnostics { context.write(formatter.text(of: diagnostic), to: .standardOutput) }
            context.say(summary(diagnostics, count, context.localizer))
        }
        guard let first = diagnostics.first(where: { $0.severity == .error }) else { return }
        let isDifferenceOnly = diagnostics.allSatisfy { $0.severity == .warning || $0.code == .fingerprintsDiffer }
        throw CommandFailure(isDifferenceOnly ? .notMet : max(first.code.exitStatus, .invalidRunbook))
    }

    /// A path that holds runbooks stands for all of them.
    private func expand(_ path: String, _ context: CommandContext) throws -> [String] {
        try context.refuseAddress(path)
        let folder = RunbookLibrary(folders: [.init(path)])
        let ids = context.library.locate(path).map { $0.languages.isEmpty } ?? true ? folder.ids() : []
        return ids.isEmpty ? [path] : ids.map { path + "/" + $0 }
    }

    private func check(_ place: RunbookPlace, _ context: CommandContext) throws -> [Diagnostic] {
        let languages = place.languages
        if languages.isEmpty { return [Diagnostic(.noLanguageFile, path: place.path, ["path": place.path.string])] }
        var parsed: [ParsedRunbook] = []
        for language in languages {
            do { parsed.append(RunbookParser().parse(try place.source(language: language))) } catch { return [error] }
        }
        var diagnostics: [Diagnostic] = []
        for diagnostic in parsed.flatMap(\.diagnostics) where !diagnostics.contains(diagnostic) {
            diagnostics.append(diagnostic)
        }
        let runbooks = parsed.filter(\.isValid).compactMap(\.runbook)
        return diagnostics + LanguageParity(runbooks: runbooks).diagnostics
    }

    private func summary(_ diagnostics: [Diagnostic], _ count: Int, _ words: Localizer) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        return words(
            "commands.checked",
            [
                "runbooks": words("commands.runbooks", count: count), "errors": words("commands.errors", count: errors),
                "warnings": words("commands.warnings", count: warnings),
            ]
        )
    }
}

/// A fault as JSON.
private struct ReportedDiagnostic: Encodable {
    var code: String
    var severity: String
    var path: String?
    var line: Int?
    var column: Int?
    var message: String
    var hint: String?

    init(_ diagnostic: Diagnostic, _ formatter: DiagnosticFormatter) {
        code = diagnostic.code.rawValue
        severity = diagnostic.severity.rawValue
        path = diagnostic.path?.string
        line = diagnostic.location?.line
        column = diagnostic.location?.column
        message = formatter.message(of: diagnostic)
        hint = formatter.hint(of: diagnostic)
    }
}

private func max(_ left: ExitStatus, _ right: ExitStatus) -> ExitStatus {
    left.rawValue >= right.rawValue ? left : right
}
