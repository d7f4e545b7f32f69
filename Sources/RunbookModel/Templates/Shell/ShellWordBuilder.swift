/// Collects the pieces of a word, and knows what matters for the piece that comes next.
struct ShellWordBuilder {
    private(set) var pieces: [ShellWord.Piece] = []
    /// Whether no text that is surely there has come yet.
    private(set) var startsWord = true
    /// Whether the last piece is `$name`, which more letters would lengthen.
    private(set) var endsWithVariable = false
    /// Whether an unquoted `~` has come whose user name may not have ended.
    private(set) var hasOpenTilde = false
    private var lastUnquoted: UInt8?

    /// Whether nothing has come yet.
    var isEmpty: Bool { pieces.isEmpty }

    /// Whether the last byte makes a following `(` the start of an extended pattern.
    var endsWithPatternOperator: Bool {
        guard let lastUnquoted else { return false }
        return "?*+@!".utf8.contains(lastUnquoted)
    }

    /// Whether what has come is a variable's name, unquoted.
    var isVariableName: Bool {
        guard let text = onlyUnquotedText, let first = text.first else { return false }
        return first.isVariableStart && text.allSatisfy(\.isVariableByte)
    }

    /// The variable of the `name=` or `name+=` that has come, unquoted; nil where something else has.
    var variableWithoutValue: String? {
        guard let text = onlyUnquotedText, let assignment = ShellAssignment(of: text) else { return nil }
        return assignment.valueStart == text.count ? assignment.name : nil
    }

    private var onlyUnquotedText: [UInt8]? {
        guard pieces.count == 1, case .literal(let bytes, false) = pieces[0] else { return nil }
        return bytes
    }

    /// Adds a byte of literal text.
    mutating func append(_ byte: UInt8, isQuoted: Bool) {
        append([byte], isQuoted: isQuoted)
    }

    /// Adds literal text, of one byte at least.
    mutating func append(_ text: ArraySlice<UInt8>, isQuoted: Bool) {
        if isQuoted {
            lastUnquoted = nil
        } else {
            for byte in text {
                noteTilde(byte)
                lastUnquoted = byte
            }
        }
        if case .literal(var bytes, isQuoted)? = pieces.last {
            pieces.removeLast()
            bytes += text
            pieces.append(.literal(bytes, isQuoted: isQuoted))
        } else {
            pieces.append(.literal(Array(text), isQuoted: isQuoted))
        }
        startsWord = false
        endsWithVariable = false
    }

    private mutating func noteTilde(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "~"):
            let isFirst = pieces.isEmpty && lastUnquoted == nil
            let isAfterSeparator = lastUnquoted == UInt8(ascii: "=") || lastUnquoted == UInt8(ascii: ":")
            hasOpenTilde = hasOpenTilde || isFirst || isAfterSeparator
        case UInt8(ascii: "/"), UInt8(ascii: ":"):
            hasOpenTilde = false
        default:
            break
        }
    }

    /// Adds a piece.
    mutating func append(_ piece: ShellWord.Piece) {
        pieces.append(piece)
        lastUnquoted = nil
        endsWithVariable = false
        if case .literal(let bytes, _) = piece, !bytes.isEmpty {
            startsWord = false
        }
    }

    /// Adds the expansion of `$name`.
    mutating func appendVariable() {
        append(.expansion)
        endsWithVariable = true
    }
}

/// `NAME=…`, `NAME+=…` or `NAME[…]=…` at the start of a word.
struct ShellAssignment {
    /// Stands for a subscript in the text of a word.
    static let subscriptMark: UInt8 = 0

    var name: String
    /// Where the value starts in the text.
    var valueStart: Int

    /// Reads the start of an assignment; nil where the text does not start with one.
    init?(of text: [UInt8]) {
        guard let first = text.first, first.isVariableStart else { return nil }
        var index = text.firstIndex { !$0.isVariableByte } ?? text.count
        name = String(decoding: text[..<index], as: UTF8.self)
        if index < text.count, text[index] == Self.subscriptMark { index += 1 }
        if index < text.count, text[index] == UInt8(ascii: "+") { index += 1 }
        guard index < text.count, text[index] == UInt8(ascii: "=") else { return nil }
        valueStart = index + 1
    }
}
