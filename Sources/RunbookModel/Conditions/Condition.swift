package import MarkdownTree
package import SystemPackage

/// A condition over parameters: `source_version >= 2.2.3 and update_mode != 'all'`.
package struct Condition: Sendable, Hashable {
    /// An operator between two operands.
    package enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="

        /// Whether it asks which side comes first.
        package var isOrdering: Bool {
            switch self {
            case .equal, .notEqual: false
            case .less, .lessOrEqual, .greater, .greaterOrEqual: true
            }
        }
    }

    /// What stands on a side of a comparison.
    package struct Operand: Sendable, Hashable {
        /// A bare version or number is a literal like a quoted string; which it is matters only to how it is written.
        package enum Value: Sendable, Hashable {
            case parameter(String)
            case literal(String)
        }

        package var value: Value
        /// Where it starts, in UTF-8 bytes from the start of the condition.
        package var offset: Int

        package init(_ value: Value, offset: Int) {
            self.value = value
            self.offset = offset
        }
    }

    /// What is to be true, as a tree.
    package indirect enum Expression: Sendable, Hashable {
        /// `true` or `false`.
        case constant(Bool)
        /// A boolean parameter by itself, and where it stands.
        case parameter(String, offset: Int)
        case comparison(Operand, Comparison, Operand)
        /// Whether the first is equal to one of the others, which are literals.
        case membership(Operand, [Operand])
        case not(Expression)
        /// Two expressions or more, none of which is an `and` itself.
        case and([Expression])
        /// Two expressions or more, none of which is an `or` itself.
        case or([Expression])
    }

    /// The words that have a meaning in conditions, and can name no parameter.
    package static let reservedWords: Set<String> = Set(ConditionToken.Keyword.allCases.map(\.rawValue))

    /// What it says, free of its spelling.
    package var expression: Expression
    /// The text as written.
    package var source: String
    /// The file in which it stands, for messages.
    package var path: FilePath?
    /// Where it starts, for messages.
    package var location: SourceLocation?

    package init(expression: Expression, source: String) {
        self.expression = expression
        self.source = source
    }

    /// The names of the parameters that it uses, in order, each once.
    package var parameterNames: [String] {
        var seen: Set<String> = []
        return expression.parameterNames.filter { seen.insert($0).inserted }
    }
}

extension Condition.Expression {
    /// The names of the parameters that it uses, in order.
    fileprivate var parameterNames: [String] {
        switch self {
        case .constant: []
        case .parameter(let name, _): [name]
        case .comparison(let left, _, let right): [left, right].compactMap(\.parameterName)
        case .membership(let operand, let items): ([operand] + items).compactMap(\.parameterName)
        case .not(let expression): expression.parameterNames
        case .and(let expressions), .or(let expressions): expressions.flatMap(\.parameterNames)
        }
    }
}

extension Condition.Operand {
    /// The parameter that it names; nil for a literal.
    package var parameterName: String? {
        if case .parameter(let name) = value { name } else { nil }
    }
}
