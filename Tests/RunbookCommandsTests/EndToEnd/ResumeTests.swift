import Execution
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Runs that were left in the middle, and go on.
struct ResumeTests {
    /// Each step adds a line to a file of its own name; the middle one goes on until it is killed, the first time.
    private static let count = """
        # Count

        ```shell {#one}
        echo x >> one
        export V=7
        mkdir -p sub && cd sub
        ```

        ```shell {#two}
        echo x >> ../two
        printf 'process %s runs\\n' $$
        [[ -e ../go ]] || exec sleep 300
        ```

        ```shell {#three}
        echo "V=$V in ${PWD##*/}"
        echo x >> ../three
        ```
        """

    /// Starts the run and kills the runner while the middle step runs, so that nobody knows what became of it.
    private func killInTheMiddle(_ place: Workplace, _ runbook: String = count, steps: Int = 3) throws {
        try place.write(runbook, to: "doc.md")
        let program = try place.start(["run", "./doc.md", "--yes"], language: "fr")
        try program.wait(for: "Étape 2 sur \(steps)")
        let shown = try program.wait(for: " runs\n")
        let pid = try #require(shown.split(separator: " ").dropLast().last.flatMap { Int32($0) })
        kill(program.pid, SIGKILL)
        try program.waitForExit()
        // The step outlives its runner; it is ended before anything else is done.
        kill(pid, SIGKILL)
        try place.write("", to: "go")
    }

    private func lines(_ place: Workplace, _ name: String) -> Int {
        place.read(name)?.split(separator: "\n").count ?? 0
    }

    @Test func nothingThatIsDoneIsRunAgainAndStateGoesOn() throws {
        let place = try Workplace()
        try killInTheMiddle(place)
        let result = try place.run(["resume", "--yes", "--no-input", "--unknown", "rerun"])
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains("V=7 in sub"))
        #expect(["one", "two", "three"].map { lines(place, $0) } == [1, 2, 1])
    }

    @Test func runBegunInFrenchGoesOnInEnglishAndIsReported() throws {
        let place = try Workplace()
        try killInTheMiddle(place)
        #expect(try place.run(["resume", "--yes", "--no-input", "--unknown", "done"]).status == 0)
        #expect(["one", "two", "three"].map { lines(place, $0) } == [1, 1, 1])
        let report = try place.run(["report", "--format", "json"])
        #expect(report.output.contains("\"mode\" : \"resume\""))
        #expect(try place.run(["resume"]).status == 64)
    }

    @Test func withoutAnAnswerAnUnknownStepIsAnError() throws {
        let place = try Workplace()
        try killInTheMiddle(place)
        let result = try place.run(["resume", "--yes", "--no-input"])
        #expect(result.status == 3)
        #expect(result.error.contains("--unknown"))
        #expect(lines(place, "three") == 0)
    }

    @Test func checkSettlesAnUnknownStep() throws {
        let place = try Workplace()
        let check = "\n\n```shell {#proof .check for=two}\ntest -s ../two\n```\n"
        try killInTheMiddle(place, Self.count + check, steps: 4)
        let result = try place.run(["resume", "--yes", "--no-input"])
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error.contains("two took effect"))
        #expect(["one", "two", "three"].map { lines(place, $0) } == [1, 1, 1])
    }

    @Test func personDecidesAboutAnUnknownStep() throws {
        let place = try Workplace()
        try killInTheMiddle(place)
        let program = try place.start(["resume"], language: "fr")
        let person = Operator(program: program, language: "fr")
        #expect(try person.waitForMenu().contains("A-t-elle pris effet"))
        try program.type("f")
        try person.answer("e")
        try program.wait(for: "Le runbook est terminé.")
        #expect(try program.waitForExit() == 0)
        #expect(["one", "two", "three"].map { lines(place, $0) } == [1, 1, 1])
    }

    @Test func changedRunbookIsRefusedWithoutAPerson() throws {
        let place = try Workplace()
        try killInTheMiddle(place)
        try place.write(Self.count.replacing("echo x >> ../three", with: "echo y >> ../three"), to: "doc.md")
        let result = try place.run(["resume", "--yes", "--no-input", "--unknown", "rerun"])
        #expect(result.status == 3)
        #expect(result.error.contains("+echo y >> ../three"))
        #expect(lines(place, "three") == 0)
    }

    @Test func changedRenderingIsShownAndRefusedWithoutAPerson() throws {
        let place = try Workplace()
        try killInTheMiddle(place)
        let run = try #require(place.runs.first?.lastComponent?.string)
        let plan = "state/runbook/runs/\(run)/plan.json"
        let kept = try #require(place.scratch.read(plan))
        // As if an engine that rendered otherwise had begun the run.
        try place.scratch.write(kept.replacing("echo x >> ..\\/three", with: "echo z >> ..\\/three"), to: plan)
        let result = try place.run(["resume", "--yes", "--no-input", "--unknown", "rerun"])
        #expect(result.status == 3)
        #expect(result.error.contains("-echo z >> ../three") && result.error.contains("+echo x >> ../three"))
        #expect(lines(place, "three") == 0)
        let person = Operator(program: try place.start(["resume", "--unknown", "rerun", "--yes"]))
        try person.answer("y")
        #expect(try person.program.waitForExit() == 0)
        #expect(lines(place, "three") == 1)
    }

    @Test func secretIsAskedAgainAndFilledAgain() throws {
        let place = try Workplace()
        let document = """
            ---
            parameters:
              token: {type: secret}
              issued: {type: secret}
            ---
            ```sh {#issue .check .sensitive capture=issued}
            echo x >> issued
            cat ../issued-secret
            ```

            ```sh {#stop}
            test "$RUNBOOK_SECRET_TOKEN" = "$(cat ../given-secret)"
            test -e go
            ```

            ```sh {#use}
            test "$RUNBOOK_SECRET_ISSUED" = "$(cat ../issued-secret)"
            ```
            """
        try place.write(document, to: "doc.md")
        try place.scratch.write("issued-hush", to: "issued-secret")
        try place.scratch.write("given-hush", to: "given-secret")
        let first = try place.setting("RUNBOOK_PARAM_TOKEN", "given-hush").run([
            "run", "./doc.md", "--yes", "--no-input",
        ])
        #expect(first.status == 1)
        try place.write("", to: "go")
        #expect(try place.run(["resume", "--yes", "--no-input"]).status == 64)
        let person = Operator(program: try place.start(["resume", "--yes"]))
        try person.answer(person.valuePrompt, with: "given-hush")
        #expect(try person.program.waitForExit() == 0)
        #expect(lines(place, "issued") == 2)
        #expect(!place.stateText().contains("hush"))
    }

    @Test func everyStepThatNobodyKnowsAboutIsSettled() throws {
        let place = try Workplace()
        let document = """
            ```sh {#server .background}
            echo x >> server
            read -r answer < gate
            ```

            ```sh {#work}
            touch server work
            until [ "$(wc -l < server)" -gt "$(wc -l < work)" ]; do :; done
            echo x >> work
            [ -e killed ] || { touch killed; kill -9 $PPID; }
            ```
            """
        try place.write(document, to: "doc.md")
        _ = try place.execute(["mkfifo", "gate"])
        #expect(try place.run(["run", "./doc.md", "--yes", "--no-input"]).status == 137)
        _ = try place.execute(["bash", "-c", "echo > gate"])
        let refused = try place.run(["resume", "--yes", "--no-input"])
        #expect(refused.status == 3)
        #expect(refused.error.contains("server"))
        let result = try place.run(["resume", "--yes", "--no-input", "--unknown", "rerun"])
        #expect(result.status == 0, "\(result.error)")
        #expect(lines(place, "server") == 2 && lines(place, "work") == 2)
    }
}
