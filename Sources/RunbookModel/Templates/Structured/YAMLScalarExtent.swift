/// Where a scalar is written, its tag and anchor apart.
struct YAMLScalarExtent {
    /// From the first byte of the scalar to the one after its last.
    let range: Range<Int>
    /// Whether a line break is within.
    let isMultiline: Bool

    /// Finds the extent of a scalar that was read from this text; of a block scalar, only where it starts.
    init(of scalar: YAMLStream.Scalar, in bytes: [UInt8]) {
        let start = Self.endOfProperties(from: scalar.offset, in: bytes)
        let end =
            switch scalar.style {
            case .doubleQuoted: Self.endOfDoubleQuotes(from: start, in: bytes)
            case .singleQuoted: Self.endOfSingleQuotes(from: start, in: bytes)
            case .plain: Self.endOfPlain(scalar.text, from: start, in: bytes)
            case .literal, .folded: start
            }
        range = start..<max(start, min(end, bytes.count))
        isMultiline = bytes[range].contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    }

    /// Passes tags and anchors with the space after them.
    private static func endOfProperties(from start: Int, in bytes: [UInt8]) -> Int {
        var index = start
        while index < bytes.count, "!&".utf8.contains(bytes[index]) {
            index = bytes[index...].firstIndex { isSpace($0) } ?? bytes.count
            index = bytes[index...].firstIndex { !isSpace($0) } ?? bytes.count
        }
        return index
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        " \t\r\n".utf8.contains(byte)
    }

    private static func endOfDoubleQuotes(from start: Int, in bytes: [UInt8]) -> Int {
        var index = start + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index + 1
    }

    private static func endOfSingleQuotes(from start: Int, in bytes: [UInt8]) -> Int {
        let quote = UInt8(ascii: "'")
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == quote {
                guard index + 1 < bytes.count, bytes[index + 1] == quote else { return index + 1 }
                index += 1
            }
            index += 1
        }
        return index
    }

    /// Follows the text of a plain scalar, in which a line break was read as a space or as fewer breaks.
    private static func endOfPlain(_ text: String, from start: Int, in bytes: [UInt8]) -> Int {
        let read = Array(text.utf8)
        var index = start
        var position = 0
        while position < read.count, index < bytes.count {
            if bytes[index] == read[position], !startsBreak(index, in: bytes) {
                index += 1
                position += 1
            } else {
                index = bytes[index...].firstIndex { !isSpace($0) } ?? bytes.count
                position = read[position...].firstIndex { !isSpace($0) } ?? read.count
            }
        }
        return index
    }

    /// Whether only spaces stand between here and the end of the line.
    private static func startsBreak(_ index: Int, in bytes: [UInt8]) -> Bool {
        guard isSpace(bytes[index]) else { return false }
        let next = bytes[index...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")
    }
}
