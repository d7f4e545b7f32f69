/// A line's run of three or more backticks or tildes, which may open or close a fenced code block.
struct FenceMark {
    var byte: UInt8
    var length: Int
    /// The text after it, without whitespace around it.
    var info: ArraySlice<UInt8>

    /// Reads a line without its indentation; nil where it starts with no such run.
    init?(_ text: ArraySlice<UInt8>) {
        guard let first = text.first, first == .backtick || first == .tilde else { return nil }
        byte = first
        length = text.leadingRunLength
        guard length >= 3 else { return nil }
        info = text.dropFirst(length).trimmedStart.trimmedEnd
    }

    /// Whether CommonMark takes it for no fence (CommonMark 0.30, section 4.5).
    var isBroken: Bool { byte == .backtick && info.contains(.backtick) }

    /// Whether an author who wrote it meant a block with attributes.
    var hasAttributes: Bool { !isBroken && info.contains(.openingBrace) }

    /// Whether it closes a block that another opened.
    func closes(_ opening: FenceMark) -> Bool {
        byte == opening.byte && length >= opening.length && info.isEmpty
    }
}

/// Finds fences that an author wrote and CommonMark does not see.
struct FenceLines {
    let lines: BlockLines

    /// Finds them in a paragraph or a heading, where any line of backticks is one.
    func faults(inTextOf node: MarkupNode, throughLine last: Int, quoteDepth: Int) -> [MarkdownFault] {
        (node.start.line...max(node.start.line, last)).compactMap { line in
            let range =
                line == node.start.line
                ? lines.restOfLine(from: node.start)
                : lines.textRange(ofLine: line, quoteDepth: quoteDepth)
            guard let mark = FenceMark(lines.source.bytes[range]) else { return nil }
            let location = lines.source.location(ofByte: range.lowerBound)
            if mark.byte == .backtick { return MarkdownFault(.strayBackticks, at: location) }
            return mark.hasAttributes ? MarkdownFault(.fenceInsideBlock, at: location) : nil
        }
    }

    /// Finds them in an HTML block, where only attributes tell them; a comment hides what it holds on purpose.
    func faults(inHTML html: CodeLines, from start: SourceLocation) -> [MarkdownFault] {
        let text = lines.source.bytes[lines.restOfLine(from: start)]
        return text.starts(with: "<!--".utf8) ? [] : faults(inIndentedCode: html)
    }

    /// Finds them in an indented code block, where only attributes tell them.
    func faults(inIndentedCode code: CodeLines) -> [MarkdownFault] {
        code.faults { mark in mark.hasAttributes ? .fenceInsideBlock : nil }
    }

    /// Finds them in a fenced code block: what could have been its end, but for the text after it.
    func faults(in code: CodeLines, of opening: FenceMark) -> [MarkdownFault] {
        code.faults(indentation: 3) { mark in
            guard mark.byte == opening.byte, mark.length >= opening.length, !mark.info.isEmpty else { return nil }
            if mark.hasAttributes { return .fenceInsideBlock }
            return mark.byte == .backtick ? .strayBackticks : nil
        }
    }
}
