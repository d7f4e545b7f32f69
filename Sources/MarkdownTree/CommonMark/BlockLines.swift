/// The lines of blocks as the source has them.
struct BlockLines {
    let source: SourceText

    /// Returns where the text of a line starts, after its indentation and the markers of block quotes around it.
    func textRange(ofLine line: Int, quoteDepth: Int) -> Range<Int> {
        let range = source.range(ofLine: line)
        var text = source.bytes[range].trimmedStart
        for _ in 0..<quoteDepth where text.first == UInt8(ascii: ">") {
            text = text.dropFirst().trimmedStart
        }
        return text.startIndex..<range.upperBound
    }

    /// Returns the rest of a line from a column that libcmark gives, without whitespace at its end.
    func restOfLine(from start: SourceLocation) -> Range<Int> {
        let range = source.range(ofLine: start.line)
        let offset = min(range.lowerBound + max(0, start.column - 1), range.upperBound)
        return offset..<source.bytes[offset..<range.upperBound].trimmedEnd.endIndex
    }

    /// Returns the text of a paragraph.
    func paragraph(_ node: MarkupNode, in nesting: Nesting) -> SourceRun {
        run(from: node.start, throughLine: node.endLine, quoteDepth: nesting.quoteDepth)
    }

    /// Returns the text of a heading, without its marks.
    func heading(_ node: MarkupNode, in nesting: Nesting) -> SourceRun {
        if let marks = headingMarks(node) {
            let line = node.start.line
            let text = source.bytes[marks.upperBound..<restOfLine(from: node.start).upperBound]
            return SourceRun(source, line: line, range: Self.withoutClosingMarks(text))
        }
        let last = headingEndLine(node, in: nesting) - 1
        return run(from: node.start, throughLine: last, quoteDepth: nesting.quoteDepth)
    }

    /// Returns the line on which a heading ends, its underline included.
    func headingEndLine(_ node: MarkupNode, in nesting: Nesting) -> Int {
        guard headingMarks(node) == nil else { return node.start.line }
        let previous = node.endLine - 1
        guard previous > node.start.line else { return node.endLine }
        return isUnderline(previous, of: node, in: nesting) ? previous : node.endLine
    }

    /// Whether a line looks like the underline of a heading and is no lazy continuation of its text.
    private func isUnderline(_ line: Int, of node: MarkupNode, in nesting: Nesting) -> Bool {
        let mark = UInt8(ascii: node.headingLevel == 1 ? "=" : "-")
        let range = textRange(ofLine: line, quoteDepth: nesting.quoteDepth)
        let text = source.bytes[range].trimmedEnd
        guard !text.isEmpty, text.allSatisfy({ $0 == mark }) else { return false }
        let prefix = source.bytes[source.range(ofLine: line).lowerBound..<range.lowerBound]
        let width = prefix.reduce(into: 0) { $0 += $1 == .tab ? 4 - $0 % 4 : 1 }
        let limit = nesting.depth == 0 ? 4 : node.start.column + 3
        return width < limit && prefix.count { $0 == UInt8(ascii: ">") } == nesting.quoteDepth
    }

    /// Returns the number signs of an ATX heading; nil for a setext heading (CommonMark 0.30, sections 4.2 and 4.3).
    private func headingMarks(_ node: MarkupNode) -> Range<Int>? {
        let text = source.bytes[restOfLine(from: node.start)]
        guard text.first == .hash else { return nil }
        let count = text.leadingRunLength
        guard count <= 6, text.dropFirst(count).first?.isBlank ?? true else { return nil }
        return text.startIndex..<text.startIndex + count
    }

    private static func withoutClosingMarks(_ text: ArraySlice<UInt8>) -> Range<Int> {
        let text = text.trimmedStart
        var end = text.endIndex
        while end > text.startIndex, text[end - 1] == .hash { end -= 1 }
        guard end < text.endIndex, end == text.startIndex || text[end - 1].isBlank else {
            return text.startIndex..<text.endIndex
        }
        return text.startIndex..<text[..<end].trimmedEnd.endIndex
    }

    private func run(from start: SourceLocation, throughLine last: Int, quoteDepth: Int) -> SourceRun {
        var run = SourceRun(source, line: start.line, range: restOfLine(from: start))
        for line in stride(from: start.line + 1, through: last, by: 1) {
            run.append(source, line: line, range: textRange(ofLine: line, quoteDepth: quoteDepth))
        }
        run.truncate(to: run.bytes.trimmedEnd.count)
        return run
    }
}
