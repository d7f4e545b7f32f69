import TestSupport
import Testing

/// What a person can do at a step and after a failure, besides running and skipping it.
struct FailureChoicesTests {
    private static let document = """
        # Deploy

        ```yaml {#config file=conf/app.yaml}
        color: blue
        ```

        ```sh {#apply}
        cp conf/app.yaml applied.yaml
        colors=$colors-blue
        ```

        ```sh {.rollback for=apply}
        rm applied.yaml
        ```

        ```sh {#work}
        echo "$colors" >> work
        false
        ```

        ```sh {#last}
        touch last
        ```
        """

    /// Goes on to the step that fails, and lets it fail.
    private func startAndFail(_ place: Workplace, _ language: String = "en") throws -> Operator {
        try place.write(Self.document, to: "doc.md")
        let program = try place.start(["run", "./doc.md"], language: language)
        let person = Operator(program: program, language: language)
        for key in [language == "fr" ? "e" : "w", person.runKey, person.runKey] { try person.answer(key) }
        return person
    }

    @Test(arguments: ["en", "fr"])
    func editedTextIsShownConfirmedRunAndKeptAsADifference(language: String) throws {
        let place = try Workplace().setting("EDITOR", "sed -i s/false/true/")
        let person = try startAndFail(place, language)
        try person.answer(language == "fr" ? "m" : "e")
        let shown = try person.waitForMenu()
        #expect(shown.contains("-false\n+true\n"))
        #expect(place.read("work") == "-blue\n")
        try person.program.type(person.runKey)
        try person.answer(person.runKey)
        #expect(try person.program.waitForExit() == 0)
        #expect(place.read("work") == "-blue\n-blue\n")
        #expect(try place.account.lines.contains("edited work"))
        let report = try place.run(["report"], language: language)
        #expect(report.output.contains("-false\n") && report.output.contains("+true\n"))
    }

    @Test(arguments: ["true", "false", "/nonexistent/editor"])
    func whatAnEditorLeavesUnchangedOrUnusableChangesNothing(editor: String) throws {
        let place = try Workplace().setting("EDITOR", nil).setting("VISUAL", editor)
        let person = try startAndFail(place)
        try person.answer("e")
        try person.answer("q")
        #expect(try person.program.waitForExit() == 1)
        #expect(try !place.account.lines.contains("edited work"))
        #expect(place.tree.allSatisfy { !$0.contains("drafts/work") })
    }

    @Test func emptyTextIsRefusedAndKeptForTheNextTry() throws {
        let place = try Workplace().setting("VISUAL", "cp \"$1\" seen; : > \"$1\"; #")
        let person = try startAndFail(place)
        try person.answer("e")
        #expect(try person.answer("e").contains("cannot be run"))
        try person.answer("q")
        #expect(try person.program.waitForExit() == 2)
        #expect(place.read("seen") == "")
        #expect(try !place.account.lines.contains("edited work"))
    }

    @Test func editedManifestMustStillBeReadable() throws {
        let place = try Workplace().setting("VISUAL", "sed -i 's/blue/[/'")
        try place.write(Self.document, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer("e")
        #expect(try person.waitForMenu().contains("YAML"))
        try program.type("w")
        try person.waitForMenu()
        #expect(place.read("conf/app.yaml") == "color: blue\n")
    }

    @Test func editThatHoldsASecretIsRefused() throws {
        let place = try Workplace().setting("VISUAL", "sed -i s/false/geheim-4711/")
            .setting("RUNBOOK_PARAM_TOKEN", "geheim-4711")
        let head = "---\nparameters: {token: {type: secret}}\n---\n"
        try place.write(head + "```sh {#use}\n: \"$RUNBOOK_SECRET_TOKEN\"\nfalse\n```\n", to: "doc.md")
        let person = Operator(program: try place.start(["run", "./doc.md"]))
        try person.answer("r")
        try person.answer("e")
        #expect(try person.waitForMenu().contains("holds a secret"))
        try person.program.type("q")
        try person.program.waitForExit()
        #expect(!place.stateText().contains("geheim"))
    }

    @Test func goingBackCountsStepsAsNotDoneAndStartsFromTheStateBefore() throws {
        let place = try Workplace()
        let person = try startAndFail(place)
        try person.answer("b")
        try person.answer("Back to which step?", with: "2")
        let shown = try person.waitForMenu().flattened
        #expect(shown.contains("These steps count as not done any more: apply and work."))
        #expect(shown.contains("Step 2 of 4"))
        try person.program.type("r")
        try person.answer("r")
        try person.waitForMenu()
        // The variable was not added to twice.
        #expect(place.read("work") == "-blue\n-blue\n")
        try person.program.type("q")
        try person.program.waitForExit()
        #expect(try place.account.lines.filter { $0.hasPrefix("back") } == ["back=after work", "back=back apply"])
        let report = try place.run(["report"])
        #expect(report.output.contains("2 steps of 4 done"))
    }

    @Test func placeToGoBackToMustBeEarlier() throws {
        let place = try Workplace()
        let person = try startAndFail(place)
        for answer in ["4", "last", "nowhere", ""] {
            try person.answer("b")
            try person.answer("Back to which step?", with: answer)
        }
        try person.answer("q")
        #expect(try person.program.waitForExit() == 1)
        #expect(try place.account.lines.allSatisfy { !$0.hasPrefix("back") })
    }

    @Test(arguments: ["en", "fr"])
    func undoingTakesTheLastThingFirstAndRestoresFiles(language: String) throws {
        let place = try Workplace()
        try place.write("color: red\n", to: "conf/app.yaml")
        let person = try startAndFail(place, language)
        try person.answer(language == "fr" ? "d" : "u")
        let first = try person.waitForMenu()
        #expect(first.contains("rm applied.yaml"))
        // The failed step has nothing that undoes it, which is said.
        #expect(first.flattened.contains(language == "fr" ? "restent en l’état : work" : "stay as they are: work"))
        try person.program.type(person.runKey)
        let second = try person.waitForMenu()
        #expect(second.contains("-color: blue\n+color: red\n"))
        try person.program.type("r")
        #expect(try person.program.waitForExit() == 2)
        #expect(place.read("applied.yaml") == nil)
        #expect(place.read("conf/app.yaml") == "color: red\n")
        #expect(try place.account.lines.last == "finished rolledBack 2")
        let report = try place.run(["report", "--format", "json"])
        #expect(report.output.contains("\"outcome\" : \"rolledBack\""))
        #expect(report.output.ranges(of: "\"outcome\" : \"undone\"").count == 2)
    }

    @Test func approvedPlanOffersNoEditing() throws {
        let place = try Workplace().setting("VISUAL", "true")
        try place.write(Self.document, to: "doc.md")
        #expect(try place.run(["plan", "./doc.md", "--no-input", "--output", "plan.json"]).status == 0)
        let person = Operator(program: try place.start(["run", "--plan", "plan.json"]))
        #expect(try !person.answer("w").contains("[e]"))
        try person.answer("r")
        try person.answer("r")
        #expect(try !person.answer("q").contains("[e]"))
        #expect(try person.program.waitForExit() == 1)
        let resumed = Operator(program: try place.start(["resume"]))
        #expect(try !resumed.waitForMenu().contains("[e]"))
        try resumed.program.type("q")
        try resumed.program.waitForExit()
    }
}
