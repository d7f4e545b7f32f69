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
    @Option(name: .long, help: ArgumentHelp(valueName: "outputFolder")) var output: String?
    @OptionGroup var given: GivenOptions

    func run(_ context: CommandContext) throws {
        guard let output else { throw CommandFailure(.usage, "render.needsOutput") }
        let names = runbooks.isEmpty ? context.library.ids() : runbooks
        let publication = try Publication(names, in: common.lang, given: given, context)
        let files = publication.site.files
        try SiteFolder(FilePath(output)).replace(with: files)
        let arguments = ["path": output, "languages": context.localizer.list(publication.languages)]
        context.tell(context.localizer("render.done", count: publication.count, arguments))
    }
}
