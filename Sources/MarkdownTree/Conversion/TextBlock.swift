/// A paragraph or a heading, and where the lines of its text start.
struct TextBlock {
    let node: MarkupNode
    private let lines: BlockLines
    private let quoteDepth: Int
    /// How many lines of link reference definitions libcmark counts in before the text.
    private let definitionLines: Int

    /// Looks for definitions before a text that ends on a line.
    init(_ node: MarkupNode, lastLine: Int, lines: BlockLines, quoteDepth: Int) {
        self.node = node
        self.lines = lines
        self.quoteDepth = quoteDepth
        definitionLines = Self.definitionLines(of: node, lastLine: lastLine, in: lines)
    }

    /// Where the text starts.
    var start: SourceLocation {
        definitionLines == 0 ? node.start : textStart(ofLine: node.start.line + definitionLines)
    }

    /// Returns where a link or an image starts; nil where libcmark does not tell.
    ///
    /// libcmark counts the columns of further lines from their text on, as if it stood below that of the first, gives
    /// the start of a link the line of its end, and autolinks no column. What is found must be the mark of a link.
    func location(ofLink link: MarkupNode, in source: SourceText) -> SourceLocation? {
        var start = link.start
        link.forEachNode { node in
            if node.kind == .softBreak || node.kind == .lineBreak { start.line -= 1 }
        }
        let marks = link.kind == .image ? "!" : "["
        if let location = place(start, startingWith: marks, in: source) { return location }
        guard link.kind == .link, var text = link.firstChild?.start else { return nil }
        text.column -= 1
        return place(text, startingWith: "<", in: source)
    }

    private func place(_ reported: SourceLocation, startingWith mark: String, in source: SourceText) -> SourceLocation?
    {
        var location = reported
        if definitionLines > 0 || reported.line > node.start.line {
            location = textStart(ofLine: reported.line + definitionLines)
            location.column += reported.column - node.start.column
        }
        let range = source.range(ofLine: location.line)
        guard location.line >= node.start.line, (1...max(1, range.count)).contains(location.column) else { return nil }
        let rest = source.bytes[(range.lowerBound + location.column - 1)..<range.upperBound]
        return rest.starts(with: mark.utf8) ? location : nil
    }

    private func textStart(ofLine line: Int) -> SourceLocation {
        lines.source.location(ofByte: lines.textRange(ofLine: line, quoteDepth: quoteDepth).lowerBound)
    }

    /// Counts the lines that are not among those of the text, where the source starts like a definition.
    private static func definitionLines(of node: MarkupNode, lastLine: Int, in lines: BlockLines) -> Int {
        let text = lines.source.bytes[lines.restOfLine(from: node.start)]
        guard text.first == .openingBracket, let end = text.firstIndex(of: .closingBracket),
            text[(end + 1)...].first == UInt8(ascii: ":"), let lastInline = node.lastChild
        else { return 0 }
        return max(0, lastLine - max(lastInline.endLine, node.start.line))
    }
}
