import Foundation
import SystemPackage
import TestSupport
import Testing

/// Rehearsals: what changes nothing is tried, and nothing else is.
struct RehearsalTests {
    private static let document = """
        ---
        parameters:
          name: {type: name, from: "echo found"}
          pod: {type: name}
          today: {type: text}
        protect:
          - {id: place, command: "pwd"}
        rehearsals:
          bare: It has no dry run.
        ---
        # Restart

        Look first.

        ```sh {#look .check capture=today needs="seed.txt"}
        touch looked; cat seed.txt
        ```

        ```yaml {#file file=a.yaml}
        name: {{name}}
        ```

        ```sh {#written .check for=file retry=5 every=30s}
        grep {{name}} a.yaml
        ```

        Now restart.

        ```sh {#change needs="seed.txt"}
        touch changed
        ```

        ```sh {.rehearsal for=change needs="seed.txt"}
        cat seed.txt; export LEFT=behind; touch rehearsed
        ```

        ```sh {#proof .check for=change retry=5 every=30s expect="done" fail="never"}
        echo "left: $LEFT"
        ```

        ```sh {#bare capture=pod}
        touch bare; echo p
        ```

        ```sh {#late .check}
        touch late; echo {{pod}}
        ```

        - [ ] Tell the team. {#tell}

        ```sh {#wipe .irreversible}
        touch wiped
        ```

        ```sh {.rehearsal for=wipe}
        test -e a.yaml
        ```
        """

    private func workplace(_ document: String = Self.document) throws -> Workplace {
        let place = try Workplace()
        try place.write(document, to: "doc.md")
        try place.write("seed\n", to: "seed.txt")
        return place
    }

    private func rehearse(
        _ place: Workplace,
        _ options: [String] = [],
        language: String = "en"
    ) throws
        -> CompletedProgram
    {
        let arguments = ["run", "./doc.md", "--rehearse", "--yes", "--no-input", "-p", "name=blue"]
        return try place.run(arguments + options, language: language)
    }

    // MARK: What is tried

    @Test func onlyWhatChangesNothingIsTriedAndTheFolderStaysAsItWas() throws {
        let place = try workplace()
        let result = try rehearse(place)
        #expect(result.status == 0, "\(result.error)")
        #expect(place.tree.filter { $0.hasPrefix("work/") } == ["work/doc.md", "work/seed.txt"])
        #expect(place.tree.filter { $0.hasPrefix("tmp/") }.isEmpty)
        #expect(
            try place.account.lines == [
                "run=run look", "started look", "succeeded look", "protect=place=\(place.work)", "run=run file",
                "started file", "succeeded file", "run=run written", "started written", "succeeded written",
                "run=run rehearsal-change-1", "started rehearsal-change-1", "succeeded rehearsal-change-1",
                "run=run proof", "started proof", "succeeded proof (expectationUnmet)", "skipped bare (noStandIn)",
                "skipped late (lateValues)", "skipped tell (manual)", "run=run rehearsal-wipe-1",
                "started rehearsal-wipe-1", "succeeded rehearsal-wipe-1", "finished succeeded 0",
            ]
        )
        // What stands in for a step leaves what the step would: its variables, here.
        #expect(result.output.contains("left: behind"))
    }

    @Test(arguments: ["en", "fr"])
    func screenSaysWhatCannotBeRehearsedAndWhyAndHowMuchWas(language: String) throws {
        let result = try rehearse(try workplace(), language: language)
        let text = result.error.flattened
        let words =
            language == "fr"
            ? [
                "RÉPÉTITION :", "Remplace change, qui n’est pas exécutée :",
                "Impossible à répéter : It has no dry run.", "Seule une exécution fournit ces valeurs : pod.",
                "C’est à une personne de la faire.",
                "○ proof, à ce jour et sans jugement, car change n’a pas été faite :", "5 étapes essayées sur 9 :",
                "2 lectures, 2 modifications répétées et 1 fichier écrit dans le dossier temporaire.",
            ]
            : [
                "REHEARSAL:", "Stands in for change, which is not run:", "Cannot be rehearsed: It has no dry run.",
                "Only a run fills these values: pod.", "It is for a person to do.",
                "○ proof, as of today, and not judged, for change was not done:",
                "5 steps of 9 exercised:", "2 only read, 2 changes rehearsed", "Not exercised: proof:",
            ]
        for word in words { #expect(text.contains(word), "\(word)\n\(text)") }
    }

    @Test func failureFailsTheRehearsalWhichGoesOn() throws {
        let place = try workplace(
            "```sh {#a}\ntrue\n```\n\n```sh {.rehearsal for=a}\nexit 7\n```\n\n```sh {#b .check}\necho after\n```\n"
        )
        let run = try place.run(["run", "./doc.md", "--rehearse", "--yes", "--no-input"])
        #expect(run.status == 1)
        #expect(run.output.contains("after"))
        #expect(
            try place.account.lines == [
                "run=run rehearsal-a-1", "started rehearsal-a-1", "failed rehearsal-a-1 (exitStatus)",
                "failure=goOn rehearsal-a-1", "run=run b", "started b", "succeeded b", "finished failed 1",
            ]
        )
    }

    @Test func fileThatARunWouldNotReplaceIsNotReplacedInARehearsal() throws {
        let place = try workplace("```yaml {#file file=a.yaml .new}\na: 1\n```\n")
        try place.write("other: 1\n", to: "a.yaml")
        let result = try place.run(["run", "./doc.md", "--rehearse", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(place.read("a.yaml") == "other: 1\n")
    }

    @Test func differenceIsThatToTheRealFile() throws {
        let place = try workplace("```yaml {#file file=a.yaml}\na: 2\n```\n")
        try place.write("a: 1\n", to: "a.yaml")
        let result = try place.run(["run", "./doc.md", "--rehearse", "--yes", "--no-input"])
        #expect(result.status == 0)
        #expect(result.error.contains("\n-a: 1\n+a: 2\n"))
        #expect(place.read("a.yaml") == "a: 1\n")
    }

    @Test func conditionThatOnlyARunDecidesLeavesItsStepUntried() throws {
        let place = try workplace(
            """
            ---
            parameters: {kind: {type: name}}
            ---
            ```sh {#find capture=kind}
            echo big
            ```

            ```sh {#only-big .check when="kind == 'big'"}
            touch "$HOME/tried"
            ```
            """
        )
        let result = try place.run(["run", "./doc.md", "--rehearse", "--yes", "--no-input"])
        #expect(result.status == 0)
        #expect(result.error.flattened.contains("Only a run can tell if `kind == 'big'` holds."))
        #expect(place.scratch.read("home/tried") == nil)
    }

    // MARK: By hand

    @Test(arguments: ["en", "fr"])
    func personConfirmsEachStepAndTheRestIsOnlyShown(language: String) throws {
        let place = try workplace()
        let program = try place.start(["run", "./doc.md", "--rehearse"], language: language)
        let person = Operator(program: program, language: language)
        // The runbook comes from outside, and reads things without a question of their own.
        try person.answer(language == "fr" ? "o" : "y")
        try program.wait(for: "[found]")
        try program.type("\r")
        try person.answer(person.runKey)
        try person.answer(language == "fr" ? "o" : "y")
        try person.answer(language == "fr" ? "e" : "w")
        for _ in ["written", "change", "proof", "wipe"] { try person.answer(person.runKey) }
        #expect(try program.waitForExit() == 0)
        let mark = language == "fr" ? "[répétition]" : "[rehearsal]"
        #expect(program.plainText.contains(mark))
        #expect(place.read("changed") == nil)
        #expect(place.read("a.yaml") == nil)
    }

    @Test func personGoesOnAfterAFailureWhichStands() throws {
        let place = try workplace("```sh {#a .check}\nfalse\n```\n\n```sh {#b .check}\ntrue\n```\n")
        let program = try place.start(["run", "./doc.md", "--rehearse"])
        let person = Operator(program: program)
        try person.answer("r")
        let menu = try person.answer("g")
        #expect(menu.contains("[g] go on"))
        #expect(!menu.contains("[e] edit"))
        try person.answer("r")
        #expect(try program.waitForExit() == 1)
    }

    // MARK: It is no run

    @Test func rehearsalCanBeNeitherResumedNorUndone() throws {
        let place = try workplace()
        #expect(try rehearse(place).status == 0)
        let id = try #require(place.runs.first?.lastComponent?.string)
        for command in ["resume", "rollback"] {
            let named = try place.run([command, id, "--yes", "--no-input"])
            #expect(named.status == 64)
            #expect(named.error.flattened.contains("was a rehearsal"))
            #expect(try place.run([command, "--yes", "--no-input"]).status == 66)
        }
    }

    @Test func rehearsalDoesNotHideTheRunBeforeIt() throws {
        let place = try workplace("```sh {#a}\ntrue\n```\n\n```sh {#b}\ntouch ran\n```\n")
        let options = ["--yes", "--no-input"]
        #expect(try place.run(["run", "./doc.md", "--until", "a"] + options).status == 0)
        #expect(try place.run(["run", "./doc.md", "--rehearse"] + options).status == 0)
        #expect(try place.run(["resume"] + options).status == 0)
        #expect(place.read("ran") == "")
    }

    @Test func runsAndReportTellItApart() throws {
        let place = try workplace()
        #expect(try rehearse(place).status == 0)
        let runs = try place.run(["runs"])
        #expect(runs.output.flattened.contains("rehearsal · succeeded · 5 steps of 9 exercised"))
        let report = try place.run(["report"])
        #expect(report.output.contains("Report of a rehearsal: Restart"))
        #expect(report.output.flattened.contains("5 steps of 9 exercised: 2 only read, 2 changes rehearsed"))
        #expect(report.output.contains("Ran in place of the step change"))
        let json = try place.run(["report", "--format", "json"]).output
        let account = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let rehearsal = try #require(account["rehearsal"] as? [String: Any])
        #expect(rehearsal["exercised"] as? Int == 5)
        #expect(rehearsal["total"] as? Int == 9)
        #expect(account["stepsDone"] as? Int == 0)
        let rest = try #require(rehearsal["rest"] as? [[String: Any]])
        #expect(rest.map { $0["id"] as? String } == ["proof", "bare", "late", "tell"])
    }

    @Test(arguments: [["--dry-run"], ["--from", "look"], ["--until", "look"], ["--only", "look"]])
    func optionsThatContradictARehearsalAreRefused(options: [String]) throws {
        let place = try workplace()
        #expect(try rehearse(place, options).status == 64)
        #expect(place.runs.isEmpty)
    }

    @Test func missingFileStopsItBeforeTheFirstStep() throws {
        let place = try workplace()
        try FileManager.default.removeItem(atPath: place.work.appending("seed.txt").string)
        #expect(try rehearse(place).status == 3)
        #expect(place.runs.isEmpty)
    }
}
