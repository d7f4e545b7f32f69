/// Makes values of the blocks of a document, and finds what CommonMark accepts in silence.
struct BlockConverter {
    private let lines: BlockLines
    private let marks: [SourceLocation: TextMarks]
    private(set) var faults = FaultList()

    /// Prepares for a document that was parsed with fillers in place of marks; the source is the one with the marks.
    init(source: SourceText, marks: [SourceLocation: TextMarks]) {
        lines = BlockLines(source: source)
        self.marks = marks
    }

    /// Converts the blocks of a document.
    mutating func convert(_ root: MarkupNode) -> [Block] {
        blocks(in: root, Nesting())
    }

    private mutating func blocks(in parent: MarkupNode, _ nesting: Nesting) -> [Block] {
        var blocks: [Block] = []
        for node in parent.children {
            if let block = block(node, nesting) { blocks.append(block) }
        }
        return blocks
    }

    private mutating func block(_ node: MarkupNode, _ nesting: Nesting) -> Block? {
        switch node.kind {
        case .paragraph: paragraph(node, nesting)
        case .heading: heading(node, nesting)
        case .codeBlock: codeBlock(node, nesting)
        case .htmlBlock: html(node, nesting)
        case .thematicBreak: Block(.thematicBreak, range: range(from: node.start, throughLine: node.start.line))
        case .list, .blockQuote: nesting.isTooDeep ? flattened(node) : container(node, nesting)
        default: nil
        }
    }

    // MARK: Text

    private mutating func paragraph(_ node: MarkupNode, _ nesting: Nesting) -> Block {
        let last = max(node.start.line, node.endLine)
        let text = text(of: node, lastLine: last, endLine: last, nesting)
        return Block(.paragraph(text.content), range: text.range)
    }

    private mutating func heading(_ node: MarkupNode, _ nesting: Nesting) -> Block {
        let end = lines.headingEndLine(node, in: nesting)
        let text = text(of: node, lastLine: max(node.start.line, end - 1), endLine: end, nesting)
        let heading = Heading(
            level: node.headingLevel,
            content: text.content,
            attributes: marks[node.start]?.attributes
        )
        return Block(.heading(heading), range: text.range)
    }

    private mutating func text(
        of node: MarkupNode,
        lastLine: Int,
        endLine: Int,
        _ nesting: Nesting
    ) -> (content: [Inline], range: SourceRange) {
        let block = TextBlock(node, lastLine: lastLine, lines: lines, quoteDepth: nesting.quoteDepth)
        var converter = InlineConverter(lines: lines, nesting: nesting, block: block)
        var content = converter.convert()
        marks[node.start]?.removeFillers(from: &content)
        faults.report(converter.faults.faults)
        let fences = FenceLines(lines: lines)
        faults.report(fences.faults(inTextOf: node, throughLine: lastLine, quoteDepth: nesting.quoteDepth))
        return (content, range(from: block.start, throughLine: endLine))
    }

    // MARK: Code and HTML

    private mutating func codeBlock(_ node: MarkupNode, _ nesting: Nesting) -> Block {
        let literal = node.literal
        guard let opening = openingFence(node, literal, nesting) else { return indentedCode(node, literal) }
        let code = CodeLines(literal, after: node.start.line, in: lines.source)
        let info = fenceInfo(node, opening)
        let isClosed = isClosed(opening, after: code.lastLine, nesting)
        if !isClosed { faults.report(.unclosedFence, at: node.start) }
        if info.attributes != nil, nesting.quoteDepth > 0, !info.isExample {
            faults.report(.fenceInsideBlock, at: node.start)
        }
        faults.report(info.faults)
        faults.report(FenceLines(lines: lines).faults(in: code, of: opening))
        let block = CodeBlock(
            isFenced: true,
            language: info.language,
            attributes: info.attributes,
            literal: literal,
            places: code.places ?? SourceMap(start: SourceLocation(line: node.start.line + 1, column: 1))
        )
        let endLine = code.lastLine + (isClosed ? 1 : 0)
        return Block(.codeBlock(block), range: range(from: node.start, throughLine: endLine))
    }

    /// Returns the fence that a code block starts with; nil for an indented one, which may start with backticks too.
    private func openingFence(_ node: MarkupNode, _ literal: String, _ nesting: Nesting) -> FenceMark? {
        let text = lines.source.bytes[lines.restOfLine(from: node.start)]
        guard let fence = FenceMark(text), !fence.isBroken else { return nil }
        guard literal.utf8.starts(with: text) else { return fence }
        let asIndented = CodeLines(literal, after: node.start.line - 1, in: lines.source)
        let isIndented = asIndented.standAlone(throughLine: node.endLine, quoteDepth: nesting.quoteDepth)
        return isIndented ? nil : fence
    }

    private func fenceInfo(_ node: MarkupNode, _ opening: FenceMark) -> FenceInfo {
        FenceInfo(
            SourceRun(lines.source, line: node.start.line, range: opening.info.startIndex..<opening.info.endIndex)
        )
    }

    private mutating func indentedCode(_ node: MarkupNode, _ literal: String) -> Block {
        let code = CodeLines(literal, after: node.start.line - 1, in: lines.source)
        faults.report(FenceLines(lines: lines).faults(inIndentedCode: code))
        let block = CodeBlock(
            isFenced: false,
            language: "",
            literal: literal,
            places: code.places ?? SourceMap(start: node.start)
        )
        return Block(.codeBlock(block), range: range(from: node.start, throughLine: code.lastLine))
    }

    /// Whether the line after the code closes it; where the block around it ends first, libcmark says so.
    private func isClosed(_ opening: FenceMark, after lastLine: Int, _ nesting: Nesting) -> Bool {
        let line = lastLine + 1
        guard line <= lines.source.lineCount, line <= nesting.endLine else { return false }
        let range = lines.textRange(ofLine: line, quoteDepth: nesting.quoteDepth)
        return FenceMark(lines.source.bytes[range])?.closes(opening) ?? false
    }

    private mutating func html(_ node: MarkupNode, _ nesting: Nesting) -> Block {
        let literal = node.literal
        let code = CodeLines(literal, after: node.start.line - 1, in: lines.source)
        faults.report(FenceLines(lines: lines).faults(inHTML: code, from: node.start))
        return Block(.html(literal), range: range(from: node.start, throughLine: code.lastLine))
    }

    // MARK: Containers

    private mutating func container(_ node: MarkupNode, _ nesting: Nesting) -> Block {
        let inner = nesting.inside(node)
        guard node.kind == .list else {
            let blocks = blocks(in: node, inner)
            return Block(.blockQuote(blocks), range: range(from: node.start, through: blocks.last?.range))
        }
        let items = node.children.map { item($0, inner) }
        let list = List(start: node.listStart, isTight: node.isTightList, items: items)
        return Block(.list(list), range: range(from: node.start, through: items.last?.range))
    }

    private mutating func item(_ node: MarkupNode, _ nesting: Nesting) -> ListItem {
        let marks = node.firstChild.flatMap { $0.kind == .paragraph ? self.marks[$0.start] : nil }
        var blocks = blocks(in: node, nesting.inside(node))
        let range = range(from: node.start, through: blocks.last?.range)
        if marks != nil, case .paragraph([]) = blocks.first?.kind { blocks.removeFirst() }
        return ListItem(checkbox: marks?.checkbox, attributes: marks?.attributes, blocks: blocks, range: range)
    }

    private mutating func flattened(_ node: MarkupNode) -> Block {
        faults.report(.nestingTooDeep, at: node.start)
        let text: [Inline] = [.text(node.flattenedText)]
        return Block(.paragraph(text), range: range(from: node.start, throughLine: node.endLine))
    }

    // MARK: Ranges

    private func range(from start: SourceLocation, throughLine line: Int) -> SourceRange {
        SourceRange(start: start, end: lines.source.end(ofLine: max(start.line, line)))
    }

    private func range(from start: SourceLocation, through last: SourceRange?) -> SourceRange {
        SourceRange(start: start, end: last?.end ?? lines.source.end(ofLine: start.line))
    }
}
