/// A condition over parameters: `source_version >= 2.2.3 and update_mode != 'all'`.
package struct Condition: Sendable, Hashable {
    package enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    /// What stands on a side of a comparison.
    ///
    /// A bare version or number is a literal like a quoted string; which it is
    /// matters only to how it is written.
    package enum Operand: Sendable, Hashable {
        case parameter(String)
        case literal(String)
    }

    package indirect enum Expression: Sendable, Hashable {
        /// A boolean parameter by itself.
        case parameter(String)
        case comparison(Operand, Comparison, Operand)
        case membership(Operand, [Operand])
        case not(Expression)
        case and(Expression, Expression)
        case or(Expression, Expression)
    }

    package var expression: Expression
    /// The text as written.
    package var source: String

    package init(expression: Expression, source: String) {
        self.expression = expression
        self.source = source
    }
}
