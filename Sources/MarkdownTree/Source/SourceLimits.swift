/// How much Markdown is read at all.
///
/// libcmark keeps about 200 bytes for each mark and needs time for nesting times lines, and for images squared: a
/// text that could exhaust memory or patience is refused before it is given to it.
struct SourceLimits: Sendable {
    /// The bytes of a text.
    var byteCount = 128 << 20
    /// The bytes that may make a block or an inline, line ends included.
    var markCount = 4_000_000
    /// The columns that the indentation and the markers of lists and block quotes take at the start of a line.
    var prefixWidth = 300
    /// The images that begin in adjoining lines without an empty one between them.
    var imageCount = 4096

    /// Returns the first place at which a text is more than is read; nil if it is read.
    func firstExcess(in source: SourceText) -> MarkdownFault? {
        guard source.bytes.count <= byteCount else {
            return MarkdownFault(.tooLarge, at: source.location(ofByte: byteCount))
        }
        return source.bytes.withUnsafeBufferPointer { bytes in
            var marks = 0
            var images = 0
            for line in stride(from: 1, through: source.lineCount, by: 1) {
                let range = source.range(ofLine: line)
                let counted = Self.marks(in: bytes[range])
                marks += counted.marks + 1
                images = range.isEmpty ? 0 : images + counted.images
                if marks > markCount { return MarkdownFault(.tooLarge, at: SourceLocation(line: line, column: 1)) }
                let isDeep = range.count > prefixWidth / 4 && Self.prefixWidth(of: bytes[range]) > prefixWidth
                if isDeep || images > imageCount {
                    return MarkdownFault(.nestingTooDeep, at: SourceLocation(line: line, column: 1))
                }
            }
            return nil
        }
    }

    private static func marks(in line: Slice<UnsafeBufferPointer<UInt8>>) -> (marks: Int, images: Int) {
        var marks = mayOpenItem(line) ? 2 : 0
        var images = 0
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
        return (marks, images)
    }

    /// Whether a line may open a list item, which takes a node for itself and one for its paragraph.
    private static func mayOpenItem(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = line.first(where: { !$0.isBlank }) else { return false }
        return first.isASCIIDigit || "-+*".utf8.contains(first)
    }

    /// Returns the width of what may open lists and block quotes, up to the last marker.
    private static func prefixWidth(of line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var width = 0
        var markedWidth = 0
        var digits = 0
        for (index, byte) in zip(line.indices, line) {
            width += byte == .tab ? 4 : 1
            let next = line.index(after: index)
            let isFollowedByBlank = next == line.endIndex || line[next].isBlank
            switch byte {
            case .space, .tab: digits = 0
            case UInt8(ascii: ">"): markedWidth = width
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                guard isFollowedByBlank else { return markedWidth }
                markedWidth = width
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                guard digits < 10 else { return markedWidth }
            case UInt8(ascii: "."), UInt8(ascii: ")"):
                guard digits > 0, isFollowedByBlank else { return markedWidth }
                markedWidth = width
            default: return markedWidth
            }
        }
        return markedWidth
    }
}
