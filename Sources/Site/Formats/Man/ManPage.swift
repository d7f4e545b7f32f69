internal import Localization
internal import MarkdownTree
internal import RunbookModel

/// A runbook as a page of the seventh section of the manual, for `man -l`.
struct ManPage {
    private let content: RunbookText

    /// Takes what there is to write.
    init(_ content: RunbookText) {
        self.content = content
    }

    /// The whole page, in ASCII.
    ///
    /// It has no date: the same runbook is the same bytes.
    var text: String {
        var writer = ManWriter()
        let words = content.words
        writer.section(words("site.formats.manName"))
        writer.write([named])
        if !content.summary.isEmpty {
            writer.section(words("site.formats.manDescription"))
            writer.write(content.summary)
        }
        if let first = content.blocks.first, first.headings.isEmpty {
            writer.section(words("site.formats.manBefore"))
        }
        writer.write(content.blocks)
        // Words are never cut, for man cuts them as in English; groff asks before the header, others after it.
        let lines = [".nr HY 0", header, ".nh", ".ad l"] + writer.lines
        return lines.map { $0 + "\n" }.joined()
    }

    private var header: String {
        let name = "\(content.runbook.id)(7)".count
        let guide = content.runbook.guide.map { [$0.page, $0.version].compactMap(\.self).joined(separator: " ") }
        let manual = content.words("site.formats.manual")
        let around = [fitting(guide ?? "", beside: name), fitting(manual, beside: 2 * name)]
        let fields = [content.runbook.id, "7", ""] + around
        return ".TH " + fields.map(RoffText.argument).joined(separator: " ")
    }

    /// A text as far as a line of a narrow terminal has room for it beside the page's name; a blank otherwise.
    private func fitting(_ text: String, beside columns: Int) -> String {
        text.isEmpty || columns + text.count + 4 > 78 ? "\u{A0}" : text
    }

    /// The line that whatis(1) reads.
    private var named: Block {
        Block(.paragraph([.text("\(content.runbook.id) - \(content.title.plainText)")]))
    }
}
