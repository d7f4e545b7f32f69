internal import ArgumentParser
internal import Localization
internal import RunbookModel
internal import Site
internal import SystemPackage

/// `runbook render`: runbooks as documentation that needs nothing to be read.
struct RenderCommand: ContextualCommand {
    static let configuration = CommandConfiguration(commandName: "render")

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(valueName: "paths")) var runbooks: [String] = []
    @Option(name: .long) var format: PublicationFormat = .html
    @Option(name: .long, help: ArgumentHelp(valueName: "outputFolder")) var output: String?
    @OptionGroup var given: GivenOptions

    func run(_ context: CommandContext) throws {
        guard let output else { return try printOne(context) }
        let names = runbooks.isEmpty ? context.library.ids() : runbooks
        let publication = try Publication(names, in: common.languages, given: given, context)
        try SiteFolder(FilePath(output)).replace(with: try publication.files(as: format, context))
        let arguments = ["path": output, "languages": context.localizer.list(publication.languages)]
        context.tell(context.localizer("render.done", count: publication.count, arguments))
    }

    /// Prints one runbook in one language: the one that is named, otherwise the one that suits the reader best.
    private func printOne(_ context: CommandContext) throws {
        guard format != .html else { throw CommandFailure(.usage, "render.needsOutput") }
        guard let name = runbooks.first, runbooks.count == 1, common.languages.count < 2 else {
            throw CommandFailure(.usage, "render.severalNeedOutput")
        }
        let tags = try context.locate(name).languages
        let best = context.bestLanguage(of: tags).language
        // A page that tells no language is in the reader's.
        let chosen = tags == ["und"] ? nil : common.languages.first ?? tags.first { LanguageTag($0) == best }
        let publication = try Publication([name], in: chosen.map { [$0] } ?? [], given: given, context)
        context.write(try publication.text(as: format, context), to: .standardOutput)
    }
}
