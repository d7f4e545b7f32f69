import Foundation
import RunbookModel

@testable import Planning
@testable import Site

/// A question that both the program and the script of a page answer, and the program's answer.
struct LiveCase: Encodable {
    struct Value: Encodable {
        var text: String
        var type: LiveType

        init(_ value: ParameterValue) {
            text = value.text
            type = LiveType(value.type)
        }
    }

    /// What is asked: `value`, `version`, `condition`, `template` or `decision`.
    var kind: String
    var type: LiveType?
    var text: String?
    var other: String?
    var condition: LiveCondition?
    var values: [String: Value]?
    /// The number of the template in the table's list.
    var template: Int?
    /// The number of the page in the table's list.
    var page: Int?
    var given: [String: String]?
    /// The anchors of the ways that are chosen.
    var chosen: [String]?

    /// What a person reads where both differ.
    var label: String
    /// The program's answer.
    var expected: String
}

extension LiveCase {
    /// Whether a type takes a text.
    static func value(_ type: ParameterType, _ text: String) -> LiveCase {
        let expected =
            switch Result(catching: { () throws(ParameterValueError) in try type.value(from: text) }) {
            case .success(let value): "accepted \(value.text)"
            case .failure(let error): "refused \(error.key) \(list(error.arguments))"
            }
        return LiveCase(
            kind: "value",
            type: LiveType(type),
            text: text,
            label: "\(type) \(text.debugDescription)",
            expected: expected
        )
    }

    /// Which of two versions comes first.
    static func version(_ left: String, _ right: String) -> LiveCase {
        let versions = (Version(left)?.precedence, Version(right)?.precedence)
        let expected =
            if case (let first?, let second?) = versions {
                first == second ? "same" : first < second ? "before" : "after"
            } else {
                "none"
            }
        return LiveCase(kind: "version", text: left, other: right, label: "\(left) and \(right)", expected: expected)
    }

    /// Whether a condition holds, and on which values that depends.
    static func condition(_ source: String, _ values: [String: ParameterValue]) throws -> LiveCase {
        let condition = try ConditionParser().parse(source)
        let value = { (name: String) -> ConditionValue in values[name].map { .known($0) } ?? .missing }
        let expected = "\(condition.evaluate(value)) \(condition.unknownNames(value).joined(separator: " "))"
        return LiveCase(
            kind: "condition",
            condition: LiveCondition(condition.expression),
            values: values.mapValues { Value($0) },
            label: "\(source) with \(values.mapValues(\.text))",
            expected: expected
        )
    }

    /// A template with values in place.
    static func template(
        _ template: Template,
        number: Int,
        _ syntax: SubstitutionSyntax,
        _ values: [String: ParameterValue]
    ) -> LiveCase {
        let answer = Result { () throws(SubstitutionError) in try template.rendered(in: syntax) { values[$0] } }
        let expected =
            switch answer {
            case .success(let rendered): "rendered \(rendered.text)"
            case .failure(let error): "refused \(error.diagnosticCode) \(list(error.arguments))"
            }
        return LiveCase(
            kind: "template",
            values: values.mapValues { Value($0) },
            template: number,
            label: "\(syntax) \(template.source.debugDescription) with \(values.mapValues(\.text.debugDescription))",
            expected: expected
        )
    }

    /// What is taken, needed and missing of a runbook with these values.
    static func decision(_ runbook: Runbook, page: Int, given: [String: String], chosen: [String] = []) -> LiveCase {
        var bindings = Bindings(chosenSections: Set(chosen))
        for (name, text) in given {
            guard let value = try? runbook.parameter(name)?.type.value(from: text) else { continue }
            bindings.values[name] = BoundValue(value, from: .option)
        }
        let bound = Planner(runbook: runbook).bindDefaults(bindings)
        let inclusion = Inclusion(runbook, bound.bindings)
        let missing = bound.faults.first { $0.code == .valueMissing }?.arguments["names"] ?? ""
        let lines = [
            "sections " + runbook.sections.indices.map { "\(inclusion.truth(ofSection: $0))" }.joined(separator: " "),
            "steps " + runbook.steps.map { "\(inclusion.truth(of: $0))" }.joined(separator: " "),
            "values " + list(bound.bindings.values.mapValues(\.value.text)),
            "missing " + missing,
            "requirements " + runbook.requirements.map { "\(inclusion.evaluate($0.condition))" }.joined(separator: " "),
            "open \(inclusion.openChoices.count) empty \(inclusion.emptyChoices.count)",
        ]
        return LiveCase(
            kind: "decision",
            page: page,
            given: given,
            chosen: chosen,
            label: "\(runbook.id) with \(given) and \(chosen)",
            expected: lines.joined(separator: "\n")
        )
    }

    private static func list(_ arguments: [String: String]) -> String {
        arguments.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
}
