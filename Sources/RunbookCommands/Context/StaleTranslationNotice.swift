internal import Authoring
internal import Localization
internal import MarkdownTree
internal import Rendering
internal import RunbookModel

extension CommandContext {
    /// Says what there is to know of a runbook before it is read: its warnings, and where its translation is behind.
    func introduce(_ loaded: LoadedRunbook) {
        report(loaded.warnings)
        if let notice = StaleTranslationNotice(context: self, loaded: loaded).text { tell(notice, .warning) }
    }
}

/// Tells the readers of a translation which sections are behind its source.
///
/// The source is read only where the translation records what it translates.
private struct StaleTranslationNotice {
    let context: CommandContext
    let loaded: LoadedRunbook

    /// One sentence; nil where nothing is behind, or nothing can be said of it.
    var text: String? {
        guard let translation = loaded.runbook.translation, !translation.sections.isEmpty,
            translation.source != loaded.runbook.language, case .folder = loaded.place,
            let file = try? loaded.place.source(language: translation.source),
            let source = RunbookParser().parse(file).runbook
        else { return nil }
        let sections = TranslationStaleness(of: loaded.runbook, from: source).sections
        guard !sections.isEmpty else { return nil }
        let words = context.localizer
        let arguments = [
            "source": words.languageName(translation.source), "sections": words.list(sections.map(title)),
        ]
        return words("commands.translation.stale", count: sections.count, arguments)
    }

    private func title(of section: TranslationStaleness.Section) -> String {
        guard section.title != SectionTexts.leadKey else { return context.localizer("commands.translation.lead") }
        return context.localizer.quote(VisibleText(section.title, as: .prose).text)
    }
}
