import TestSupport
import Testing

/// Scripts that want a part of a runbook.
struct SelectionTests {
    private static let options = ["--yes", "--no-input"]

    /// A step that fills a value, and one that uses it.
    private static let asking = """
        ---
        parameters: {who: {type: name}}
        ---
        ```sh {#ask .check capture=who}
        echo me
        ```

        ```sh {#tell}
        echo {{who}} > told
        ```
        """

    private func place() throws -> Workplace {
        let place = try Workplace()
        let steps = ["a", "b", "c", "d"].map { "```sh {#\($0)}\necho \($0) >> log\n```\n" }
        try place.write(steps.joined(separator: "\n"), to: "doc.md")
        return place
    }

    private func log(_ place: Workplace) -> String {
        place.read("log")?.replacing("\n", with: "") ?? ""
    }

    @Test func aRunBeginsAtAStepAndPausesAfterAnother() throws {
        let place = try place()
        let result = try place.run(["run", "./doc.md", "--from", "b", "--until", "c"] + Self.options)
        #expect(result.status == 0, "\(result.error)")
        #expect(log(place) == "bc")
        #expect(try place.account.outcomes == ["a skipped", "b succeeded", "c succeeded"])
        #expect(try place.account.lines.last == "finished paused 0")
        #expect(try place.run(["resume"] + Self.options).status == 0)
        #expect(log(place) == "bcd")
    }

    @Test func onlySomeStepsAreTakenAndTheOthersStayOpen() throws {
        let place = try place()
        #expect(try place.run(["run", "./doc.md", "--only", "b", "--only", "d"] + Self.options).status == 0)
        #expect(log(place) == "bd")
        #expect(try place.account.lines.last == "finished paused 0")
        #expect(try place.run(["resume"] + Self.options).status == 0)
        #expect(log(place) == "bdac")
        #expect(try place.account.lines.last == "finished succeeded 0")
    }

    @Test func aResumptionGoesBackToAStep() throws {
        let place = try place()
        #expect(try place.run(["run", "./doc.md"] + Self.options).status == 0)
        #expect(try place.run(["resume"] + Self.options).status == 64)
        let result = try place.run(["resume", "--from", "c"] + Self.options)
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error.flattened.contains("These steps count as not done any more: c and d."))
        #expect(log(place) == "abcdcd")
        #expect(try place.run(["resume", "--only", "b"] + Self.options).status == 0)
        #expect(log(place) == "abcdcdb")
    }

    @Test(arguments: ["--from", "--until", "--only"])
    func aStepThatIsNotThereIsAnError(option: String) throws {
        let place = try place()
        let result = try place.run(["run", "./doc.md", option, "z"] + Self.options)
        #expect(result.status == 64)
        #expect(result.error.contains("z"))
        #expect(place.runs.isEmpty)
    }

    @Test func aValueThatNoWantedStepFillsIsAnErrorBeforeTheFirstStep() throws {
        let place = try Workplace()
        try place.write(Self.asking, to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--from", "tell"] + Self.options)
        #expect(result.status == 3)
        #expect(result.error.contains("who"))
        #expect(place.runs.isEmpty)
        #expect(try place.run(["run", "./doc.md", "--until", "ask"] + Self.options).status == 0)
        #expect(try place.run(["resume", "--from", "tell"] + Self.options).status == 0)
        #expect(place.read("told") == "me\n")
    }

    @Test func aStepWhoseValueWasNeverFilledIsNotRun() throws {
        let place = try Workplace()
        try place.write(Self.asking, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer("s")
        try person.answer("Why is it skipped?", with: "known")
        #expect(try person.answer("q").flattened.contains("Step tell uses who"))
        #expect(try program.waitForExit() == 1)
        #expect(place.read("told") == nil)
    }

    @Test func anApprovedPlanIsRunWhole() throws {
        let place = try place()
        #expect(try place.run(["plan", "./doc.md", "--no-input", "--output", "plan.json"]).status == 0)
        let result = try place.run(["run", "--plan", "plan.json", "--from", "b"] + Self.options)
        #expect(result.status == 64)
        #expect(log(place) == "")
    }
}
