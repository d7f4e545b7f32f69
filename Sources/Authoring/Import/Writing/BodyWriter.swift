internal import MarkdownTree

/// Writes the blocks of a page as the Markdown of a runbook.
struct BodyWriter {
    private let plans: [BlockPlan]
    private let sections: SectionNames
    private let inlines: InlineWriter
    private(set) var notes: [ImportNote] = []
    private var headingCount = 0

    init(_ page: GuidePage, _ plans: [BlockPlan], _ sections: SectionNames) {
        self.plans = plans
        self.sections = sections
        inlines = InlineWriter(page, sections)
    }

    /// The lines of some blocks, with an empty line between two.
    mutating func lines(of blocks: [GuideBlock]) -> [OutputLine] {
        var lines: [OutputLine] = []
        var isAfterList = false
        for block in blocks {
            let isList = if case .list = block.kind { true } else { false }
            let own = self.lines(of: block, otherMark: isList && isAfterList)
            if own.isEmpty { continue }
            if !lines.isEmpty { lines.append(OutputLine("")) }
            lines += own
            isAfterList = isList && !isAfterList
        }
        return lines
    }

    private mutating func lines(of block: GuideBlock, otherMark: Bool) -> [OutputLine] {
        note(block)
        return unmarkedLines(of: block, otherMark: otherMark).marked(.page(line: block.line))
    }

    private mutating func unmarkedLines(of block: GuideBlock, otherMark: Bool) -> [OutputLine] {
        switch block.kind {
        case .heading(let heading): return [line(of: heading)]
        case .paragraph(let content): return paragraph(content)
        case .code(let code): return FencedBlock(code, plans[code.ordinal], plans).lines
        case .list(let list): return lines(of: list, otherMark)
        case .note(let inner), .quote(let inner): return quote(inner)
        case .table(let table): return lines(of: table)
        case .tabs(_, let codes): return lines(of: codes)
        case .hidden(let inner): return hidden(inner, block)
        case .rule: return [OutputLine("***")]
        }
    }

    private mutating func note(_ block: GuideBlock) {
        let content = block.content
        for name in content.placeholderNames { notes.append(ImportNote(.bracesInProse(name: name), line: block.line)) }
        for link in content.allLinks {
            guard let anchor = inlines.danglingAnchor(of: link.destination) else { continue }
            notes.append(ImportNote(.danglingLink(anchor: anchor), line: block.line))
        }
    }

    // MARK: Words

    private mutating func line(of heading: GuideHeading) -> OutputLine {
        let name = sections.names[headingCount]
        headingCount += 1
        let alias = name.alias.map { " aliases=\"\($0)\"" } ?? ""
        let words = inlines.text(heading.content, in: .heading)
        let signs = String(repeating: "#", count: min(max(heading.level, 1), 6))
        return OutputLine("\(signs) \(words) {#\(name.id)\(alias)}")
    }

    private func paragraph(_ content: [Inline]) -> [OutputLine] {
        let text = inlines.text(content)
        guard !text.allSatisfy(\.isWhitespace) else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { OutputLine(String($0)) }
    }

    private func lines(of table: GuideTable) -> [OutputLine] {
        let width = max(table.header.count, table.rows.map(\.count).max() ?? 0)
        let ruler = "|" + String(repeating: "---|", count: width)
        return [row(table.header, width), OutputLine(ruler)] + table.rows.map { row($0, width) }
    }

    private func row(_ cells: [[Inline]], _ width: Int) -> OutputLine {
        let texts = cells.map { inlines.text($0, in: .cell) } + Array(repeating: "", count: width - cells.count)
        return OutputLine("| " + texts.joined(separator: " | ") + " |")
    }

    // MARK: Containers

    private mutating func lines(of list: GuideList, _ otherMark: Bool) -> [OutputLine] {
        let isTight = list.items.allSatisfy(\.isTightItem)
        var lines: [OutputLine] = []
        for (index, item) in list.items.enumerated() {
            let bullet = otherMark ? "*" : "-"
            let number = list.start.map { min(max(0, $0), 999_999_000) + index }
            let mark = number.map { "\($0)\(otherMark ? ")" : ".") " } ?? "\(bullet) "
            var inner = self.lines(of: item)
            if isTight { inner.removeAll { $0.text.isEmpty } }
            if inner.isEmpty { inner = [OutputLine("")] }
            if !isTight, index > 0 { lines.append(OutputLine("")) }
            lines += inner.inside(first: mark, others: String(repeating: " ", count: mark.count))
        }
        return lines
    }

    /// A note as a quotation; the steps right in it stand outside, for what is quoted does not act.
    private mutating func quote(_ blocks: [GuideBlock]) -> [OutputLine] {
        var lines: [OutputLine] = []
        for part in blocks.split(atSteps: plans) {
            let inner = self.lines(of: part.blocks)
            if inner.isEmpty { continue }
            if !lines.isEmpty { lines.append(OutputLine("")) }
            lines += part.isStep ? inner : inner.inside(first: "> ", others: "> ")
        }
        return lines
    }

    /// What a page hides is shown where sections or code stand in it, and only told of otherwise.
    private mutating func hidden(_ blocks: [GuideBlock], _ block: GuideBlock) -> [OutputLine] {
        let all = blocks.flatMap(\.all)
        let isSection = all.contains { block in
            switch block.kind {
            case .heading, .code: true
            default: false
            }
        }
        if isSection {
            notes.append(ImportNote(.hiddenSection, line: block.line))
            return lines(of: blocks)
        }
        let text = all.map { $0.content.plainText }.joined(separator: " ").trimmed
        if !text.isEmpty { notes.append(ImportNote(.hiddenText(text: String(text.prefix(120))), line: block.line)) }
        return []
    }
}

extension [GuideBlock] {
    /// Whether an item of a list has nothing but a paragraph and lists below it.
    fileprivate var isTightItem: Bool {
        enumerated().allSatisfy { index, block in
            switch block.kind {
            case .paragraph: index == 0
            case .list(let list): list.items.allSatisfy(\.isTightItem)
            default: false
            }
        }
    }

    /// The blocks with each step by itself.
    fileprivate func split(atSteps plans: [BlockPlan]) -> [(isStep: Bool, blocks: [GuideBlock])] {
        var parts: [(isStep: Bool, blocks: [GuideBlock])] = []
        for block in self {
            let isStep = if case .code(let code) = block.kind { plans[code.ordinal].role != .example } else { false }
            if !isStep, let last = parts.last, !last.isStep {
                parts[parts.count - 1].blocks.append(block)
            } else {
                parts.append((isStep, [block]))
            }
        }
        return parts
    }
}
