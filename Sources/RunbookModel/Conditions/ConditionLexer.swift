/// Cuts a condition into words and signs.
struct ConditionLexer {
    /// What people write who have another language in mind.
    private static let suggestions: [String: String] = [
        "=": "==", "===": "==", "!==": "!=", "<>": "!=", "~=": "!=", "=<": "<=", "=>": ">=",
        "&": "and", "&&": "and", "|": "or", "||": "or", "!": "not",
    ]

    private let text: String
    private var cursor: ByteCursor

    private init(_ text: String) {
        self.text = text
        self.cursor = ByteCursor(text.utf8)
    }

    /// The tokens of a text, the last one its end.
    ///
    /// - Throws: ``ConditionError`` at the first byte that belongs to no token.
    static func tokens(of text: String) throws(ConditionError) -> [ConditionToken] {
        var lexer = ConditionLexer(text)
        var tokens: [ConditionToken] = []
        while let token = try lexer.nextToken() { tokens.append(token) }
        tokens.append(ConditionToken(kind: .end, text: "", offset: text.utf8.count))
        return tokens
    }

    private mutating func nextToken() throws(ConditionError) -> ConditionToken? {
        _ = cursor.take { $0.isOne(of: " \t\n\r") }
        guard let byte = cursor.next else { return nil }
        let start = cursor.offset
        let kind =
            if byte.isOne(of: "'\"") {
                try takeString()
            } else if Self.isWordByte(byte) {
                try takeWord()
            } else if Self.isOperatorByte(byte) {
                try takeOperator()
            } else {
                try takeSign()
            }
        return ConditionToken(kind: kind, text: written(from: start), offset: start)
    }

    /// Takes a string, which ends at the next quote of the same kind: there are no escapes.
    private mutating func takeString() throws(ConditionError) -> ConditionToken.Kind {
        let start = cursor.offset
        let quote = cursor.take()
        let content = cursor.take { $0 != quote }
        guard cursor.take() == quote else { throw ConditionError(.unterminatedString, at: start) }
        return .literal(String(decoding: content, as: UTF8.self))
    }

    private mutating func takeWord() throws(ConditionError) -> ConditionToken.Kind {
        let start = cursor.offset
        let bytes = cursor.take(while: Self.isWordByte)
        let word = String(decoding: bytes, as: UTF8.self)
        if let keyword = ConditionToken.Keyword(rawValue: word) { return .keyword(keyword) }
        if bytes.first?.isASCIIDigit == true { return .literal(word) }
        if bytes.first?.isOne(of: "-") == true, bytes.dropFirst().first?.isASCIIDigit == true { return .literal(word) }
        guard Self.isParameterName(bytes) else { throw ConditionError(.malformedWord(word), at: start) }
        return .name(word)
    }

    private mutating func takeOperator() throws(ConditionError) -> ConditionToken.Kind {
        let start = cursor.offset
        let text = String(decoding: cursor.take(while: Self.isOperatorByte), as: UTF8.self)
        guard let comparison = Condition.Comparison(rawValue: text) else {
            throw ConditionError(.unknownOperator(text, suggestion: Self.suggestions[text]), at: start)
        }
        return .comparison(comparison)
    }

    private mutating func takeSign() throws(ConditionError) -> ConditionToken.Kind {
        if cursor.take("(") { return .openParenthesis }
        if cursor.take(")") { return .closeParenthesis }
        if cursor.take("[") { return .openBracket }
        if cursor.take("]") { return .closeBracket }
        if cursor.take(",") { return .comma }
        let index = text.utf8.index(text.startIndex, offsetBy: cursor.offset)
        throw ConditionError(.unexpectedCharacter(text.unicodeScalars[index]), at: cursor.offset)
    }

    private func written(from start: Int) -> String {
        let utf8 = text.utf8
        let lower = utf8.index(utf8.startIndex, offsetBy: start)
        let upper = utf8.index(lower, offsetBy: cursor.offset - start)
        return String(text[lower..<upper])
    }

    /// Whether it can stand in a name or in a version with its suffixes (`2.4.0-rc.1+build`).
    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte.isOne(of: "_.-+")
    }

    private static func isOperatorByte(_ byte: UInt8) -> Bool {
        byte.isOne(of: "=!<>&|~")
    }

    private static func isParameterName(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.first?.isASCIILowercase == true
            && bytes.allSatisfy { $0.isASCIILowercase || $0.isASCIIDigit || $0.isOne(of: "_") }
    }
}
