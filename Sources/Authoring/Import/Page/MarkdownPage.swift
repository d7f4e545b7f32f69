internal import MarkdownTree

/// Writes Markdown with HTML in it as the HTML that is published of it, each block on the line on which it stands.
///
/// Fenced blocks get the mark that lists them among the page's code blocks, indented ones do not.
struct MarkdownPage {
    private(set) var html = ""
    private var line = 1
    private var anchors: [String: Int] = [:]

    /// Writes a page's body.
    ///
    /// - Throws: ``GuidePageFault/tooDeep`` where it is too much, or too deep, for the parser of Markdown.
    init(_ body: String) throws(GuidePageFault) {
        let document = MarkdownParser().parse(body)
        let isRefused = document.faults.contains { [.tooLarge, .nestingTooDeep].contains($0.kind) }
        if isRefused { throw .tooDeep }
        for block in document.blocks { write(block) }
    }

    private mutating func append(_ text: String) {
        html += text
        line += text.utf8.count { $0 == .lineFeed }
    }

    private mutating func write(_ block: Block, isTight: Bool = false) {
        append(String(repeating: "\n", count: max(0, block.range.start.line - line)))
        switch block.kind {
        case .heading(let heading): write(heading)
        case .paragraph(let content): write(content, isTight: isTight)
        case .codeBlock(let code): write(code)
        case .list(let list): write(list)
        case .blockQuote(let blocks):
            append("<blockquote>")
            for inner in blocks { write(inner) }
            append("</blockquote>")
        case .thematicBreak: append("<hr>")
        case .html(let html): append(html)
        }
    }

    private mutating func write(_ heading: Heading) {
        let words = heading.content.plainText
        let anchor = heading.attributes?.identifier?.text ?? HeadingAnchor.make(of: words)
        append("<h\(heading.level) id=\"\(anchor.htmlEscaped)\">\(html(heading.content))</h\(heading.level)>")
    }

    private mutating func write(_ content: [Inline], isTight: Bool) {
        if let table = PipeTable(content) {
            if !table.before.isEmpty { append("<p>\(html(table.before))</p>") }
            write(table)
        } else {
            append(isTight ? html(content) : "<p>\(html(content))</p>")
        }
    }

    private mutating func write(_ table: PipeTable) {
        append("<table><thead>\(row(table.header, "th"))</thead><tbody>")
        for cells in table.rows { append(row(cells, "td")) }
        append("</tbody></table>")
    }

    private func row(_ cells: [[Inline]], _ name: String) -> String {
        "<tr>" + cells.map { "<\(name)>\(html($0))</\(name)>" }.joined() + "</tr>"
    }

    private mutating func write(_ code: CodeBlock) {
        let language = code.language.isEmpty ? "" : " class=\"language-\(code.language.htmlEscaped)\""
        let mark = code.isFenced ? "<button class=\"copy-code-btn\"></button>" : ""
        append("<pre><code\(language)>\(code.literal.htmlEscaped)\(mark)</code></pre>")
    }

    private mutating func write(_ list: List) {
        let name = list.start == nil ? "ul" : "ol"
        append("<\(name)\(list.start.map { " start=\"\($0)\"" } ?? "")>")
        for item in list.items {
            append(String(repeating: "\n", count: max(0, item.range.start.line - line)))
            append("<li>")
            if let checkbox = item.checkbox { append(checkbox == .done ? "[x] " : "[ ] ") }
            for block in item.blocks { write(block, isTight: list.isTight) }
            append("</li>")
        }
        append("</\(name)>")
    }

    // MARK: Inlines

    private func html(_ content: [Inline]) -> String {
        content.map(html).joined()
    }

    private func html(_ inline: Inline) -> String {
        switch inline {
        case .text(let text): text.htmlEscaped
        case .softBreak: "\n"
        case .lineBreak: "<br>\n"
        case .code(let code): "<code>\(code.htmlEscaped)</code>"
        case .html(let html): html
        case .emphasis(let content): "<em>\(html(content))</em>"
        case .strong(let content): "<strong>\(html(content))</strong>"
        case .link(let link): "<a href=\"\(link.destination.htmlEscaped)\">\(html(link.content))</a>"
        case .image(let link):
            "<img src=\"\(link.destination.htmlEscaped)\" alt=\"\(link.content.plainText.htmlEscaped)\">"
        }
    }
}

extension String {
    fileprivate var htmlEscaped: String {
        guard utf8.contains(where: { "&<>\"".utf8.contains($0) }) else { return self }
        return replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
