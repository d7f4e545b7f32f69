internal import ArgumentParser
internal import Localization
internal import RunbookModel
internal import Site
internal import SystemPackage

/// `runbook render`: runbooks as documentation that needs nothing to be read.
struct RenderCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "render")

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(valueName: "paths")) var runbooks: [String] = []
    @Option(name: .long) var format: PublicationFormat = .html
    @Option(name: .long, help: ArgumentHelp(valueName: "outputFolder")) var output: String?
    @Option(name: .long, defaultAsFlag: "8000", help: ArgumentHelp(valueName: "port")) var serve: String?
    @OptionGroup var given: GivenOptions

    func run(_ context: CommandContext) throws {
        if let serve { return try preview(serve, context) }
        guard let output else { return try printOne(context) }
        let publication = try publication(context)
        try SiteFolder(FilePath(output)).replace(with: try publication.files(as: format, context))
        let arguments = ["path": output, "languages": context.localizer.list(publication.languages)]
        context.tell(context.localizer("render.done", count: publication.count, arguments))
    }

    /// Reads the runbooks that are named, or all that can be found now.
    private func publication(_ context: CommandContext, also name: String? = nil) throws -> Publication {
        let names = (name.map { [$0] } ?? []) + runbooks
        let ids = names.isEmpty ? context.library.ids() : names
        return try Publication(ids, in: common.languages, given: given, context)
    }

    /// Serves the site until somebody ends it.
    ///
    /// What follows the option and is no port is a runbook.
    private func preview(_ word: String, _ context: CommandContext) throws {
        guard format == .html else { throw CommandFailure(.usage, "render.serve.onlyHTML") }
        let name = word.allSatisfy { $0.isNumber } ? nil : word
        guard let port = name == nil ? UInt16(word) : 8000 else {
            throw CommandFailure(.usage, "render.serve.badPort", ["port": word])
        }
        let names = (name.map { [$0] } ?? []) + runbooks
        let places = names.isEmpty ? context.library.folders : try names.map { try context.locate($0).path }
        let preview = Preview(
            context: context,
            port: port,
            output: output,
            render: { try publication(context, also: name).site.files },
            sources: places + [given.values].compactMap { $0.map { FilePath($0) } }
        )
        try preview.run()
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
