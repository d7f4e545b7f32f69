/// One thing that a terminal is told.
enum TerminalToken {
    /// A character to show.
    case character(Unicode.Scalar)
    /// A control character.
    case control(UInt8)
    /// A control sequence: its final byte and its numbers.
    case sequence(UInt8, [Int])
    /// A sequence that shows nothing.
    case ignored

    /// Takes the next token; nil where the bytes end before it does.
    static func next(in rest: inout ArraySlice<UInt8>) -> TerminalToken? {
        guard let first = rest.first else { return nil }
        if first == 0x1B { return escape(in: &rest) }
        if first < 0x20 || first == 0x7F {
            rest.removeFirst()
            return .control(first)
        }
        return character(in: &rest, first)
    }

    private static func character(in rest: inout ArraySlice<UInt8>, _ first: UInt8) -> TerminalToken? {
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard rest.count >= length else { return nil }
        let scalar = String(decoding: rest.prefix(length), as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
        rest.removeFirst(length)
        return .character(scalar)
    }

    private static func escape(in rest: inout ArraySlice<UInt8>) -> TerminalToken? {
        guard rest.count >= 2 else { return nil }
        switch rest[rest.startIndex + 1] {
        case UInt8(ascii: "["):
            let body = rest.dropFirst(2)
            guard let end = body.firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
            defer { rest = rest[(end + 1)...] }
            let text = String(decoding: body[..<end], as: UTF8.self)
            return .sequence(body[end], text.split(separator: ";").compactMap { Int($0) })
        case UInt8(ascii: "]"), UInt8(ascii: "P"):
            return string(in: &rest)
        case 0x20...0x2F:
            guard rest.count >= 3 else { return nil }
            rest.removeFirst(3)
            return .ignored
        default:
            rest.removeFirst(2)
            return .ignored
        }
    }

    /// A control string, which BEL or ESC \ ends.
    private static func string(in rest: inout ArraySlice<UInt8>) -> TerminalToken? {
        for index in rest.indices.dropFirst(2) {
            if rest[index] == 7 {
                rest = rest[(index + 1)...]
                return .ignored
            }
            if rest[index] == UInt8(ascii: "\\"), rest[index - 1] == 0x1B {
                rest = rest[(index + 1)...]
                return .ignored
            }
        }
        return nil
    }
}
