internal import Localization
internal import Rendering
internal import RunbookModel

/// Says a condition in the reader's words, with the labels of its parameters.
struct ConditionWording {
    let runbook: Runbook
    let words: Localizer

    /// The condition as a clause: “source version at least 2.2.3”.
    func clause(_ condition: Condition) -> String {
        clause(condition.expression)
    }

    private func clause(_ expression: Condition.Expression) -> String {
        switch expression {
        case .constant(let value): return words(value ? "site.condition.always" : "site.condition.never")
        case .parameter(let name, _): return words("site.condition.holds", ["name": label(name)])
        case .comparison(let left, let comparison, let right):
            let key = "site.condition.\(Self.key(comparison))"
            return words(key, ["left": text(left, beside: right), "right": text(right, beside: left)])
        case .membership(let operand, let items):
            let list = items.map { text($0, beside: operand) }
            return words("site.condition.oneOf", ["left": text(operand, beside: operand), "list": words.list(list)])
        case .not(let inner): return words("site.condition.not", ["condition": clause(inner)])
        case .and(let parts): return parts.map(clause).joined(separator: words("site.condition.and"))
        case .or(let parts): return parts.map(clause).joined(separator: words("site.condition.or"))
        }
    }

    private static func key(_ comparison: Condition.Comparison) -> String {
        switch comparison {
        case .equal: "equal"
        case .notEqual: "notEqual"
        case .less: "less"
        case .lessOrEqual: "atMost"
        case .greater: "greater"
        case .greaterOrEqual: "atLeast"
        }
    }

    /// A parameter by its label; a literal by the label that a choice gives it.
    private func text(_ operand: Condition.Operand, beside other: Condition.Operand) -> String {
        switch operand.value {
        case .parameter(let name): return label(name)
        case .literal(let value):
            let choices = other.parameterName.flatMap { runbook.parameter($0)?.choiceLabels } ?? [:]
            return VisibleText(choices[value] ?? value, as: .prose).text
        }
    }

    private func label(_ name: String) -> String {
        words.quote(VisibleText(runbook.parameter(name)?.label ?? name, as: .prose).text)
    }
}
