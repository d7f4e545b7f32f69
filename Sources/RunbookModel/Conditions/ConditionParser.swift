/// Reads a condition.
///
///     condition  = conjunction *("or" conjunction)
///     conjunction = term *("and" term)
///     term       = "not" term / "(" condition ")" / comparison / "true" / "false" / parameter
///     comparison = operand ("==" / "!=" / "<" / "<=" / ">" / ">=") operand / operand "in" list
///     list       = "[" literal *("," literal) "]"
///     operand    = parameter / literal
///     literal    = "'" text "'" / '"' text '"' / bare version or number / "true" / "false"
package struct ConditionParser {
    /// How deep parentheses and `not` may stand in one another.
    package static let maximumDepth = 64

    package init() {}

    /// Parses a whole text.
    ///
    /// - Throws: ``ConditionError`` with the first fault of the syntax.
    package func parse(_ text: String) throws(ConditionError) -> Condition {
        var reader = Reader(tokens: try ConditionLexer.tokens(of: text))
        return Condition(expression: try reader.readAll(), source: text)
    }
}

/// The recursive descent through the tokens, a function for each rule of the grammar.
private struct Reader {
    typealias Expression = Condition.Expression
    typealias Operand = Condition.Operand

    /// Ends with the token of the end, which is never passed.
    private let tokens: [ConditionToken]
    private var index = 0
    private var depth = 0

    init(tokens: [ConditionToken]) {
        self.tokens = tokens
    }

    private var current: ConditionToken { tokens[index] }

    mutating func readAll() throws(ConditionError) -> Expression {
        guard current.kind != .end else { throw ConditionError(.empty, at: 0) }
        let expression = try readCondition()
        guard current.kind == .end else { throw unexpected() }
        return expression
    }

    private mutating func readCondition() throws(ConditionError) -> Expression {
        var alternatives: [Expression] = []
        repeat {
            let expression = try readConjunction()
            if case .or(let inner) = expression { alternatives += inner } else { alternatives.append(expression) }
        } while take(.keyword(.or))
        return alternatives.count == 1 ? alternatives[0] : .or(alternatives)
    }

    private mutating func readConjunction() throws(ConditionError) -> Expression {
        var terms: [Expression] = []
        repeat {
            let expression = try readTerm()
            if case .and(let inner) = expression { terms += inner } else { terms.append(expression) }
        } while take(.keyword(.and))
        return terms.count == 1 ? terms[0] : .and(terms)
    }

    private mutating func readTerm() throws(ConditionError) -> Expression {
        let start = current
        guard start.kind == .keyword(.not) || start.kind == .openParenthesis else { return try readComparison() }
        guard depth < ConditionParser.maximumDepth else {
            throw ConditionError(.nestingTooDeep(ConditionParser.maximumDepth), at: start.offset)
        }
        depth += 1
        defer { depth -= 1 }
        index += 1
        if start.kind == .keyword(.not) { return .not(try readTerm()) }
        let expression = try readCondition()
        guard take(.closeParenthesis) else {
            throw ConditionError(.expectedClosingParenthesis, at: current.offset)
        }
        return expression
    }

    private mutating func readComparison() throws(ConditionError) -> Expression {
        let start = current
        let left = try readOperand()
        if case .comparison(let comparison) = current.kind {
            index += 1
            return .comparison(left, comparison, try readOperand())
        }
        if take(.keyword(.in)) { return .membership(left, try readList()) }
        switch start.kind {
        case .name(let name): return .parameter(name, offset: start.offset)
        case .keyword(let keyword): return .constant(keyword == .true)
        default: throw ConditionError(.literalAlone(start.text), at: start.offset)
        }
    }

    private mutating func readOperand() throws(ConditionError) -> Operand {
        let offset = current.offset
        if case .name(let name) = current.kind {
            index += 1
            return Operand(.parameter(name), offset: offset)
        }
        guard let literal = takeLiteral() else { throw ConditionError(.expectedOperand, at: offset) }
        return literal
    }

    private mutating func readList() throws(ConditionError) -> [Operand] {
        guard take(.openBracket) else { throw ConditionError(.expectedList, at: current.offset) }
        var items: [Operand] = []
        repeat {
            guard let literal = takeLiteral() else { throw ConditionError(.expectedLiteral, at: current.offset) }
            items.append(literal)
        } while take(.comma)
        guard take(.closeBracket) else { throw ConditionError(.expectedClosingBracket, at: current.offset) }
        return items
    }

    private mutating func takeLiteral() -> Operand? {
        let token = current
        let text: String
        switch token.kind {
        case .literal(let literal): text = literal
        case .keyword(.true), .keyword(.false): text = token.text
        default: return nil
        }
        index += 1
        return Operand(.literal(text), offset: token.offset)
    }

    /// Passes a token of this kind, and tells whether it stood there.
    private mutating func take(_ kind: ConditionToken.Kind) -> Bool {
        guard current.kind == kind else { return false }
        index += 1
        return true
    }

    private func unexpected() -> ConditionError {
        ConditionError(.unexpectedToken(current.text), at: current.offset)
    }
}
