import Execution
import TestSupport
import Testing

struct PlainMarkdownTests {
    private static let steps = """
        # Move house

        First, look around.

        ```sh
        mkdir -p house && cd house
        greet() { echo "hello from ${PWD##*/} by $who"; }
        who="Ann O'Neil"
        ```

        ```
        not a step
        ```

        ```bash
        greet
        ```

        ```shell
        test -e go || { echo "no go" >&2; exit 3; }
        ```
        """

    @Test(arguments: ["en", "fr"])
    func stepsAreConfirmedOneByOneAndShareTheirState(language: String) throws {
        let place = try Workplace()
        try place.write(Self.steps, to: "doc.md")
        try place.write("", to: "house/go")
        let program = try place.start(["run", "./doc.md"], language: language)
        let person = Operator(program: program, language: language)
        #expect(try person.answer(person.runKey).contains("First, look around."))
        try person.answer(person.runKey)
        #expect(try person.answer(person.runKey).contains("hello from house by Ann O'Neil"))
        #expect(try program.waitForExit() == 0)
        #expect(
            try place.account.lines == [
                "run=run step-1", "started step-1", "succeeded step-1", "run=run step-2", "started step-2",
                "succeeded step-2", "run=run step-3", "started step-3", "succeeded step-3", "finished succeeded 0",
            ]
        )
    }

    @Test func aFailedStepIsRetriedFromTheStateBeforeIt() throws {
        let place = try Workplace()
        try place.write(Self.steps, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        for _ in 0..<3 { try person.answer("r") }
        #expect(try person.waitForMenu().contains("exited with status 3"))
        try place.write("", to: "house/go")
        try program.type("r")
        #expect(try person.answer("r").contains("Step 3 of 3"))
        #expect(try program.waitForExit() == 0)
        #expect(
            try place.account.lines.suffix(6) == [
                "failed step-3 (exitStatus)", "failure=retry step-3", "run=run step-3", "started step-3",
                "succeeded step-3", "finished succeeded 0",
            ]
        )
    }

    @Test func quittingAfterAFailureEndsWithTheStatusOfAFailure() throws {
        let place = try Workplace()
        try place.write(Self.steps, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        for _ in 0..<3 { try person.answer("r") }
        try person.answer("q")
        #expect(try program.waitForExit() == 1)
        #expect(program.plainText.contains("The run stopped at the step step-3, which failed."))
        let tail = ["failed step-3 (exitStatus)", "failure=quit step-3", "finished failed 1"]
        #expect(try place.account.lines.suffix(3) == tail[...])
    }

    @Test func declinedRunEndsWithItsOwnStatusAndRunsNothingMore() throws {
        let place = try Workplace()
        try place.write(Self.steps, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer("r")
        try person.answer("q")
        #expect(try program.waitForExit() == 2)
        #expect(program.plainText.contains("1 step done, 2 not done"))
        #expect(
            try place.account.lines == [
                "run=run step-1", "started step-1", "succeeded step-1", "run=quit step-2", "finished declined 2",
            ]
        )
    }

    @Test func aSkippedStepNeedsAReasonAndIsJournaledWithIt() throws {
        let place = try Workplace()
        try place.write(Self.steps, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer("s")
        try person.answer("Why is it skipped?", with: "")
        try program.wait(for: "A reason is needed to skip a step.")
        try person.answer("s")
        try person.answer("Why is it skipped?", with: "done by hand")
        try person.answer("l")
        let list = try person.answer("q")
        #expect(list.contains("1. step-1: skipped"))
        #expect(list.contains("2. step-2: remaining"))
        #expect(try program.waitForExit() == 2)
        #expect(program.plainText.contains("0 steps done, 1 skipped, 2 not done"))
        let entries = try place.account.record.entries
        let reasons = entries.compactMap { entry -> String? in
            guard case .stepFinished(let end) = entry.event else { return nil }
            return end.reason
        }
        #expect(reasons == ["done by hand"])
    }

    @Test func aFailedStepThatIsPassedOverIsListedSo() throws {
        let place = try Workplace()
        try place.write("```sh\nfalse\n```\n\n```sh\necho after\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer("r")
        try person.answer("s")
        try person.answer("Why is it skipped?", with: "known")
        try person.answer("l")
        #expect(try person.answer("r").contains("1. step-1: skipped"))
        #expect(try program.waitForExit() == 0)
        #expect(try place.account.outcomes == ["step-1 failed", "step-1 skipped", "step-2 succeeded"])
        #expect(program.plainText.contains("1 step done, 1 skipped"))
    }

    @Test(arguments: ["en", "fr"])
    func helpExplainsEveryKey(language: String) throws {
        let place = try Workplace()
        try place.write(Self.steps, to: "doc.md")
        let program = try place.start(["run", "./doc.md"], language: language)
        let person = Operator(program: program, language: language)
        try person.answer("?")
        let help = try person.answer("q")
        let keys = language == "fr" ? ["e", "p", "l", "c", "q", "?"] : ["r", "s", "l", "c", "q", "?"]
        for key in keys { #expect(help.contains("\n  \(key)  ")) }
        #expect(try program.waitForExit() == 2)
    }

    @Test func copyingSendsTheBlockToTheTerminalsClipboard() throws {
        let place = try Workplace()
        try place.write("```sh\necho é 'x'\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer("c")
        try person.answer("q")
        try program.waitForExit()
        // `echo é 'x'` and a line feed, in base64.
        #expect(String(decoding: program.bytes, as: UTF8.self).contains("\u{1B}]52;c;ZWNobyDDqSAneCcK"))
    }

    @Test func manualStepsAreConfirmedByThePerson() throws {
        let place = try Workplace()
        try place.write("- [ ] Call the team. {#call}\n\n```sh\necho after\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md", "--yes"])
        let person = Operator(program: program)
        try person.waitForMenu()
        try program.type("\r")
        try program.wait(for: "Enter alone starts nothing here")
        try person.answer("d")
        #expect(try program.waitForExit() == 0)
        #expect(program.plainText.contains("2 steps done"))
        #expect(try place.account.lines.prefix(2) == ["manual=done call", "succeeded call"])
    }
}
