import Rendering
import TestSupport
import Testing

/// Where a failure looks like one that the runbook shows, that is said before anybody is asked what to do.
struct FailureHintTests {
    private static let document = """
        ---
        parameters:
          release: {type: name, default: blue}
        ---
        ```sh {#look retry=2 every=0s}
        [ -e failed ] || { touch failed; echo 'Error: quota of "small" exceeded'; exit 1; }
        printf '\\033[31mError:\\033[0m pod "%s-7" not found\\r\\n' other
        exit 1
        ```

        The pod `{{release}}` may have another name: ask *the team*.

        ```text {.output .failure}
        NAME   STATE
        Error: pod "{{release}}-0" not found
        ```

        ```text {.output .failure for=look}
        Error: quota of "large" exceeded
        ```

        ```sh {#later}
        touch later
        ```
        """

    private static let sentences = [
        "en": "This looks like a failure that the runbook shows:",
        "fr": "Cet échec ressemble à l’un de ceux que montre le runbook :",
    ]

    @Test(arguments: ["en", "fr"], [80, 50] as [UInt16])
    func aKnownFailureIsNamedBeforeTheQuestion(language: String, columns: UInt16) throws {
        let place = try Workplace()
        try place.write(Self.document, to: "doc.md")
        let program = try place.start(["run", "./doc.md", "--runbooks", "."], language: language, columns: columns)
        let person = Operator(program: program, language: language)
        try person.answer("[blue]", with: "")
        try person.answer(person.runKey)
        let shown = try person.waitForMenu()
        let hint = try #require(shown.flattened.part(after: Self.sentences[language] ?? "?"))
        #expect(hint.hasPrefix("Error: pod \"blue-0\" not found The pod blue may have another name: ask the team."))
        #expect(!hint.contains("quota"))
        #expect(shown.contains("    Error: pod \"blue-0\" not found\n"))
        // Code is not wrapped.
        let isCode = { (line: String) in line.contains("[ -e failed ]") || line.contains("printf") }
        #expect(program.log.allSatisfy { DisplayWidth.width(of: $0) <= Int(columns) || isCode($0) })
        try program.type("q")
        #expect(try program.waitForExit() == 1)
    }

    @Test(arguments: ["en", "fr"])
    func itIsSaidInScriptsTooAndDecidesNothing(language: String) throws {
        let place = try Workplace()
        let document = Self.document.replacing("exit 1\n```", with: "exit 0\n```")
        for (text, status) in [(Self.document, 1), (document, 0)] as [(String, Int32)] {
            try place.write(text, to: "doc.md")
            let result = try place.run(["run", "./doc.md", "--yes", "--no-input"], language: language)
            #expect(result.status == status)
            #expect(result.error.flattened.contains(Self.sentences[language] ?? "?") == (status == 1))
            #expect(!result.output.contains("another name"))
        }
    }

    @Test func anUnknownFailureIsNotNamed() throws {
        let place = try Workplace()
        try place.write(Self.document.replacing("pod \"%s-7\"", with: "node %s"), to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(!result.error.flattened.contains("looks like"))
    }

    @Test func whatAStepPrintedInTheBackgroundIsRecognizedToo() throws {
        let place = try Workplace()
        let document = """
            ```sh {#watch .background}
            echo 'Error: disk 7 is full'; echo $$ > pid; exit 3
            ```

            ```text {.output .failure}
            Error: disk 1 is full
            ```

            ```sh {#wait}
            until [ -s pid ] && ! kill -0 "$(cat pid)" 2> /dev/null; do :; done
            ```
            """
        try place.write(document, to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(result.error.contains("    Error: disk 1 is full\n"))
    }
}

extension String {
    /// What follows a text; nil where it does not stand here.
    fileprivate func part(after text: String) -> String? {
        firstRange(of: text).map { String(self[$0.upperBound...]).flattened }
    }
}
