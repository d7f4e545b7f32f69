import MarkdownTree
import Planning
import RunbookModel
import SystemPackage
import Testing

struct GivenValuesTests {
    private static let parameters = """
        parameters:
          a: {type: text}
          b: {type: version}
          c: {type: choice, choices: [one, two]}
          s: {type: secret}
          late: {}
        """

    private func runbook() throws -> Runbook {
        try PlanningTests.runbook(step("capture=late"), Self.parameters)
    }

    private func bind(
        _ options: [String],
        file: String? = nil,
        environment: [String: String] = [:]
    ) throws -> (bindings: Bindings, faults: [Diagnostic]) {
        let file = file.map { RunbookSource.File(path: "values.yml", bytes: Array($0.utf8)) }
        return try GivenValues(options: options, file: file, environment: environment).bind(to: runbook())
    }

    @Test func optionComesBeforeFileBeforeEnvironment() throws {
        let environment = ["RUNBOOK_PARAM_A": "env", "RUNBOOK_PARAM_B": "1", "RUNBOOK_PARAM_C": "two", "A": "x"]
        let bound = try bind(["a=option"], file: "a: file\nb: 2.10\n", environment: environment)
        #expect(bound.faults == [])
        #expect(bound.bindings.values.mapValues(\.value.text) == ["a": "option", "b": "2.10", "c": "two"])
        #expect(bound.bindings.values.mapValues(\.source) == ["a": .option, "b": .file, "c": .environment])
    }

    @Test(arguments: [
        ("a=", ""), ("a==", "="), ("a= b = c ", " b = c "), ("a=é\n", "é\n"),
    ])
    func optionIsTakenAsWritten(option: String, value: String) throws {
        #expect(try bind([option]).bindings["a"]?.text == value)
    }

    @Test func lastOptionOfANameCounts() throws {
        #expect(try bind(["a=1", "a=2"]).bindings["a"]?.text == "2")
    }

    @Test(arguments: [
        ("a: no\n", "no"), ("a: 1.20\n", "1.20"), ("a: ~\n", "~"), ("a:\n", ""), ("a: \"x\\ty\"\n", "x\ty"),
        ("a: |\n  x\n  y\n", "x\ny\n"), ("\"a\": 'it''s'\n", "it's"),
    ])
    func scalarOfTheFileIsTakenAsWritten(text: String, value: String) throws {
        let bound = try bind([], file: text)
        #expect(bound.bindings["a"]?.text == value)
    }

    @Test(arguments: ["a", "=a", ""])
    func optionWithoutNameAndValueIsRefused(option: String) {
        let fault = #expect(throws: Diagnostic.self) { _ = try bind([option]) }
        #expect(fault?.code == .assignmentExpected)
    }

    @Test(arguments: [
        ("a: [1]\n", DiagnosticCode.wrongShape, 1, 4), ("- a\n", .wrongShape, 1, 1), ("a: {\n", .invalidYAML, 1, 6),
        ("a: 1\na: 2\n", .repeatedKey, 1, 1), ("a: \u{FF}\0\n", .nullCharacter, 1, 6),
        ("a: 1\r\n", .carriageReturns, 1, 5),
    ])
    func brokenFileIsAFault(text: String, code: DiagnosticCode, line: Int, column: Int) {
        let fault = #expect(throws: Diagnostic.self) { _ = try bind([], file: text) }
        #expect(fault?.code == code)
        #expect(fault?.location == .init(line: line, column: column))
        #expect(fault?.path == "values.yml")
    }

    @Test func faultOfTheFileDoesNotQuoteIt() {
        let fault = #expect(throws: Diagnostic.self) { _ = try bind([], file: "s: \"hunter2\n") }
        #expect(fault?.arguments.values.contains { $0.contains("hunter2") } == false)
    }

    @Test func unknownNamesAreFaultsButInTheEnvironment() throws {
        let bound = try bind(["aa=1"], file: "x: 1\n", environment: ["RUNBOOK_PARAM_Y": "1"])
        #expect(bound.faults.codes == [.unknownParameter, .unknownParameter])
        #expect(bound.faults[0].arguments["nearest"] == "a")
        #expect(bound.faults[1].location == .init(line: 1, column: 1))
    }

    @Test func everyRefusedValueIsAFault() throws {
        let bound = try bind(["b=x", "c=on"], environment: ["RUNBOOK_PARAM_S": ""])
        #expect(bound.faults.codes == [.valueRefused, .valueRefused, .valueRefused])
        #expect(bound.faults[1].arguments["choices"] == "one, two")
        #expect(bound.faults[1].arguments["nearest"] == "one")
    }

    @Test func refusedSecretIsNotSaid() throws {
        let fault = try bind([], environment: ["RUNBOOK_PARAM_S": "a\0hunter2"]).faults.first
        #expect(fault?.code == .valueRefused)
        #expect(fault?.arguments.values.contains { $0.contains("hunter2") } == false)
    }

    @Test(arguments: ["s=hunter2", "s=", "s=a\0hunter2"])
    func secretIsRefusedOnTheCommandLine(option: String) throws {
        let bound = try bind(["a=1", option], file: "s: other\n")
        #expect(bound.faults.codes == [.secretOnCommandLine])
        #expect(bound.faults.first?.arguments == ["name": "s", "variable": "S"])
        #expect(bound.bindings["s"] == nil)
    }

    @Test func secretOfAFileOrTheEnvironmentIsTaken() throws {
        #expect(try bind([], file: "s: hunter2\n").bindings["s"]?.text == "hunter2")
        #expect(try bind([], environment: ["RUNBOOK_PARAM_S": "hunter2"]).bindings["s"]?.text == "hunter2")
    }

    @Test func capturedParameterCannotBeGiven() throws {
        #expect(try bind(["late=1"]).faults.codes == [.capturedParameter])
    }
}
