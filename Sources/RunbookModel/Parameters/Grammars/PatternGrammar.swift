/// Recognizes patterns that Swift's `Regex` accepts beyond doubt.
///
/// Compiling a pattern takes Swift longer than reading the rest of its step. Most patterns are made of letters, `.`,
/// escapes, groups, alternatives, simple classes and quantifiers; what has more than these is left to Swift.
struct PatternGrammar {
    private var cursor: ByteCursor
    /// The capturing groups that have ended, which `\1` and so on may name.
    private var groups = 0

    /// Whether it is such a pattern; one that is not may be well-formed too.
    static func recognizes(_ source: String) -> Bool {
        var grammar = PatternGrammar(cursor: ByteCursor(source.utf8))
        return grammar.readAlternatives() && grammar.cursor.isAtEnd
    }

    private init(cursor: ByteCursor) {
        self.cursor = cursor
    }

    private mutating func readAlternatives() -> Bool {
        repeat {
            while let byte = cursor.next, !byte.isOne(of: "|)") {
                guard readTerm() else { return false }
            }
        } while cursor.take("|")
        return true
    }

    private mutating func readTerm() -> Bool {
        if cursor.take("^") || cursor.take("$") { return !isAtQuantifier }
        if cursor.take("(") { return readGroup() }
        guard readAtom() else { return false }
        return readQuantifier()
    }

    private var isAtQuantifier: Bool { cursor.next?.isOne(of: "*+?{") == true }

    private mutating func readQuantifier() -> Bool {
        if cursor.take("*") || cursor.take("+") || cursor.take("?") { return !isAtQuantifier }
        return !isAtQuantifier
    }

    /// Reads a group after its parenthesis; one that looks ahead is not repeated.
    private mutating func readGroup() -> Bool {
        let isSpecial = cursor.take("?")
        let isPlain = isSpecial && cursor.take(":")
        let looksAhead = isSpecial && !isPlain
        if looksAhead { guard cursor.take("!") || cursor.take("=") else { return false } }
        guard readAlternatives(), cursor.take(")") else { return false }
        groups += isSpecial ? 0 : 1
        return looksAhead ? !isAtQuantifier : readQuantifier()
    }

    private mutating func readAtom() -> Bool {
        if cursor.take("[") { return readClass() }
        if cursor.take("\\") { return readEscape(isInClass: false) }
        guard let byte = cursor.take() else { return false }
        return byte.isASCIIAlphanumeric || byte.isOne(of: " ._-:/,;=%@!\"'<>&~")
    }

    private mutating func readEscape(isInClass: Bool) -> Bool {
        guard let byte = cursor.take() else { return false }
        if byte.isASCIIDigit, !isInClass {
            let number = Int(byte - UInt8(ascii: "0"))
            return (1...9).contains(number) && number <= groups && cursor.next?.isASCIIDigit != true
        }
        return byte.isOne(of: "dDsSwW.\\/()[]{}*+?|^$-")
    }

    /// Reads a class after its bracket: letters, digits, ranges of these, and escapes.
    private mutating func readClass() -> Bool {
        _ = cursor.take("^")
        var isEmpty = true
        while !cursor.take("]") {
            guard readMember() else { return false }
            isEmpty = false
        }
        return !isEmpty
    }

    private mutating func readMember() -> Bool {
        if cursor.take("\\") { return readEscape(isInClass: true) && cursor.next != UInt8(ascii: "-") }
        guard let first = cursor.take(), first.isASCIIAlphanumeric || first.isOne(of: " _/,") else { return false }
        guard cursor.take("-") else { return true }
        guard let last = cursor.take(), first <= last else { return false }
        return first.isASCIIDigit && last.isASCIIDigit || first.isASCIILowercase && last.isASCIILowercase
            || first.isASCIIUppercase && last.isASCIIUppercase
    }
}
