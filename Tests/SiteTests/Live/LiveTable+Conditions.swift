import RunbookModel

@testable import Site

extension LiveTable {
    mutating func addConditions() throws {
        for source in Self.conditions {
            add(try Self.conditionValues.map { try LiveCase.condition(source, $0) })
        }
    }

    private static let conditions = [
        "a == 2.2.3", "a != '2.2'", "a < 2.2.3", "a <= 2.2.3", "a > 2.2.3", "a >= 2.2.3", "2.2.3 < a", "a == b",
        "a < b", "a in [1, 2.2.3, 'x']",
        "not a == 1", "a == 1 and b == 2", "a == 1 or b == 2", "a", "not a", "true", "false", "a or true",
        "a and false",
        "a == 'true'", "a == 'x' or not (b < 3 and c == 'y')", "c in ['all', 'x']", "a < 'x'", "c == \"it's\"",
        "a == 10m", "a < 600s or b > 9m",
        "a == -1 or a >= 9223372036854775807", "(a or b) and (b or c) and not (a and b)", "c == d and d == 'z'",
        "not (a in [1]) or c == ''",
    ]

    private static let conditionValues: [[String: ParameterValue]] = [
        [:], ["a": version("2.2.3")], ["a": version("v2.1.4"), "b": version("2.1.4")],
        ["a": version("2.2"), "b": version("3.0-rc1")],
        ["a": boolean("true")], ["a": boolean("false"), "b": boolean("true"), "c": boolean("true")],
        ["a": integer("-1"), "b": integer("2")],
        ["a": integer("9223372036854775807"), "b": integer("9223372036854775806")],
        ["a": duration("10m"), "b": duration("600s")], ["a": duration("1d"), "b": duration("23h59m60s")],
        ["a": text("x"), "c": text("all")], ["c": text("it's"), "d": text("z")], ["c": text("y"), "b": integer("3")],
        ["a": text("2.2.3"), "b": text("e\u{301}"), "c": text("\u{E9}"), "d": text("\u{E9}")],
        ["c": choice("x"), "a": version("1")],
        ["a": ParameterValue(accepted: "s", as: .secret), "c": text("")],
    ]
}

extension LiveTable {
    static func text(_ text: String) -> ParameterValue { ParameterValue(accepted: text, as: .text(pattern: nil)) }
    static func name(_ text: String) -> ParameterValue { ParameterValue(accepted: text, as: .name) }
    static func integer(_ text: String) -> ParameterValue { ParameterValue(accepted: text, as: .integer) }
    static func boolean(_ text: String) -> ParameterValue { ParameterValue(accepted: text, as: .boolean) }
    static func duration(_ text: String) -> ParameterValue { ParameterValue(accepted: text, as: .duration) }
    static func choice(_ text: String) -> ParameterValue { ParameterValue(accepted: text, as: .choice([text])) }
    static func version(_ text: String) -> ParameterValue {
        ParameterValue(accepted: Version(text)?.text ?? text, as: .version)
    }
}
