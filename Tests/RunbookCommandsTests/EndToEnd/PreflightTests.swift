import SystemPackage
import TestSupport
import Testing

/// What must be in order before a run begins, and stay so.
struct PreflightTests {
    private static let protected = """
        ---
        protect:
          - id: context
            command: cat context
        ---
        ```sh {#look .check}
        echo looking
        ```

        ```sh {#one}
        echo one >> done
        ```

        ```sh {#two}
        echo two >> done
        ```
        """

    @Test func protectedFactsAreShownBeforeTheFirstChange() throws {
        let place = try Workplace()
        try place.write(Self.protected, to: "doc.md")
        try place.write("production\n", to: "context")
        let program = try place.start(["run", "./doc.md", "--runbooks", "."])
        let person = Operator(program: program)
        #expect(!(try person.answer("r").contains("production")))
        let facts = try person.waitForMenu()
        #expect(facts.contains("context: production"))
        #expect(facts.contains("Is this the right place?"))
        try program.type("\r")
        try program.wait(for: "Enter alone starts nothing here")
        try person.answer("q")
        #expect(try program.waitForExit() == 2)
        #expect(place.read("done") == nil)
    }

    @Test(arguments: ["en", "fr"])
    func aFactThatChangesStopsTheRunBeforeTheNextChange(language: String) throws {
        let place = try Workplace()
        try place.write(Self.protected, to: "doc.md")
        try place.write("test\n", to: "context")
        let program = try place.start(["run", "./doc.md", "--runbooks", "."], language: language)
        let person = Operator(program: program, language: language)
        try person.answer(person.runKey)
        try person.answer(language == "fr" ? "o" : "y")
        try person.answer(person.runKey)
        try person.waitForMenu()
        try place.write("production\n", to: "context")
        try program.type(person.runKey)
        #expect(try program.waitForExit() == 1)
        #expect(
            program.plainText.flattened.contains(
                language == "fr" ? "« test » à « production »" : "“test” to “production”"
            )
        )
        #expect(place.read("done") == "one\n")
        #expect(try place.account.lines.last == "finished protectionChanged 1")
    }

    @Test func consentIsNoExcuseForAChangedFact() throws {
        let place = try Workplace()
        let document = Self.protected.replacing("echo one >> done", with: "echo one >> done; echo other > context")
        try place.write(document, to: "doc.md")
        try place.write("test\n", to: "context")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(result.error.flattened.contains("“test” to “other”"))
        #expect(place.read("done") == "one\n")
    }

    @Test(arguments: ["en", "fr"])
    func aRequirementThatFailsIsSaidInTheReadersLanguage(language: String) throws {
        let place = try Workplace()
        let definition = """
            id: grow
            parameters:
              size: {type: integer, default: 1}
            require:
              - id: big-enough
                condition: size > 5
            """
        try place.write(definition, to: "runbooks/grow/runbook.yml")
        for (tag, message) in [("en", "Too small: {{size}}."), ("fr", "Trop petit : {{size}}.")] {
            let text = """
                ---
                title: Grow
                require:
                  big-enough: "\(message)"
                parameters:
                  size: {label: Size}
                ---
                ```sh {#grow-it}
                touch ran; echo {{size}}
                ```
                """
            try place.write(text, to: "runbooks/grow/\(tag).md")
        }
        let result = try place.run(["run", "grow", "--yes", "--no-input"], language: language)
        #expect(result.status == 3)
        #expect(result.error.flattened.contains(language == "fr" ? "Trop petit : 1." : "Too small: 1."))
        #expect(place.read("ran") == nil)
        #expect(place.runs.isEmpty)
    }

    @Test func aFileThatAStepNeedsMustBeThere() throws {
        let place = try Workplace()
        let document = "```sh\ntouch ran\n```\n\n```sh {#apply needs=\"a.yaml b.yaml\"}\ncat a.yaml b.yaml\n```\n"
        try place.write(document, to: "doc.md")
        try place.write("a", to: "a.yaml")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input", "--runbooks", "."])
        #expect(result.status == 3)
        #expect(result.error.flattened.contains("b.yaml"))
        #expect(!result.error.flattened.contains("a.yaml"))
        #expect(place.read("ran") == nil)
        try place.write("b", to: "b.yaml")
        #expect(try place.run(["run", "./doc.md", "--yes", "--no-input"]).status == 0)
    }

    @Test(arguments: ["en", "fr"])
    func aMissingToolStopsTheRunBeforeItAsks(language: String) throws {
        let place = try Workplace()
        let head =
            "---\nrequires:\n  - tool: no-such-tool\n    version: \"1.2\"\n    command: no-such-tool --version\n---\n"
        try place.write(head + "```sh\ntouch ran\n```\n", to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"], language: language)
        #expect(result.status == 69)
        #expect(result.error.flattened.contains("no-such-tool"))
        #expect(place.read("ran") == nil)
    }

    @Test func aToolThatIsTooOldStopsTheRun() throws {
        let place = try Workplace()
        try place.install("oldtool", "echo oldtool version v1.9.3")
        let head = "---\nrequires:\n  - tool: oldtool\n    version: \"1.10\"\n    command: oldtool --version\n---\n"
        try place.write(head + "```sh\ntouch ran\n```\n", to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 69)
        #expect(result.error.flattened.contains("1.9.3"))
        try place.install("oldtool", "echo oldtool version v1.10.0")
        #expect(try place.run(["run", "./doc.md", "--yes", "--no-input"]).status == 0)
    }

    @Test(arguments: ["en", "fr"])
    func aSecondRunInTheSameFolderIsToldOfTheFirst(language: String) throws {
        let place = try Workplace()
        try place.write("```sh\ntouch ran\n```\n", to: "first.md")
        try place.write("```sh\ntouch ran\n```\n", to: "second.md")
        let program = try place.start(["run", "./first.md"])
        let person = Operator(program: program)
        try person.waitForMenu()
        let result = try place.run(["run", "./second.md", "--yes", "--no-input"], language: language)
        #expect(result.status == 75)
        #expect(result.error.flattened.contains("first"))
        #expect(result.error.flattened.contains("\(program.pid)"))
        #expect(place.runs.first.map { result.error.flattened.contains($0.lastComponent?.string ?? "?") } == true)
        #expect(place.read("ran") == nil)
        try program.type("q")
        try program.waitForExit()
        #expect(try place.run(["run", "./second.md", "--yes", "--no-input"]).status == 0)
    }
}
