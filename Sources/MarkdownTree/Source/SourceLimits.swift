/// How much Markdown is read at all.
///
/// libcmark keeps about 200 bytes for each mark, and needs time for nesting times lines and for images squared: a text
/// that could exhaust memory or patience is refused before it is given to it.
struct SourceLimits: Sendable {
    /// The bytes of a text.
    var byteCount = 128 << 20
    /// The bytes that may make a block or an inline, line ends included.
    var markCount = 4_000_000
    /// The columns that the indentation and the markers of lists and block quotes take at the start of a line.
    var prefixWidth = 300
    /// The sum, over all lines, of the columns of indentation and markers behind which blocks may be open.
    var openWidth = 200_000_000
    /// The images that begin in adjoining lines without an empty one between them.
    var imageCount = 1024

    /// Returns the first place at which a text is more than is read; nil if it is read.
    func firstExcess(in source: SourceText) -> MarkdownFault? {
        guard source.bytes.count <= byteCount else {
            return MarkdownFault(.tooLarge, at: source.location(ofByte: byteCount))
        }
        return source.bytes.withUnsafeBufferPointer { bytes in
            var tally = Tally()
            for line in stride(from: 1, through: source.lineCount, by: 1) {
                let prefix = tally.count(bytes[source.range(ofLine: line)])
                if let kind = excess(of: tally, prefix) {
                    return MarkdownFault(kind, at: SourceLocation(line: line, column: 1))
                }
            }
            return nil
        }
    }

    private func excess(of tally: Tally, _ prefix: LinePrefix) -> MarkdownFault.Kind? {
        if tally.marks > markCount { return .tooLarge }
        let isTooDeep =
            prefix.markedWidth > prefixWidth || tally.totalOpenWidth > openWidth || tally.images > imageCount
        return isTooDeep ? .nestingTooDeep : nil
    }
}

/// What the lines so far cost libcmark.
private struct Tally {
    var marks = 0
    var images = 0
    var totalOpenWidth = 0
    private var openWidth = 0
    private var isAfterEmptyLine = true

    /// Adds a line and returns its start.
    mutating func count(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> LinePrefix {
        let prefix = LinePrefix(line)
        // A list item and its paragraph are two nodes; the end of the line may be a third.
        marks += prefix.mayOpenItem ? 3 : 1
        if prefix.isWholeLine {
            images = 0
        } else {
            // Text right after a line may continue what is open there, however little it is indented.
            openWidth = isAfterEmptyLine ? prefix.width : max(openWidth, prefix.width)
            countMarks(line)
        }
        totalOpenWidth += openWidth
        isAfterEmptyLine = prefix.isWholeLine
        return prefix
    }

    private mutating func countMarks(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
        var previous: UInt8 = 0
        for byte in line {
            switch byte {
            case .openingBracket:
                marks += 1
                if previous == UInt8(ascii: "!") { images += 1 }
            case .closingBracket, .backslash, .backtick, UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "_"),
                UInt8(ascii: "<"), UInt8(ascii: "&"):
                marks += 1
            default: break
            }
            previous = byte
        }
    }
}
