extension Condition {
    /// The condition in one spelling: literals quoted, single spaces, no parentheses but the needed ones.
    ///
    /// Conditions that differ in layout or quotes only have the same one. Read again, it gives the same condition.
    package var canonicalSource: String {
        expression.canonicalSource
    }
}

extension Condition.Expression {
    fileprivate var canonicalSource: String {
        switch self {
        case .constant(let value): String(value)
        case .parameter(let name, _): name
        case .comparison(let left, let comparison, let right):
            "\(left.canonicalSource) \(comparison.rawValue) \(right.canonicalSource)"
        case .membership(let operand, let items):
            "\(operand.canonicalSource) in [\(items.map(\.canonicalSource).joined(separator: ", "))]"
        case .not(let expression): "not \(expression.canonicalTerm)"
        case .and(let expressions): expressions.map(\.canonicalTerm).joined(separator: " and ")
        case .or(let expressions): expressions.map(\.canonicalAlternative).joined(separator: " or ")
        }
    }

    /// As it stands under `or`: `and` binds more tightly.
    private var canonicalAlternative: String {
        if case .or = self { "(\(canonicalSource))" } else { canonicalSource }
    }

    /// As it stands under `and` or `not`.
    private var canonicalTerm: String {
        switch self {
        case .and, .or: "(\(canonicalSource))"
        case .constant, .parameter, .comparison, .membership, .not: canonicalSource
        }
    }
}

extension Condition.Operand {
    /// A literal that was read holds one kind of quote at most, so the other kind encloses it.
    fileprivate var canonicalSource: String {
        switch value {
        case .parameter(let name): name
        case .literal(let text): text.utf8.contains(UInt8(ascii: "'")) ? "\"\(text)\"" : "'\(text)'"
        }
    }
}
