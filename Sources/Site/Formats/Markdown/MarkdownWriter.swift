internal import MarkdownTree

/// Writes blocks as CommonMark, from their tree alone: read again, they are the same blocks.
struct MarkdownWriter {
    let inlines: MarkdownInlines

    /// The text of blocks, an empty line between two.
    func text(_ blocks: [Block]) -> String {
        lines(blocks).map { $0 + "\n" }.joined()
    }

    private func lines(_ blocks: [Block]) -> [String] {
        var lines: [String] = []
        var isAfterList = false
        for block in blocks {
            let isList = if case .list = block.kind { true } else { false }
            let own = self.lines(block, otherMark: isList && isAfterList)
            if own.isEmpty { continue }
            if !lines.isEmpty { lines.append("") }
            lines += own
            isAfterList = isList && !isAfterList
        }
        return lines
    }

    private func lines(_ block: Block, otherMark: Bool) -> [String] {
        switch block.kind {
        case .heading(let heading): return [line(heading)]
        case .paragraph(let content): return inlines.text(content).paragraphLines
        case .codeBlock(let code): return lines(code)
        case .list(let list): return lines(list, otherMark)
        case .blockQuote(let inner): return lines(inner).map { $0.isEmpty ? ">" : "> " + $0 }
        case .thematicBreak: return ["___"]
        case .html: return []
        }
    }

    private func line(_ heading: Heading) -> String {
        var inlines = inlines
        inlines.isHeading = true
        return String(repeating: "#", count: min(max(heading.level, 1), 6)) + " " + inlines.text(heading.content)
    }

    /// A fence is longer than any run of its sign within.
    private func lines(_ code: CodeBlock) -> [String] {
        var content = code.literal.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if content.last?.isEmpty == true { content.removeLast() }
        let longest = code.literal.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        let isWord = code.language.allSatisfy { $0.isLetter || $0.isNumber || "+-_.#".contains($0) }
        return [fence + (isWord ? code.language : "")] + content + [fence]
    }

    // MARK: Lists

    /// A list right after another one has another sign, or both would be one.
    private func lines(_ list: List, _ otherMark: Bool) -> [String] {
        var lines: [String] = []
        for (index, item) in list.items.enumerated() {
            let number = list.start.map { min(max(0, $0), 999_999_000) + index }
            let mark = number.map { "\($0)\(otherMark ? ")" : ".") " } ?? (otherMark ? "* " : "- ")
            if index > 0, !list.isTight { lines.append("") }
            lines += self.lines(item, mark, isTight: list.isTight)
        }
        return lines
    }

    private func lines(_ item: ListItem, _ mark: String, isTight: Bool) -> [String] {
        var inner = self.lines(item.blocks)
        if isTight { inner = withoutGaps(item.blocks) }
        if let box = item.checkbox {
            let sign = box == .open ? "[ ] " : "[x] "
            inner = inner.isEmpty ? [sign] : [sign + inner[0]] + inner.dropFirst()
        }
        guard let first = inner.first else { return [String(mark.dropLast())] }
        let indent = String(repeating: " ", count: mark.count)
        return [mark + first] + inner.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
    }

    /// The lines of blocks with no empty line between two, which would make a list loose.
    private func withoutGaps(_ blocks: [Block]) -> [String] {
        var isAfterList = false
        return blocks.flatMap { block -> [String] in
            let isList = if case .list = block.kind { true } else { false }
            defer { isAfterList = isList && !isAfterList }
            return lines(block, otherMark: isList && isAfterList)
        }
    }
}

extension String {
    /// The lines of a paragraph: none is empty, which would end it.
    fileprivate var paragraphLines: [String] {
        split(separator: "\n").map { String($0.drop { $0 == " " || $0 == "\t" }) }.filter { !$0.isEmpty }
    }
}
