import SystemPackage
import TestSupport
import Testing

/// Runs that are undone by a command of their own.
struct RollbackTests {
    private static let document = """
        # Deploy

        ```sh {#first}
        echo first >> log
        ```

        ```sh {.rollback for=first}
        echo undo first >> log
        ```

        ```yaml {#config file=conf.yaml}
        color: blue
        ```

        ```sh {#second}
        echo second >> log
        value=kept
        ```

        ```sh {#seen .check for=second}
        grep -q second log
        ```

        ```sh {.rollback for=second}
        echo undo second $value >> log
        ```

        ```sh {.rollback for=second}
        echo undo second again >> log
        ```

        ```sh {#plain}
        echo plain >> log
        ```

        ```sh {#fails}
        echo fails >> log
        test -e permitted
        ```

        ```sh {.rollback for=fails}
        echo undo fails >> log
        ```
        """

    private static let options = ["--yes", "--no-input"]

    private func runUntilFailure(_ place: Workplace) throws {
        try place.write(Self.document, to: "doc.md")
        #expect(try place.run(["run", "./doc.md"] + Self.options).status == 1)
    }

    private func log(_ place: Workplace) -> [String] {
        place.read("log")?.split(separator: "\n").map(String.init) ?? []
    }

    @Test func whatWasDoneIsUndoneTheLastThingFirst() throws {
        let place = try Workplace()
        try runUntilFailure(place)
        let result = try place.run(["rollback", "--unfinished", "leave"] + Self.options)
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error.flattened.contains("Nothing undoes these steps, which stay as they are: plain."))
        #expect(
            log(place) == [
                "first", "second", "plain", "fails", "undo second kept", "undo second again", "undo first",
            ]
        )
        #expect(place.read("conf.yaml") == nil)
        #expect(place.runs.count == 1)
        #expect(try place.account.lines.last == "finished rolledBack 0")
        let report = try place.run(["report"])
        #expect(report.output.contains("rolled back"))
    }

    @Test func unfinishedStepsNeedADecisionOfTheScript() throws {
        let place = try Workplace()
        try runUntilFailure(place)
        let result = try place.run(["rollback"] + Self.options)
        #expect(result.status == 3)
        #expect(result.error.contains("fails") && result.error.contains("--unfinished"))
        #expect(log(place) == ["first", "second", "plain", "fails"])
        #expect(try place.run(["rollback", "--unfinished", "undo"] + Self.options).status == 0)
        #expect(log(place)[4] == "undo fails")
    }

    @Test func undoneRunIsNotUndoneTwiceAndCanBeDoneAgain() throws {
        let place = try Workplace()
        try runUntilFailure(place)
        #expect(try place.run(["rollback", "--unfinished", "undo"] + Self.options).status == 0)
        let count = log(place).count
        let again = try place.run(["rollback", "--unfinished", "undo"] + Self.options)
        #expect(again.status == 0)
        #expect(again.error.contains("nothing that can be undone"))
        #expect(log(place).count == count)
        try place.write("", to: "permitted")
        #expect(try place.run(["resume"] + Self.options).status == 0)
        // What has no rollback stays done; checks after the first thing undone are made again.
        #expect(Array(log(place)[count...]) == ["first", "second", "fails"])
        #expect(try place.account.outcomes.suffix(5).contains("seen succeeded"))
        #expect(place.read("conf.yaml") == "color: blue\n")
    }

    @Test func finishedRunCanBeUndone() throws {
        let place = try Workplace()
        try place.write("", to: "permitted")
        try place.write(Self.document, to: "doc.md")
        #expect(try place.run(["run", "./doc.md"] + Self.options).status == 0)
        let run = try #require(place.runs.first?.lastComponent?.string)
        #expect(try place.run(["rollback", run] + Self.options).status == 0)
        #expect(log(place).last == "undo first")
    }

    @Test func fileThatSomebodyChangedSinceIsNotOverwritten() throws {
        let place = try Workplace()
        try runUntilFailure(place)
        try place.write("color: mine\n", to: "conf.yaml")
        let result = try place.run(["rollback", "--unfinished", "leave"] + Self.options)
        #expect(result.status == 1)
        #expect(result.error.flattened.contains("conf.yaml has changed since the step wrote it."))
        #expect(place.read("conf.yaml") == "color: mine\n")
        // It goes on from there once the person has decided.
        try place.write("color: blue\n", to: "conf.yaml")
        #expect(try place.run(["rollback", "--unfinished", "leave"] + Self.options).status == 0)
        #expect(log(place).filter { $0 == "undo second again" }.count == 1)
        #expect(log(place).last == "undo first")
    }

    @Test(arguments: ["en", "fr"])
    func eachRollbackIsShownAndAskedFor(language: String) throws {
        let place = try Workplace()
        try runUntilFailure(place)
        let program = try place.start(["rollback"], language: language)
        let person = Operator(program: program, language: language)
        let first = try person.waitForMenu()
        #expect(first.contains("echo undo fails >> log"))
        #expect(first.flattened.contains(language == "fr" ? "fails a échoué" : "fails failed"))
        try program.type(language == "fr" ? "p" : "s")
        try person.answer(language == "fr" ? "Pourquoi la passer" : "Why is it skipped?", with: "did nothing")
        try person.waitForMenu()
        try program.type("q")
        #expect(try program.waitForExit() == 2)
        #expect(log(place).count == 4)
    }

    @Test func lostStepIsUndoneInsteadOfRunAgain() throws {
        let place = try Workplace()
        let document = "```sh {#lost}\necho x >> log\nkill -9 $PPID\n```\n\n```sh {.rollback for=lost}\nrm log\n```\n"
        try place.write(document, to: "doc.md")
        #expect(try place.run(["run", "./doc.md"] + Self.options).status == 137)
        let person = Operator(program: try place.start(["resume"]))
        #expect(try person.answer("u").contains("Did it take effect?"))
        #expect(try person.answer("r").flattened.contains("Whether lost took effect is not known."))
        #expect(try person.program.waitForExit() == 2)
        #expect(place.read("log") == nil)
        #expect(try place.account.lines.contains("unknown=rollback lost"))
    }

    @Test func rollbackThatIsKilledGoesOnWhereItWas() throws {
        let place = try Workplace()
        let document = """
            ```sh {#one}
            echo one >> log
            ```

            ```sh {.rollback for=one}
            echo undo one >> log
            ```

            ```sh {#two}
            echo two >> log
            ```

            ```sh {.rollback for=two}
            echo undo two >> log
            [[ -e killed ]] || { touch killed; kill -9 $PPID; }
            ```
            """
        try place.write(document.replacing("```sh", with: "```bash"), to: "doc.md")
        #expect(try place.run(["run", "./doc.md"] + Self.options).status == 0)
        #expect(try place.run(["rollback"] + Self.options).status == 137)
        let resumed = try place.run(["resume"] + Self.options)
        #expect(resumed.status == 3)
        #expect(try place.run(["rollback", "--unfinished", "undo"] + Self.options).status == 3)
        let person = Operator(program: try place.start(["rollback"]))
        #expect(try person.answer("d").contains("rollback-two-1"))
        try person.answer("r")
        #expect(try person.program.waitForExit() == 0)
        #expect(log(place) == ["one", "two", "undo two", "undo one"])
    }
}
