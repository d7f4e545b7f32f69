/// Reads words as bash writes them in `declare -p` and `alias -p`: plain, `"…"`, `'…'` and `$'…'`.
struct ShellWord {
    private var rest: ArraySlice<UInt8>
    private var value: [UInt8] = []

    private init(_ text: ArraySlice<UInt8>) {
        rest = text
    }

    /// The bytes that a text means once its quotes are removed, line feeds outside quotes included.
    static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var word = ShellWord(text)
        while let byte = word.rest.popFirst() { word.take(byte) }
        return word.value
    }

    /// Cuts a text at the line feeds that stand in no quotes.
    static func statements(in text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var statements: [ArraySlice<UInt8>] = []
        var word = ShellWord(text)
        var start = text.startIndex
        while let byte = word.rest.popFirst() {
            if byte == UInt8(ascii: "\n") {
                let end = word.rest.startIndex - 1
                if end > start { statements.append(text[start..<end]) }
                start = end + 1
                word.value.removeAll(keepingCapacity: true)
            } else {
                word.take(byte)
            }
        }
        if start < text.endIndex { statements.append(text[start...]) }
        return statements
    }

    private mutating func take(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\\"): if let next = rest.popFirst() { value.append(next) }
        case UInt8(ascii: "\""): takeDoubleQuoted()
        case UInt8(ascii: "'"): takeSingleQuoted()
        case UInt8(ascii: "$") where rest.first == UInt8(ascii: "'"):
            rest.removeFirst()
            takeEscaped()
        default: value.append(byte)
        }
    }

    private mutating func takeDoubleQuoted() {
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\"), let next = rest.first, Array("\"\\$`\n".utf8).contains(next) {
                rest.removeFirst()
                value.append(next)
            } else {
                value.append(byte)
            }
        }
    }

    private mutating func takeSingleQuoted() {
        while let byte = rest.popFirst(), byte != UInt8(ascii: "'") { value.append(byte) }
    }

    private mutating func takeEscaped() {
        while let byte = rest.popFirst(), byte != UInt8(ascii: "'") {
            if byte == UInt8(ascii: "\\"), let escape = rest.popFirst() {
                takeEscape(escape)
            } else {
                value.append(byte)
            }
        }
    }

    /// The escapes that bash writes: three octal digits, and the letters of C.
    private mutating func takeEscape(_ escape: UInt8) {
        switch escape {
        case UInt8(ascii: "a"): value.append(7)
        case UInt8(ascii: "b"): value.append(8)
        case UInt8(ascii: "e"), UInt8(ascii: "E"): value.append(27)
        case UInt8(ascii: "f"): value.append(12)
        case UInt8(ascii: "n"): value.append(10)
        case UInt8(ascii: "r"): value.append(13)
        case UInt8(ascii: "t"): value.append(9)
        case UInt8(ascii: "v"): value.append(11)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var number = Int(escape - UInt8(ascii: "0"))
            for _ in 0..<2 {
                guard let digit = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { break }
                number = number * 8 + Int(digit - UInt8(ascii: "0"))
                rest.removeFirst()
            }
            value.append(UInt8(truncatingIfNeeded: number))
        default: value.append(escape)
        }
    }
}
