import Execution
import FoundationEssentials
import Glibc
import SystemPackage
import TestSupport
import Testing

/// What ends a step or the runner from outside, and what the journal says afterwards.
struct InterruptionTests {
    /// A step that says who it is, starts a process of its own, and waits for ever.
    private static let endless = """
        ```sh {#wait}
        sleep 1000 &
        echo $! > child
        echo $$ > step
        echo waiting for ever
        wait
        ```

        ```sh {#after}
        touch after
        ```
        """

    private func startWaiting(_ place: Workplace) throws -> (TerminalProgram, Operator) {
        try place.write(Self.endless, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer("r")
        // The block shows the words too: they appear once more when the step runs.
        try program.wait(for: "\nwaiting for ever\n")
        return (program, person)
    }

    private func number(_ name: String, _ place: Workplace) -> Int32? {
        place.read(name).flatMap { Int32($0.split(separator: "\n").first ?? "") }
    }

    private func isAlive(_ pid: Int32?) -> Bool {
        guard let pid else { return true }
        // A process that has ended and waits to be reaped by whoever adopted it is not alive.
        let status = FileManager.default.contents(atPath: "/proc/\(pid)/stat").map {
            String(decoding: $0, as: UTF8.self)
        }
        return status.map { !$0.contains(") Z ") } ?? false
    }

    @Test func controlCEndsTheStepAndAsksWhatToDo() throws {
        let place = try Workplace()
        let (program, person) = try startWaiting(place)
        try program.type("\u{3}")
        #expect(try person.waitForMenu().contains("It was interrupted; what it had begun may be half done."))
        #expect(!isAlive(number("step", place)))
        #expect(!isAlive(number("child", place)))
        try program.type("q")
        #expect(try program.waitForExit() == 130)
        #expect(
            try place.account.lines == [
                "run=run wait", "started wait", "failed wait (interrupted)", "failure=quit wait",
                "finished interrupted 130",
            ]
        )
        #expect(place.read("after") == nil)
    }

    @Test func anInterruptedStepCanBeRunAgainOrPassedOver() throws {
        let place = try Workplace()
        let (program, person) = try startWaiting(place)
        try program.type("\u{3}")
        try person.answer("r")
        try person.answer("r")
        try program.wait(for: "\nwaiting for ever\n")
        try program.type("\u{3}")
        try person.answer("s")
        try person.answer("Why is it skipped?", with: "enough")
        try person.answer("r")
        #expect(try program.waitForExit() == 0)
        #expect(try place.account.outcomes == ["wait failed", "wait failed", "wait skipped", "after succeeded"])
    }

    @Test func controlCAtAQuestionStopsTheRun() throws {
        let place = try Workplace()
        try place.write(Self.endless, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        try Operator(program: program).answer("\u{3}")
        #expect(try program.waitForExit() == 130)
        #expect(try place.account.lines == ["run=interrupted wait", "finished interrupted 130"])
    }

    @Test(arguments: [SIGTERM, SIGQUIT])
    func aSignalToEndStopsTheStepAndTheRunWithoutAsking(signal: Int32) throws {
        let place = try Workplace()
        let (program, _) = try startWaiting(place)
        kill(program.pid, signal)
        #expect(try program.waitForExit() == 130)
        #expect(!isAlive(number("step", place)))
        #expect(!isAlive(number("child", place)))
        #expect(
            try place.account.lines == [
                "run=run wait", "started wait", "failed wait (interrupted)", "finished interrupted 130",
            ]
        )
    }

    @Test(arguments: ["[?] help", "Why is it skipped?"])
    func aSignalToEndEndsEveryQuestion(question: String) throws {
        let place = try Workplace()
        try place.write(Self.endless, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.waitForMenu()
        if question != "[?] help" {
            try program.type("s")
            try program.wait(for: question)
        }
        kill(program.pid, SIGTERM)
        #expect(try program.waitForExit() == 130)
        #expect(try place.account.lines.last == "finished interrupted 130")
    }

    @Test func aLostTerminalLetsTheStepFinishAndStartsNothingElse() throws {
        let place = try Workplace()
        let document = """
            ```sh {#long}
            echo at work
            read -r x < gate
            touch finished
            ```

            ```sh {#after}
            touch after
            ```
            """
        try place.write(document, to: "doc.md")
        _ = try place.execute(["mkfifo", "gate"])
        let program = try place.start(["run", "./doc.md"])
        try Operator(program: program).answer("r")
        try program.wait(for: "\nat work\n")
        program.hangUp()
        _ = try place.execute(["bash", "-c", "echo > gate"])
        #expect(try program.waitForExit() == 2)
        #expect(place.read("finished") == "")
        #expect(place.read("after") == nil)
        #expect(
            try place.account.lines == [
                "run=run long", "started long", "succeeded long", "finished lostTerminal 2",
            ]
        )
    }

    @Test(arguments: [false, true])
    func aTerminalLostAtAQuestionEndsTheRun(isLine: Bool) throws {
        let place = try Workplace()
        try place.write(Self.endless, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.waitForMenu()
        if isLine {
            try program.type("s")
            try program.wait(for: "Why is it skipped?")
        }
        program.hangUp()
        #expect(try program.waitForExit() == 2)
        #expect(try place.account.lines == ["run=lostTerminal wait", "finished lostTerminal 2"])
    }

    @Test func aLostTerminalStopsAScriptedRunBeforeItsNextStep() throws {
        let place = try Workplace()
        let document = """
            ```sh {#hang}
            kill -HUP $PPID
            touch finished
            ```

            ```sh {#after}
            touch after
            ```
            """
        try place.write(document, to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 2)
        #expect(place.read("finished") == "")
        #expect(place.read("after") == nil)
    }

    @Test func aKilledRunnerLeavesAJournalThatSaysWhatWasRunning() throws {
        let place = try Workplace()
        let (program, _) = try startWaiting(place)
        kill(program.pid, SIGKILL)
        program.hangUp()
        #expect(try program.waitForExit() == 128 + SIGKILL)
        for name in ["step", "child"] { if let pid = number(name, place) { kill(pid, SIGKILL) } }
        let account = try place.account
        #expect(account.record.fault == nil)
        #expect(account.lines == ["run=run wait", "started wait"])
    }

    @Test func theLockOfAKilledRunnerIsFree() throws {
        let place = try Workplace()
        let (program, _) = try startWaiting(place)
        kill(program.pid, SIGKILL)
        program.hangUp()
        try program.waitForExit()
        for name in ["step", "child"] { if let pid = number(name, place) { kill(pid, SIGKILL) } }
        try place.write("```sh\ntrue\n```\n", to: "doc.md")
        #expect(try place.run(["run", "./doc.md", "--yes", "--no-input"]).status == 0)
    }

    @Test func aStubbornStepEndsWithItsTimeOutAndTheGracePeriod() throws {
        let place = try Workplace()
        let document = """
            ```bash {#stubborn timeout=1s}
            trap '' TERM INT HUP
            (trap '' TERM INT HUP; echo $BASHPID > child; while :; do sleep 1 || :; done) &
            echo $$ > step
            while :; do sleep 1 || :; done
            ```
            """
        try place.write(document, to: "doc.md")
        let start = ContinuousClock.now
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        let elapsed = ContinuousClock.now - start
        #expect(result.status == 1)
        #expect(result.error.flattened.contains("It did not succeed within 1 s."))
        #expect(elapsed > .seconds(10) && elapsed < .seconds(40))
        #expect(!isAlive(number("step", place)))
        #expect(!isAlive(number("child", place)))
        #expect(try place.account.lines.contains("failed stubborn (timedOut)"))
    }

    @Test func controlCEndsTheWaitBetweenTwoAttempts() throws {
        let place = try Workplace()
        try place.write("```sh {#never .check retry=100 every=1h}\necho trying; false\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer("r")
        try program.wait(for: "Attempt 1 of 100 failed")
        try program.type("\u{3}")
        try person.answer("q")
        #expect(try program.waitForExit() == 130)
        #expect(try place.account.lines.contains("failed never (interrupted)"))
    }

    @Test func controlCWhileAValueIsAskedRunsNothing() throws {
        let place = try Workplace()
        try place.write("---\nparameters:\n  host: {type: name}\n---\n```sh\necho {{host}}\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        try program.wait(for: "Value:")
        try program.type("\u{3}")
        #expect(try program.waitForExit() == 130)
        #expect(program.plainText.flattened.contains("Stopped: no value was given. Nothing was run."))
        #expect(place.runs.isEmpty)
    }
}
