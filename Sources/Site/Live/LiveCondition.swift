package import RunbookModel

/// A condition, written as JSON for the script of a page.
///
/// One key tells what it is: `constant`, `parameter`, `comparison` (with `left` and `right`), `in` (with `items`), `not`,
/// `and` or `or`. An operand is a `parameter` or a `literal`.
package struct LiveCondition: Sendable, Encodable {
    private enum Key: String, CodingKey {
        case constant, parameter, literal, comparison, left, right, `in`, items, not, and, or
    }

    private struct Operand: Encodable {
        let operand: Condition.Operand

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            switch operand.value {
            case .parameter(let name): try container.encode(name, forKey: .parameter)
            case .literal(let text): try container.encode(text, forKey: .literal)
            }
        }
    }

    private let expression: Condition.Expression

    package init(_ expression: Condition.Expression) {
        self.expression = expression
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch expression {
        case .constant(let value): try container.encode(value, forKey: .constant)
        case .parameter(let name, _): try container.encode(name, forKey: .parameter)
        case .comparison(let left, let comparison, let right):
            try container.encode(comparison.rawValue, forKey: .comparison)
            try container.encode(Operand(operand: left), forKey: .left)
            try container.encode(Operand(operand: right), forKey: .right)
        case .membership(let operand, let items):
            try container.encode(Operand(operand: operand), forKey: .in)
            try container.encode(items.map { Operand(operand: $0) }, forKey: .items)
        case .not(let inner): try container.encode(LiveCondition(inner), forKey: .not)
        case .and(let parts): try container.encode(parts.map { LiveCondition($0) }, forKey: .and)
        case .or(let parts): try container.encode(parts.map { LiveCondition($0) }, forKey: .or)
        }
    }
}
