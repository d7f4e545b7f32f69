internal import ArgumentParser
internal import Planning
internal import Rendering
internal import RunbookModel
internal import Site

/// The forms in which runbooks are published.
enum PublicationFormat: String, OptionWord {
    case html
    case markdown
    case man
    case terminal
    case json

    /// The form as one that is a text for each runbook and language; nil for what is a whole site or a screen.
    fileprivate var textFormat: TextFormat? { TextFormat(rawValue: rawValue) }
}

extension Publication {
    /// Every file of the publication.
    func files(as format: PublicationFormat, _ context: CommandContext) throws -> [SiteFile] {
        if let format = format.textFormat { return try site.files(as: format) }
        guard format == .terminal else { return site.files }
        return site.entries.flatMap { entry in
            site.languages(of: entry).compactMap { language in
                screen(of: entry, in: language, context).map { text in
                    SiteFile(path: Site.name(entry.id, language, "txt"), text: text)
                }
            }
        }
    }

    /// The text of the only runbook, in its first language; of a screen as the terminal can show it.
    func text(as format: PublicationFormat, _ context: CommandContext) throws -> String {
        guard let entry = site.entries.first, let language = site.languages(of: entry).first else { return "" }
        if let format = format.textFormat { return try site.text(of: entry, in: language, as: format) ?? "" }
        return screen(of: entry, in: language, context, style: context.outputStyle) ?? ""
    }

    /// What `show` prints; with values that are given, all values stand in it.
    private func screen(
        of entry: SiteEntry,
        in language: String,
        _ context: CommandContext,
        style: TerminalStyle = TerminalStyle(columns: 80)
    ) -> String? {
        guard var runbook = entry.runbooks[language] else { return nil }
        if !entry.given.values.isEmpty { runbook = runbook.filled(given: entry.given) }
        var own = context
        own.localizer = site.localizer(for: language)
        own.outputStyle = style
        return RunbookPage(context: own, runbook: runbook).lines.map { $0 + "\n" }.joined()
    }
}
