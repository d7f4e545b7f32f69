/// A line of a compared text, byte for byte.
///
/// Two lines are equal if their bytes are, line end included: `é` as one scalar and as two are different lines, and so
/// are a last line with and without its line feed.
package struct DiffLine: Sendable, Hashable {
    /// The line with its line feed, if it has one.
    private let bytes: ArraySlice<UInt8>

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// The line without its line feed.
    package var text: String {
        String(decoding: endsWithNewline ? bytes.dropLast() : bytes, as: UTF8.self)
    }

    /// Whether a line feed ends the line; only the last line of a text can lack it.
    package var endsWithNewline: Bool { bytes.last == 0x0A }

    package static func == (lhs: DiffLine, rhs: DiffLine) -> Bool {
        lhs.bytes.elementsEqual(rhs.bytes)
    }

    package func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    /// Cuts a text after each line feed; an empty text has no line.
    package static func lines(of text: String) -> [DiffLine] {
        let bytes = Array(text.utf8)
        var lines: [DiffLine] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            lines.append(DiffLine(bytes[start...index]))
            start = index + 1
        }
        if start < bytes.count { lines.append(DiffLine(bytes[start...])) }
        return lines
    }

    /// Puts lines together to the text that they were cut from.
    package static func text(of lines: some Sequence<DiffLine>) -> String {
        var bytes: [UInt8] = []
        for line in lines { bytes += line.bytes }
        return String(decoding: bytes, as: UTF8.self)
    }
}
