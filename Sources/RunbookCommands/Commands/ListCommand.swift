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
        for entry in entries {
            let style = context.outputStyle
            context.print(style.apply([.strong], to: entry.id) + " (\(entry.languages.joined(separator: ", ")))")
            for line in DisplayWidth.wrap(entry.title, to: max(20, style.columns - 2)) { context.print("  " + line) }
            for line in DisplayWidth.wrap(entry.summary ?? "", to: max(20, style.columns - 2)) where !line.isEmpty {
                context.print("  " + style.apply([.faint], to: line))
            }
        }
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
}
