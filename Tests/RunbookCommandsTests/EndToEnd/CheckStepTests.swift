import TestSupport
import Testing

struct CheckStepTests {
    private func run(_ document: String, _ options: [String] = []) throws -> (CompletedProgram, Workplace) {
        let place = try Workplace()
        try place.write(document, to: "doc.md")
        return (try place.run(["run", "./doc.md", "--yes", "--no-input"] + options), place)
    }

    @Test func aCheckIsTriedUntilItSucceeds() throws {
        let code = "echo x >> tries; [ \"$(wc -l < tries)\" -ge 3 ]"
        let (result, place) = try run("```sh {#ready .check retry=10 every=0s timeout=1m}\n\(code)\n```\n")
        #expect(result.status == 0)
        #expect(place.read("tries") == "x\nx\nx\n")
        #expect(try place.account.outcomes == ["ready succeeded"])
    }

    @Test func aCheckThatNeverSucceedsFailsAfterItsLastAttempt() throws {
        let (result, place) = try run("```sh {#ready .check retry=4 every=0s}\necho x >> tries; false\n```\n")
        #expect(result.status == 1)
        #expect(place.read("tries") == "x\nx\nx\nx\n")
    }

    @Test func aWholeLineMustMatch() throws {
        let (whole, _) = try run("```sh {.check expect=\"Succeeded\"}\necho a; echo Succeeded; echo b\n```\n")
        #expect(whole.status == 0)
        let (part, _) = try run("```sh {.check expect=\"Succeeded\"}\necho RollbackedSucceeded\n```\n")
        #expect(part.status == 1)
        #expect(part.error.flattened.contains("No line of its output matches: Succeeded"))
        let (dressed, _) = try run(
            "```sh {.check expect=\"Succeeded\"}\nprintf '\\033[32mSucceeded\\033[0m\\r\\n'\n```\n"
        )
        #expect(dressed.status == 0)
        let (last, _) = try run("```sh {.check expect=\"Succeeded\"}\nprintf 'x\\nSucceeded'\n```\n")
        #expect(last.status == 0)
    }

    @Test func aFinalFailureEndsTheAttemptsAtOnce() throws {
        let attributes = "{#migrated .check retry=100 every=1h expect=\"Succeeded\" fail=\"UpdateMeta.*\"}"
        let (result, place) = try run("```sh \(attributes)\necho x >> tries; echo UpdateMetaFailed; sleep 1000\n```\n")
        #expect(result.status == 1)
        #expect(place.read("tries") == "x\n")
        #expect(result.error.flattened.contains("Its output says so for good: UpdateMetaFailed"))
        #expect(try place.account.lines.contains("failed migrated (failureLine)"))
    }

    @Test func theTimeOutBoundsAllAttemptsTogether() throws {
        let (result, place) = try run(
            "```sh {#slow .check retry=1000 every=1s timeout=2s}\necho x >> tries; false\n```\n"
        )
        #expect(result.status == 1)
        #expect(result.error.flattened.contains("It did not succeed within 2 s."))
        let tries = place.read("tries")?.split(separator: "\n").count ?? 0
        #expect((1...3).contains(tries))
    }

    @Test(arguments: [(0, 0), (1, 0), (2, 1)] as [(Int, Int32)])
    func theAllowedExitStatusesAreSuccess(status: Int, expected: Int32) throws {
        let (result, _) = try run("```sh {exit=\"0,1\"}\nexit \(status)\n```\n")
        #expect(result.status == expected)
    }

    private static let captured = """
        ---
        parameters:
          answer: {type: integer}
        ---
        ```sh {#ask .check capture=answer}
        cat answer; echo noise >&2
        ```

        ```sh {#use}
        echo {{answer}} > used
        ```

        ```sh {#big when="answer > 10"}
        touch big
        ```
        """

    @Test func aCapturedValueFillsWhatFollows() throws {
        for (value, isBig) in [("42", true), ("7", false)] {
            let place = try Workplace()
            try place.write(Self.captured, to: "doc.md")
            try place.write("  \(value)\n\n", to: "answer")
            let program = try place.start(["run", "./doc.md"])
            let person = Operator(program: program)
            try person.answer("r")
            #expect(try person.answer("r").contains("\necho \(value) > used\n"))
            if isBig { try person.answer("r") }
            #expect(try program.waitForExit() == 0)
            #expect(place.read("used") == "\(value)\n")
            #expect((place.read("big") != nil) == isBig)
            #expect(try place.account.outcomes.last == (isBig ? "big succeeded" : "big skipped"))
        }
    }

    @Test(arguments: ["forty-two", "", "1 2", "$(touch pwned)"])
    func aCapturedValueThatItsTypeRefusesFailsTheStep(value: String) throws {
        let place = try Workplace()
        try place.write(Self.captured, to: "doc.md")
        try place.write(value, to: "answer")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(try place.account.lines.contains("failed ask (captureRefused)"))
        #expect(place.read("used") == nil)
        #expect(place.read("pwned") == nil)
    }

    @Test(arguments: ["en", "fr"])
    func anIrreversibleStepIsConfirmedByTypingItsText(language: String) throws {
        let place = try Workplace()
        let head = "---\nparameters:\n  release: {type: name, default: blue}\n---\n"
        try place.write(head + "```sh {#wipe .irreversible confirm=\"{{release}}\"}\ntouch wiped\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md", "--yes"], language: language)
        let person = Operator(program: program, language: language)
        let prompt = language == "fr" ? "pour confirmer" : "to confirm"
        for wrong in ["", "red", "y", "BLUE"] {
            try person.answer(person.runKey)
            try person.answer(prompt, with: wrong)
        }
        try person.waitForMenu()
        #expect(place.read("wiped") == nil)
        try program.type(person.runKey)
        try person.answer(prompt, with: "blue")
        #expect(try program.waitForExit() == 0)
        #expect(place.read("wiped") == "")
    }
}
