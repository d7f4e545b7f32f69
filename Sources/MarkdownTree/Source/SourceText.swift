/// A text as UTF-8 bytes, with the places where its lines start.
///
/// A line ends with a line feed, a CR LF or a lone carriage return (CommonMark 0.30, section 2.1); a line end that
/// closes the text starts no further line, and an empty text has no line. Lines count from 1, offsets in bytes from 0.
package struct SourceText: Sendable {
    /// The whole text.
    package private(set) var bytes: [UInt8]
    private let lineStarts: [Int]

    /// The number of lines.
    package var lineCount: Int { lineStarts.count }

    /// Finds the lines of a text.
    package init(_ text: String) {
        self.init(bytes: Array(text.utf8))
    }

    /// Finds the lines of a text that is already there as UTF-8.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
        lineStarts = Self.lineStarts(in: bytes)
    }

    /// Returns the bytes that a line takes, without its line end; an empty range where there is no such line.
    package func range(ofLine line: Int) -> Range<Int> {
        guard line >= 1, line <= lineCount else { return bytes.count..<bytes.count }
        let start = lineStarts[line - 1]
        var end = line < lineCount ? lineStarts[line] : bytes.count
        if end > start, bytes[end - 1] == .lineFeed { end -= 1 }
        if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
        return start..<end
    }

    /// Returns a line without its line end; an empty text where there is no such line.
    package func line(_ line: Int) -> String {
        String(decoding: bytes[range(ofLine: line)], as: UTF8.self)
    }

    /// Returns where a byte stands; the end of the text has a place too.
    package func location(ofByte offset: Int) -> SourceLocation {
        var low = 0
        var high = lineStarts.count
        while low < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return SourceLocation(line: 1, column: offset + 1) }
        return SourceLocation(line: low, column: offset - lineStarts[low - 1] + 1)
    }

    /// Returns where a line ends: the column after its last byte.
    package func end(ofLine line: Int) -> SourceLocation {
        SourceLocation(line: line, column: range(ofLine: line).count + 1)
    }

    /// Puts another byte where one stands; not for line ends, which stay where they are.
    mutating func replace(byteAt offset: Int, with byte: UInt8) {
        bytes[offset] = byte
    }

    private static func lineStarts(in bytes: [UInt8]) -> [Int] {
        bytes.withUnsafeBufferPointer { buffer in
            var starts: [Int] = buffer.isEmpty ? [] : [0]
            var index = 0
            if buffer.firstOffset(of: .carriageReturn) == nil {
                while let end = buffer.firstOffset(of: .lineFeed, from: index), end + 1 < buffer.count {
                    index = end + 1
                    starts.append(index)
                }
                return starts
            }
            while index < buffer.count {
                let byte = buffer[index]
                index += 1
                guard byte == .lineFeed || byte == .carriageReturn else { continue }
                if byte == .carriageReturn, index < buffer.count, buffer[index] == .lineFeed { index += 1 }
                if index < buffer.count { starts.append(index) }
            }
            return starts
        }
    }
}
