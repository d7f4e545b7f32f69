/// A line of a program's output, as a person would read it.
package struct OutputLine: Sendable, Hashable {
    /// Without its line feed, escape sequences and what a carriage return overwrote; bytes that are not UTF-8 are U+FFFD.
    package var text: String
    /// Whether it was longer than the scanner keeps, so that its end is missing.
    package var isCut: Bool
}

/// Cuts a stream of output into lines of plain text, wherever the stream is cut into pieces.
///
/// Escape sequences (ECMA-48: control sequences, strings such as a title or a link, and the short ones) are removed.
/// After a carriage return the line begins anew, as a progress bar does; a backspace takes a character back.
package struct LineScanner: Sendable {
    /// Where the scanner stands in an escape sequence.
    private enum Position {
        case text
        /// After ESC.
        case escape
        /// After ESC and an intermediate byte: one more follows.
        case intermediate
        /// In a control sequence, up to its final byte.
        case control
        /// In a control string, up to BEL or ESC \.
        case string
        /// After ESC in a control string.
        case stringEscape
    }

    /// The longest line that is kept, in bytes.
    package static let lengthLimit = 65_536

    private var position = Position.text
    private var line: [UInt8] = []
    private var isCut = false
    private var hasReturned = false
    private var isEmpty = true

    /// A scanner at the start of a stream.
    package init() {}

    /// Takes a piece of the stream and gives the lines that it ends.
    package mutating func scan(_ piece: some Collection<UInt8>) -> [OutputLine] {
        if let lines = piece.withContiguousStorageIfAvailable({ scan($0) }) { return lines }
        return Array(piece).withUnsafeBufferPointer { scan($0) }
    }

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> [OutputLine] {
        var lines: [OutputLine] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if position == .text, Self.isPlain(byte) {
                // Most output is plain text, which is taken in runs.
                let start = index
                repeat { index += 1 } while index < bytes.count && Self.isPlain(bytes[index])
                append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                continue
            }
            if byte == 10, position == .text || position == .escape || position == .control {
                lines.append(endLine())
            } else {
                take(byte)
            }
            index += 1
        }
        return lines
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == 0x09
    }

    /// Ends the stream and gives the line that no line feed ended; nil where there is none.
    package mutating func finish() -> OutputLine? {
        isEmpty ? nil : endLine()
    }

    private mutating func endLine() -> OutputLine {
        defer {
            line.removeAll(keepingCapacity: true)
            position = .text
            (isCut, hasReturned, isEmpty) = (false, false, true)
        }
        return OutputLine(text: String(decoding: line, as: UTF8.self), isCut: isCut)
    }

    private mutating func take(_ byte: UInt8) {
        isEmpty = false
        switch position {
        case .text: takeText(byte)
        case .escape: takeEscape(byte)
        case .intermediate: if !(0x20...0x2F).contains(byte) { position = .text }
        case .control:
            if byte == 0x1B {
                position = .escape
            } else if (0x40...0x7E).contains(byte) {
                position = .text
            }
        case .string:
            if byte == 0x07 { position = .text } else if byte == 0x1B { position = .stringEscape }
        case .stringEscape: position = byte == UInt8(ascii: "\\") ? .text : .string
        }
    }

    private mutating func takeEscape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "["): position = .control
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            position = .string
        case 0x20...0x2F: position = .intermediate
        case 0x1B: break
        default: position = .text
        }
    }

    private mutating func takeText(_ byte: UInt8) {
        switch byte {
        case 0x1B: position = .escape
        case 0x0D: hasReturned = true
        case 0x08: takeBack()
        default: break
        }
    }

    private mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
        isEmpty = false
        if hasReturned {
            line.removeAll(keepingCapacity: true)
            (isCut, hasReturned) = (false, false)
        }
        let space = Self.lengthLimit - line.count
        line.append(contentsOf: run.prefix(space))
        if run.count > space { isCut = true }
    }

    /// Removes the last character, all of its UTF-8 bytes.
    private mutating func takeBack() {
        while let last = line.popLast(), last & 0xC0 == 0x80 {}
    }
}
