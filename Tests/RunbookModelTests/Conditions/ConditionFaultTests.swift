import Testing

@testable import RunbookModel

private let modes = ParameterType.choice(["all", "rollingUpgrade"])

@Suite struct ConditionFaultTests {
    private func type(_ name: String) -> ParameterType? {
        [
            "version": .version, "target": .version, "count": .integer, "wait": .duration, "mode": modes,
            "flag": .boolean,
            "name": .name, "note": .text(pattern: nil), "code": .text(pattern: "[a-z]+"), "file": .path, "key": .secret,
        ][name]
    }

    @Test(arguments: [
        "version >= 2.2.3 and mode != 'all'", "version < target", "count > -5", "wait <= 1h30m", "flag", "not flag",
        "flag == true", "flag in [true]", "mode in ['all', 'rollingUpgrade']", "'all' == mode", "2.2 <= version",
        "note == ''", "code == 'abc'", "file == './a b'", "name == 'my-release'", "true", "version == 'v2.2.3'",
    ])
    func soundConditionHasNoFault(_ source: String) throws {
        #expect(try ConditionParser().parse(source).faults(parameters: type) == [])
    }

    @Test(arguments: [
        FaultyCondition("flag and vresion > 2", .undeclaredParameter("vresion"), at: 9),
        FaultyCondition("absent", .undeclaredParameter("absent"), at: 0),
        FaultyCondition("2 < absent", .undeclaredParameter("absent"), at: 4),
        FaultyCondition("absent in ['x']", .undeclaredParameter("absent"), at: 0),
        FaultyCondition("key == 'x'", .secretParameter("key"), at: 0),
        FaultyCondition("key", .secretParameter("key"), at: 0),
        FaultyCondition("note == key", .secretParameter("key"), at: 8),
        FaultyCondition("key in ['x']", .secretParameter("key"), at: 0),
        FaultyCondition("flag or mode", .notBoolean("mode", modes), at: 8),
        FaultyCondition("not version", .notBoolean("version", .version), at: 4),
        FaultyCondition("mode < 'b'", .noOrder("mode", modes), at: 0),
        FaultyCondition("flag >= true", .noOrder("flag", .boolean), at: 0),
        FaultyCondition("'a' <= name", .noOrder("name", .name), at: 7),
        FaultyCondition("note > note", .noOrder("note", .text(pattern: nil)), at: 0),
        FaultyCondition(
            "mode == 'al'",
            .invalidLiteral("al", parameter: "mode", modes, .notAChoice(["all", "rollingUpgrade"])),
            at: 8
        ),
        FaultyCondition(
            "mode in ['all', 'x']",
            .invalidLiteral("x", parameter: "mode", modes, .notAChoice(["all", "rollingUpgrade"])),
            at: 16
        ),
        FaultyCondition("version > 2.x", .invalidLiteral("2.x", parameter: "version", .version, .malformed), at: 10),
        FaultyCondition("'' == version", .invalidLiteral("", parameter: "version", .version, .empty), at: 0),
        FaultyCondition("count == 2.5", .invalidLiteral("2.5", parameter: "count", .integer, .malformed), at: 9),
        FaultyCondition("wait > 90", .invalidLiteral("90", parameter: "wait", .duration, .malformed), at: 7),
        FaultyCondition("flag == 'yes'", .invalidLiteral("yes", parameter: "flag", .boolean, .malformed), at: 8),
        FaultyCondition(
            "code == '1'",
            .invalidLiteral("1", parameter: "code", .text(pattern: "[a-z]+"), .patternMismatch("[a-z]+")),
            at: 8
        ),
        FaultyCondition("version == mode", .differentTypes("version", .version, "mode", modes), at: 0),
        FaultyCondition("count < wait", .differentTypes("count", .integer, "wait", .duration), at: 0),
        FaultyCondition("flag and 'a' == 'a'", .noParameter, at: 9), FaultyCondition("1 in [1]", .noParameter, at: 0),
    ])
    func faultOfTheMeaningIsPlaced(_ example: FaultyCondition) throws {
        #expect(try ConditionParser().parse(example.source).faults(parameters: type) == example.errors)
    }

    @Test func everyFaultIsReportedInTheOrderOfTheText() throws {
        let condition = try ConditionParser().parse("a == b or (mode == 'x' and not count) or key in ['z']")
        let faults = condition.faults(parameters: type)
        #expect(faults.map(\.offset) == [0, 5, 19, 31, 41])
    }

    @Test func argumentsNameWhatIsWrong() {
        let literal = ConditionError.Kind.invalidLiteral("al", parameter: "mode", modes, .notAChoice(["all", "x"]))
        #expect(literal.arguments == ["text": "al", "name": "mode", "type": "choice", "choices": "all, x"])
        #expect(ConditionError.Kind.unexpectedCharacter("\u{A0}").arguments["code"] == "U+00A0")
    }
}
