internal import MarkdownTree

/// Writes blocks with the macros of man(7).
struct ManWriter {
    private(set) var lines: [String] = []

    /// The columns by which code and quotations are set in.
    private static let indentation = 4

    /// Writes blocks one below the other.
    mutating func write(_ blocks: [Block]) {
        for block in blocks { write(block) }
    }

    private mutating func write(_ block: Block) {
        switch block.kind {
        case .heading(let heading): write(heading)
        case .paragraph(let content): paragraph(content)
        case .codeBlock(let code): write(code)
        case .list(let list): write(list)
        case .blockQuote(let inner): set(in: Self.indentation) { $0.write(inner) }
        case .thematicBreak: lines += [".PP", "* * *"]
        case .html: break
        }
    }

    /// Starts a section; below the second level man(7) has no headings.
    private mutating func write(_ heading: Heading) {
        let title = heading.content.plainText
        switch heading.level {
        case ...2: section(title)
        case 3: lines.append(".SS " + RoffText.argument(title))
        default: paragraph([.strong(heading.content)])
        }
    }

    /// Starts a section.
    mutating func section(_ title: String) {
        lines.append(".SH " + RoffText.argument(title))
    }

    private mutating func paragraph(_ content: [Inline]) {
        lines += [".PP", RoffInlines(content).roff]
    }

    private mutating func write(_ code: CodeBlock) {
        var content = code.literal.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if content.last?.isEmpty == true { content.removeLast() }
        lines.append(".PP")
        set(in: Self.indentation) { page in
            page.lines += [".EX"] + content.map(RoffText.line) + [".EE"]
        }
    }

    private mutating func set(in columns: Int, _ body: (inout Self) -> Void) {
        lines.append(".RS \(columns)")
        body(&self)
        lines.append(".RE")
    }

    // MARK: Lists

    private mutating func write(_ list: List) {
        for (index, item) in list.items.enumerated() {
            let mark = mark(of: item, list.start.map { $0 + index })
            // Nothing stands between the items of a tight list.
            if list.isTight, index == 1 { lines.append(".PD 0") }
            write(item, mark)
        }
        if list.isTight, list.items.count > 1 { lines.append(".PD") }
    }

    private func mark(of item: ListItem, _ number: Int?) -> (text: String, width: Int) {
        switch item.checkbox {
        case .open: ("[ ]", 4)
        case .done: ("[x]", 4)
        case nil: number.map { ("\($0).", "\($0).".count + 1) } ?? ("\\[bu]", 2)
        }
    }

    private mutating func write(_ item: ListItem, _ mark: (text: String, width: Int)) {
        var blocks = item.blocks[...]
        lines.append(".IP \"\(mark.text)\" \(mark.width)")
        if case .paragraph(let content) = blocks.first?.kind {
            lines.append(RoffInlines(content).roff)
            blocks.removeFirst()
        } else {
            lines.append("\\&")
        }
        guard !blocks.isEmpty else { return }
        set(in: mark.width) { $0.write(Array(blocks)) }
    }
}
