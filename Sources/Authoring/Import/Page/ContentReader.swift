internal import MarkdownTree

/// Reads the blocks of a page out of its elements.
struct ContentReader {
    /// How deeply lists, notes and quotes are kept within each other.
    private static let deepest = 8

    private(set) var inlineReader = InlineReader()
    private(set) var headings: [GuideHeading] = []
    /// Those that have an index, in order.
    private(set) var codeBlocks: [GuideCode] = []
    private(set) var codeCount = 0
    private(set) var findings: [ImportNote] = []
    /// The line of the page for each line of what was parsed.
    private let line: (Int) -> Int
    /// How many lists, notes and quotes are open.
    private var depth = 0
    private var cellDepth = 0

    init(line: @escaping (Int) -> Int) {
        self.line = line
    }

    /// The blocks within an element.
    mutating func blocks(of element: HTMLElement) -> [GuideBlock] {
        var blocks: [GuideBlock] = []
        var pending: [HTMLNode] = []
        for child in element.children {
            if case .element(let inner) = child, inner.isBlock || inner.holdsBlocks {
                blocks += paragraph(&pending, at: element.line)
                blocks += read(inner)
            } else {
                pending.append(child)
            }
        }
        blocks += paragraph(&pending, at: element.line)
        return blocks.groupingTabs
    }

    private mutating func paragraph(_ nodes: inout [HTMLNode], at line: Int) -> [GuideBlock] {
        defer { nodes = [] }
        let first = nodes.compactMap { if case .element(let element) = $0 { element.line } else { nil } }.first
        let content = inlineReader.inlines(of: nodes).collapsed
        let isBlank = content.isBlank && !content.contains { if case .html = $0 { true } else { false } }
        return isBlank ? [] : [GuideBlock(kind: .paragraph(content), line: self.line(first ?? line))]
    }

    // MARK: Elements

    private mutating func read(_ element: HTMLElement) -> [GuideBlock] {
        guard !InlineReader.decorations.contains(element.name) else { return [] }
        guard element.isHidden else { return readShown(element) }
        var shown = element
        shown.attributes["style"] = nil
        shown.attributes["hidden"] = nil
        let inner = readShown(shown)
        return inner.isEmpty ? [] : [block(.hidden(inner), element)]
    }

    private mutating func readShown(_ element: HTMLElement) -> [GuideBlock] {
        switch element.name {
        case "h1", "h2", "h3", "h4", "h5", "h6": return heading(element)
        case "pre": return code(element)
        case "code": return [code(element, isListed: cellDepth == 0)]
        case "ul", "ol": return list(element)
        case "table": return table(element)
        case "blockquote": return nested(element) { .quote($0) }
        case "hr": return [block(.rule, element)]
        case "dt", "summary": return title(element)
        case "iframe", "video": return frame(element) + blocks(of: element)
        default: return division(element)
        }
    }

    private func block(_ kind: GuideBlock.Kind, _ element: HTMLElement) -> GuideBlock {
        GuideBlock(kind: kind, line: line(element.line))
    }

    private mutating func division(_ element: HTMLElement) -> [GuideBlock] {
        let classes = element.classes
        if classes.contains("tab-wrapper") {
            let tabs = inlineReader.inlines(of: element.children).collapsed
            findings.append(ImportNote(.tabsLeftOut(labels: tabs.linkTexts), line: line(element.line)))
            return []
        }
        if classes.contains("multiplecode") {
            let labels = inlineReader.inlines(of: element.children).collapsed.linkTexts
            return [block(.tabs(labels, []), element)]
        }
        let isNote = classes.contains { name in
            ["alert", "alter", "admonition"].contains { name == $0 || name.hasPrefix($0 + "-") }
        }
        return isNote ? nested(element) { .note($0) } : anchor(element) + blocks(of: element)
    }

    /// The mark of a block to which links may lead.
    private func anchor(_ element: HTMLElement) -> [GuideBlock] {
        guard let id = element.attributes["id"], !id.isEmpty else { return [] }
        return [block(.paragraph([.html(InlineReader.anchor(id))]), element)]
    }

    /// Blocks inside a block of their own, as long as that is not too deep.
    private mutating func nested(
        _ element: HTMLElement,
        _ kind: ([GuideBlock]) -> GuideBlock.Kind
    ) -> [GuideBlock] {
        depth += 1
        defer { depth -= 1 }
        let inner = blocks(of: element)
        return depth > Self.deepest || inner.isEmpty ? inner : [block(kind(inner), element)]
    }

    private mutating func heading(_ element: HTMLElement) -> [GuideBlock] {
        let code = element.elements.flatMap { $0.isBlock || $0.holdsBlocks ? read($0) : [] }
        let content = inlineReader.inlines(of: element.children.filter(\.isInline)).collapsed
        let id = element.attributes["id"].flatMap { $0.isEmpty ? nil : $0 }
        if content.isBlank { return anchor(element) + code }
        // Within another block a heading opens no section.
        guard depth == 0, cellDepth == 0 else {
            return anchor(element) + [block(.paragraph([.strong(content)]), element)] + code
        }
        let heading = GuideHeading(
            id: id,
            text: content.plainText,
            level: Int(element.name.dropFirst()) ?? 1,
            line: line(element.line),
            content: content
        )
        headings.append(heading)
        return [block(.heading(heading), element)] + code
    }

    private mutating func title(_ element: HTMLElement) -> [GuideBlock] {
        let inner = blocks(of: element)
        guard inner.count == 1, case .paragraph(let content) = inner[0].kind else { return inner }
        return [GuideBlock(kind: .paragraph([.strong(content)]), line: inner[0].line)]
    }

    private func frame(_ element: HTMLElement) -> [GuideBlock] {
        guard let source = element.attributes["src"], !source.isEmpty else { return [] }
        let name = element.attributes["title"] ?? source
        return [block(.paragraph([.link(Link(destination: source, content: [.text(name)]))]), element)]
    }

    // MARK: Code

    /// The code of a `<pre>`: one block for each `<code>`, and one for what stands beside them.
    private mutating func code(_ pre: HTMLElement) -> [GuideBlock] {
        let codes = pre.all { $0.name == "code" }
        var blocks = codes.map { element in
            let isMarked = element.attributes["class"]?.isEmpty == false || element.contains { $0.name == "button" }
            return code(element, isListed: isMarked && cellDepth == 0)
        }
        let rest = pre.text { $0.name != "code" && $0.name != "button" }
        if !rest.allSatisfy(\.isWhitespace) {
            blocks.append(append(GuideCode(language: "", text: rest, line: pre.line, ordinal: 0), pre))
        }
        return blocks
    }

    private mutating func code(_ element: HTMLElement, isListed: Bool) -> GuideBlock {
        let language = element.classes.first { $0.hasPrefix("language-") }?.dropFirst("language-".count) ?? ""
        var code = GuideCode(
            language: String(language),
            text: element.text { $0.name != "button" },
            line: element.line,
            ordinal: 0
        )
        if isListed { code.index = codeBlocks.count + 1 }
        return append(code, element)
    }

    private mutating func append(_ unplaced: GuideCode, _ element: HTMLElement) -> GuideBlock {
        var code = unplaced
        code.line = line(element.line)
        code.ordinal = codeCount
        codeCount += 1
        if code.index != nil { codeBlocks.append(code) }
        return block(.code(code), element)
    }

    // MARK: Lists and tables

    private mutating func list(_ element: HTMLElement) -> [GuideBlock] {
        depth += 1
        defer { depth -= 1 }
        var items: [[GuideBlock]] = []
        for child in element.children {
            if case .element(let item) = child, item.name == "li" {
                items.append(blocks(of: item))
            } else {
                let stray = blocks(of: HTMLElement(name: "", attributes: [:], line: element.line, children: [child]))
                if stray.isEmpty { continue }
                if items.isEmpty { items.append(stray) } else { items[items.count - 1] += stray }
            }
        }
        if depth > Self.deepest || items.isEmpty { return items.flatMap(\.self) }
        let start = element.name == "ol" ? Int(element.attributes["start"] ?? "1") ?? 1 : nil
        return [block(.list(GuideList(start: start, items: items)), element)]
    }

    private mutating func table(_ element: HTMLElement) -> [GuideBlock] {
        var parts = TableParts()
        collect(element, into: &parts)
        for block in parts.codes {
            if case .code(let code) = block.kind { findings.append(ImportNote(.codeInTable, about: code)) }
        }
        guard let header = parts.rows.first, !header.isEmpty else { return parts.codes + parts.strays }
        let table = GuideTable(header: header, rows: Array(parts.rows.dropFirst()))
        return [block(.table(table), element)] + parts.codes + parts.strays
    }

    /// Reads the rows of a table, and what stands in it outside of cells, as in a table that was never closed.
    private mutating func collect(_ element: HTMLElement, into parts: inout TableParts) {
        var stray = HTMLElement(name: "", attributes: [:], line: element.line)
        var cells: [[Inline]] = []
        for child in element.children {
            guard case .element(let inner) = child else {
                stray.children.append(child)
                continue
            }
            switch inner.name {
            case "td", "th": cells.append(cell(inner, &parts.codes))
            case "tr", "thead", "tbody", "tfoot": collect(inner, into: &parts)
            default: stray.children.append(child)
            }
        }
        if !cells.isEmpty { parts.rows.append(cells) }
        parts.strays += blocks(of: stray)
    }

    private mutating func cell(_ element: HTMLElement, _ codes: inout [GuideBlock]) -> [Inline] {
        cellDepth += 1
        defer { cellDepth -= 1 }
        return words(of: blocks(of: element), &codes)
    }

    /// The words of a cell in one line; its code blocks come after the table.
    private func words(of blocks: [GuideBlock], _ codes: inout [GuideBlock]) -> [Inline] {
        let all = blocks.flatMap(\.all)
        codes += all.filter(\.isCode)
        return all.map(\.content).filter { !$0.isEmpty }.joined(separator: [.text(" ")]).map {
            if case .lineBreak = $0 { .text(" ") } else { $0 }
        }
    }
}

/// What a table holds.
private struct TableParts {
    var rows: [[[Inline]]] = []
    /// The code blocks in its cells.
    var codes: [GuideBlock] = []
    /// What stands outside of its cells.
    var strays: [GuideBlock] = []
}

extension HTMLElement {
    /// The outermost elements below that pass a test, in order.
    fileprivate func all(where isSought: (HTMLElement) -> Bool) -> [HTMLElement] {
        elements.flatMap { isSought($0) ? [$0] : $0.all(where: isSought) }
    }
}

extension HTMLNode {
    fileprivate var isInline: Bool {
        if case .element(let element) = self { !element.isBlock && !element.holdsBlocks } else { true }
    }
}

extension GuideBlock {
    /// Whether it is a code block.
    var isCode: Bool { if case .code = kind { true } else { false } }
}

extension [Inline] {
    /// What links among them are called; where there is none, the text of all.
    fileprivate var linkTexts: [String] {
        let links = compactMap { if case .link(let link) = $0 { link.content.plainText } else { nil } }
        return links.isEmpty ? [plainText].filter { !$0.isEmpty } : links.map { $0.trimmed }
    }
}

extension [GuideBlock] {
    /// The blocks with as many code blocks as a row of language tabs has names put under it.
    fileprivate var groupingTabs: [GuideBlock] {
        var result: [GuideBlock] = []
        for block in self {
            if block.isCode, case .tabs(let labels, let codes) = result.last?.kind, codes.count < labels.count {
                result[result.count - 1].kind = .tabs(labels, codes + [block])
            } else {
                result.append(block)
            }
        }
        return result
    }
}
