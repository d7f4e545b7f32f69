internal import MarkdownTree
package import RunbookModel

/// A language file to start a translation from: the source's page with everything in its place, and marks where words
/// are to be written.
package struct TranslationDraft {
    /// The whole file.
    package let text: String
    /// How many marks there are, each for a paragraph, a list, a title or a line of front matter.
    package let markCount: Int

    /// Drafts a translation of a language.
    package init(of source: Runbook) {
        let bytes = source.sourceBytes.first ?? []
        let original = String(decoding: bytes, as: UTF8.self)
        let front = Self.frontMatter(of: source, original)
        let page = MarkedPage(original).lines
        text = (["---"] + front + ["---"] + page).map { $0 + "\n" }.joined()
        markCount = TranslationMarks.lines(of: text).count
    }

    private static func frontMatter(of source: Runbook, _ text: String) -> [String] {
        let entries = FrontMatterPlaces(source).entries.filter { $0.key != "translation" }
        let writer = FrontMatterWriter(isMarked: FrontMatterWords.contain)
        let heads = ["title", "summary", "label"]
        let lines = { (entry: DefinitionNode.Entry) in writer.lines(entry.key, entry.value, at: []) }
        let sections = SectionTexts(source).entries.map { "    \($0.yamlKey): \($0.digest)" }
        return entries.filter { heads.contains($0.key) }.flatMap(lines)
            + ["translation:", "  of: \(FrontMatterWriter.scalar(source.language))", "  status: draft"]
            + (sections.isEmpty ? [] : ["  sections:"] + sections)
            + entries.filter { !heads.contains($0.key) }.flatMap(lines)
    }
}

/// The page of a language file, with a mark at everything that is to be translated.
struct MarkedPage {
    /// The lines below the front matter; nothing but marks is added.
    let lines: [String]

    /// Marks the page of a file, or those of its lines that are wanted.
    init(_ text: String, only wanted: ClosedRange<Int>? = nil) {
        let parts = PageParts(text)
        let last = max(parts.source.lineCount, parts.firstLine - 1)
        let extent = wanted ?? parts.firstLine...max(parts.firstLine, last)
        var before: Set<Int> = []
        var after: Set<Int> = []
        for block in MarkdownParser().parse(text).blocks where extent.contains(block.range.start.line) {
            switch block.kind {
            case .heading: after.insert(block.range.end.line)
            case .paragraph, .list, .blockQuote: before.insert(block.range.start.line)
            case .html(let html):
                if !html.hasPrefix("<!--") { before.insert(block.range.start.line) }
            case .codeBlock, .thematicBreak: break
            }
        }
        lines = extent.filter { $0 <= last }.flatMap { line in
            (before.contains(line) ? [TranslationMarks.page] : []) + [parts.source.line(line)]
                + (after.contains(line) ? [TranslationMarks.heading] : [])
        }
    }
}
