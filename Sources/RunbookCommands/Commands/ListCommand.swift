internal import ArgumentParser
internal import Localization
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// `runbook list`: the runbooks that can be found.
struct ListCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "list")

    @OptionGroup var common: CommonOptions
    @Option(name: .long) var format: OutputFormat = .text

    func run(_ context: CommandContext) throws {
        let entries = try context.library.ids().compactMap { try ListedRunbook($0, context) }
        if format == .json { return try context.print(json: ["runbooks": entries]) }
        if entries.isEmpty { context.say(context.localizer("commands.noRunbooks")) }
        context.print(entries.flatMap { $0.lines(context.outputStyle) })
    }
}

/// What a list says of a runbook.
private struct ListedRunbook: Encodable {
    var id: String
    var languages: [String]
    var title: String
    var summary: String?
    var path: String

    init?(_ id: String, _ context: CommandContext) throws {
        guard let place = context.library.locate(id) else { return nil }
        self.id = id
        languages = place.languages
        path = place.path.string
        let best = context.bestLanguage(of: languages).language
        guard let language = languages.first(where: { LanguageTag($0) == best }) ?? languages.first else { return nil }
        let outline = try context.outline(place, language: language)
        title = outline.title
        summary = outline.summary
    }

    /// The id, and below it the title and what it is for.
    func lines(_ style: TerminalStyle) -> [String] {
        let columns = max(20, style.columns - 2)
        let purpose = DisplayWidth.wrap(summary ?? "", to: columns).filter { !$0.isEmpty }
        return [style.apply([.strong], to: id) + " (\(languages.joined(separator: ", ")))"]
            + DisplayWidth.wrap(title, to: columns).map { "  " + $0 }
            + purpose.map { "  " + style.apply([.faint], to: $0) }
    }
}
