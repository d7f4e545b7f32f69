import Testing

@testable import RunbookModel

@Suite struct ConditionEvaluationTests {
    private static let values: [String: ParameterValue] = [
        "version": ParameterValue(accepted: "2.3.10", as: .version),
        "older": ParameterValue(accepted: "2.2", as: .version),
        "count": ParameterValue(accepted: "10", as: .integer),
        "wait": ParameterValue(accepted: "90s", as: .duration),
        "mode": ParameterValue(accepted: "all", as: .choice(["all", "K", "rollingUpgrade"])),
        "yes": ParameterValue(accepted: "true", as: .boolean),
        "no": ParameterValue(accepted: "false", as: .boolean),
        "note": ParameterValue(accepted: "caf\u{E9}", as: .text(pattern: nil)),
        "password": ParameterValue(accepted: "x", as: .secret),
    ]

    private func value(_ name: String) -> ConditionValue {
        if name == "late" { return .unknown }
        return Self.values[name].map { .known($0) } ?? .missing
    }

    @Test(arguments: [
        ("version >= 2.2.3", Truth.holds), ("version < 2.3.9", .fails), ("version == 2.3.10", .holds),
        ("version == 'v2.3.10'", .holds), ("version > 2.3.10-rc1", .holds), ("version < 2.3.10-hotfix1", .holds),
        ("older == 2.2.0", .holds), ("older != 2.2.0", .fails), ("older <= 2.2.0", .holds), ("2.2.3 > older", .holds),
        ("version > older", .holds), ("older >= version", .fails), ("version in [2.2, 2.3.10-gpu]", .holds),
        ("older in [2.2.0]", .holds), ("count > 9", .holds), ("count <= 9", .fails), ("count == 10", .holds),
        ("wait == 1m30s", .holds), ("wait < 2m", .holds), ("wait >= 1h", .fails), ("mode == 'all'", .holds),
        ("mode != \"all\"", .fails), ("mode in ['x', 'all']", .holds), ("mode in ['x']", .fails),
        ("mode == 'ALL'", .fails), ("yes", .holds), ("no", .fails), ("not no", .holds), ("yes == true", .holds),
        ("no == 'true'", .fails), ("note == 'caf\u{E9}'", .holds), ("note == 'cafe\u{301}'", .fails), ("true", .holds),
        ("false", .fails), ("yes and no", .fails), ("yes or no", .holds), ("no and no or yes", .holds),
        ("no and (no or yes)", .fails), ("not yes or yes", .holds),
        // Three values.
        ("late", .unknown), ("missing", .unknown), ("late == 'x'", .unknown), ("late in ['x']", .unknown),
        ("not late", .unknown), ("late and yes", .unknown), ("late and no", .fails), ("no and late", .fails),
        ("late or yes", .holds), ("late or no", .unknown), ("not (late and no)", .holds), ("late or missing", .unknown),
        ("late and missing and no", .fails),
        // What the checker refuses settles nothing, or differs as text.
        ("mode < 'b'", .unknown), ("password == 'x'", .unknown), ("mode", .unknown), ("version == 'x'", .fails),
        ("version < 'x'", .unknown), ("count == version", .fails), ("'a' == 'a'", .holds), ("1 < 2", .unknown),
    ])
    func truthFollowsTheValues(_ source: String, _ truth: Truth) throws {
        #expect(try ConditionParser().parse(source).evaluate(value) == truth)
    }

    @Test(arguments: [
        ("late and missing", ["late", "missing"]), ("missing and late and missing", ["missing", "late"]),
        ("late and no", []), ("late or yes", []), ("late or no", ["late"]), ("(late and no) or missing", ["missing"]),
        ("late == missing", ["late", "missing"]), ("version == late", ["late"]), ("late in ['a', 'b']", ["late"]),
        ("not (missing == 'x')", ["missing"]), ("yes", []), ("mode < 'b'", []),
    ])
    func namesThatWouldSettleItAreGiven(_ source: String, _ names: [String]) throws {
        #expect(try ConditionParser().parse(source).unknownNames(value) == names)
    }

    @Test func settledTruthNeverChangesWhenTheUnknownIsLearnt() throws {
        let sources = [
            "a and (b or not c)", "not (a or b) and c", "a or b and not a", "(a or b) and (not b or c)", "not a or a",
        ]
        let states: [ConditionValue] = [
            .known(ParameterValue(accepted: "true", as: .boolean)),
            .known(ParameterValue(accepted: "false", as: .boolean)), .unknown,
        ]
        for condition in try sources.map(ConditionParser().parse) {
            for assignment in assignments(of: states) {
                let truth = condition.evaluate { assignment[$0] ?? .missing }
                let refined = assignments(of: Array(states.prefix(2))).filter { full in
                    assignment.allSatisfy { $1 == .unknown || full[$0] == $1 }
                }
                let outcomes = Set(refined.map { full in condition.evaluate { full[$0] ?? .missing } })
                #expect(!outcomes.contains(.unknown))
                #expect(truth == .unknown || outcomes == [truth])
            }
        }
    }

    private func assignments(of states: [ConditionValue]) -> [[String: ConditionValue]] {
        states.flatMap { first in
            states.flatMap { second in states.map { third in ["a": first, "b": second, "c": third] } }
        }
    }
}
