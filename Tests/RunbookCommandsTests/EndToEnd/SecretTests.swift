import Foundation
import TestSupport
import Testing

/// Secrets, and outputs that are sensitive, appear nowhere.
struct SecretTests {
    private static let secret = "Zk9-very+secret/4711"

    private static let document = """
        ---
        parameters:
          token: {type: secret}
        ---
        ```sh {#use}
        printf '%s' "$RUNBOOK_SECRET_TOKEN" > "$HOME/received"
        copy=$RUNBOOK_SECRET_TOKEN
        echo "token: $copy"
        printf '%s' "$copy" | base64
        printf 'x%s' "$copy" | base64
        tr '\\0' ' ' < "/proc/$PPID/cmdline" > "$HOME/cmdline"
        for process in /proc/[0-9]*; do tr '\\0' ' ' < "$process/cmdline" || true; done >> "$HOME/cmdline" 2> /dev/null
        ```

        ```sh {#later expect="nothing like it"}
        echo "still $copy"
        ```

        ```sh {#final .check fail=".*very.*"}
        echo "now $copy"
        ```
        """

    private func expectNoTrace(of secret: String, in text: String) {
        #expect(!text.contains(secret))
        for prefix in ["", "x", "xx"] {
            let encoded = Data((prefix + secret).utf8).base64EncodedString()
            #expect(!text.contains(encoded.dropFirst(4).dropLast(4)))
        }
    }

    @Test func aSecretIsAskedForWithoutEchoAndShownNowhere() throws {
        let place = try Workplace()
        try place.write(Self.document, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer(person.valuePrompt, with: Self.secret)
        try person.answer("r")
        for _ in 0..<2 {
            try person.answer("r")
            try person.answer("s")
            try person.answer("Why is it skipped?", with: "expected")
        }
        #expect(try program.waitForExit() == 0)
        #expect(place.scratch.read("home/received") == Self.secret)
        let shown = String(decoding: program.bytes, as: UTF8.self)
        #expect(shown.contains("token: •••"))
        expectNoTrace(of: Self.secret, in: shown)
        expectNoTrace(of: Self.secret, in: place.stateText())
        #expect(place.scratch.read("home/cmdline")?.contains("run ./doc.md") == true)
        expectNoTrace(of: Self.secret, in: place.scratch.read("home/cmdline") ?? Self.secret)
        #expect(try place.account.outcomes.filter { $0.hasSuffix("failed") } == ["later failed", "final failed"])
    }

    @Test func aSecretFromTheEnvironmentIsShownNowhere() throws {
        let place = try Workplace().setting("RUNBOOK_PARAM_TOKEN", Self.secret)
        try place.write(Self.document, to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(place.scratch.read("home/received") == Self.secret)
        expectNoTrace(of: Self.secret, in: result.output + result.error + place.stateText())
        let readers =
            [["plan", "./doc.md"], ["plan", "./doc.md", "--format", "json"], ["run", "./doc.md", "--dry-run"]]
            .map { $0 + ["--no-input"] }
            + ["text", "markdown", "html", "json", "junit"].map { ["report", "--format", $0] } + [["runs"]]
        for command in readers {
            let result = try place.run(command)
            #expect(result.status == 0)
            #expect(!result.output.isEmpty)
            expectNoTrace(of: Self.secret, in: result.output + result.error)
        }
    }

    @Test(arguments: [["run"], ["run", "--dry-run"], ["plan"], ["train"]], ["en", "fr"])
    func aSecretIsRefusedOnTheCommandLine(command: [String], language: String) throws {
        let place = try Workplace()
        try place.write(Self.document, to: "doc.md")
        let options = ["./doc.md", "-p", "token=opensesame", "--no-input"]
        let result = try place.run(command + options, language: language)
        #expect(result.status == 64)
        let words =
            language == "fr" ? "Le secret token ne peut pas être donné avec `-p`." : "cannot be given with `-p`."
        #expect(result.error.flattened.contains(words))
        #expect(result.error.contains("[RB0715]"))
        #expect(result.error.contains("`RUNBOOK_PARAM_TOKEN`"))
        #expect(!(result.output + result.error + place.stateText()).contains("opensesame"))
        #expect(place.runs.isEmpty)
    }

    @Test(arguments: [("en", "as in `RUNBOOK_PARAM_TOKEN`"), ("fr", "comme dans `RUNBOOK_PARAM_TOKEN`")])
    func howToGiveAMissingSecretIsSaid(language: String, hint: String) throws {
        let place = try Workplace()
        try place.write(Self.document, to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"], language: language)
        #expect(result.status == 64)
        #expect(result.error.flattened.contains(hint))
        #expect(!result.error.contains("-p "))
    }

    // MARK: Proposals

    private static let proposing = """
        ---
        parameters:
          token: {type: secret, from: "cat vault; echo warning >&2"}
          copy: {type: text, from: "printf '%s' \\"$RUNBOOK_SECRET_TOKEN\\"", default: none}
        ---
        ```sh {#use}
        printf '%s' "$RUNBOOK_SECRET_TOKEN" > "$HOME/received"
        echo {{copy}}
        ```
        """

    @Test(arguments: ["en", "fr"])
    func aSecretCanBeProposedAndIsNotShown(language: String) throws {
        let place = try Workplace()
        try place.write(Self.proposing, to: "doc.md")
        try place.write(Self.secret + "\n", to: "vault")
        let program = try place.start(["run", "./doc.md", "--runbooks", "."], language: language)
        let person = Operator(program: program, language: language)
        // The command is shown before it runs.
        try program.wait(for: "\ncat vault; echo warning >&2\n")
        try program.wait(for: language == "fr" ? "Valeur [•••]" : "Value [•••]:")
        try program.type("\r")
        // What would show the secret is no proposal for another parameter.
        try program.wait(for: "[none]")
        try program.type("\r")
        try person.answer(person.runKey)
        #expect(try program.waitForExit() == 0)
        #expect(place.scratch.read("home/received") == Self.secret)
        let shown = String(decoding: program.bytes, as: UTF8.self)
        #expect(shown.contains(language == "fr" ? "(proposée par une commande)" : "(proposed by a command)"))
        #expect(!shown.contains("\nwarning"))
        expectNoTrace(of: Self.secret, in: shown + place.stateText())
    }

    @Test func anotherSecretThanTheProposedOneCanBeTyped() throws {
        let place = try Workplace()
        try place.write(Self.proposing, to: "doc.md")
        try place.write("stale\n", to: "vault")
        let program = try place.start(["run", "./doc.md", "--runbooks", "."])
        let person = Operator(program: program)
        try person.answer("Value [•••]:", with: Self.secret)
        try person.answer("[none]", with: "")
        try person.answer("r")
        #expect(try program.waitForExit() == 0)
        #expect(place.scratch.read("home/received") == Self.secret)
        #expect(!program.plainText.contains("stale"))
    }

    @Test func proposalsOfSecretsDoNotBindInScripts() throws {
        let place = try Workplace()
        try place.write(Self.proposing, to: "doc.md")
        try place.write(Self.secret + "\n", to: "vault")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 64)
        #expect(result.error.contains("token"))
        #expect(place.scratch.read("home/received") == nil)
    }

    // MARK: Where else a secret could show

    @Test func anApprovedPlanTakesItsSecretsFromTheEnvironment() throws {
        let place = try Workplace().setting("RUNBOOK_PARAM_TOKEN", Self.secret)
        try place.write(Self.document, to: "doc.md")
        #expect(try place.run(["plan", "./doc.md", "--no-input", "--output", "plan.json"]).status == 0)
        expectNoTrace(of: Self.secret, in: place.read("plan.json") ?? Self.secret)
        let result = try place.run(["run", "--plan", "plan.json", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(place.scratch.read("home/received") == Self.secret)
        expectNoTrace(of: Self.secret, in: result.output + result.error + place.stateText())
    }

    @Test func aPartOfASecretOnALineOfItsOwnIsNotSaid() throws {
        let secret = String((0..<90).map { Character(Unicode.Scalar(97 + UInt8($0 * 7 % 26))) })
        let place = try Workplace().setting("RUNBOOK_PARAM_TOKEN", secret)
        let encoded = Data(secret.utf8).base64EncodedString()
        for attributes in ["fail=\"[A-Za-z0-9+/=]{8,60}\"", "expect=\"nothing like it\""] {
            let document = """
                ---
                parameters:
                  token: {type: secret}
                ---
                ```sh {#encode .check \(attributes)}
                printf '%s' "$RUNBOOK_SECRET_TOKEN" | base64
                ```
                """
            try place.write(document, to: "doc.md")
            let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
            #expect(result.status == 1)
            let shown = result.output + result.error + place.stateText()
            for start in stride(from: 0, to: encoded.count - 12, by: 4) {
                #expect(!shown.contains(encoded.dropFirst(start).prefix(12)))
            }
        }
    }

    @Test func aSensitiveStepsOutputIsNeitherShownNorKept() throws {
        let place = try Workplace()
        let document = """
            ---
            parameters:
              key: {type: secret}
            ---
            ```sh {#list .sensitive capture=key}
            echo hush-hush-1
            ```

            ```sh {#fail .sensitive .check fail="hush.*"}
            echo hush-hush-2
            ```
            """
        try place.write(document, to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(result.error.flattened.contains("Its output is neither shown nor kept."))
        // The blocks themselves are shown: they are the document's.
        let shown = (result.output + result.error).replacing("echo hush-hush", with: "")
        #expect(!shown.contains("hush-hush"))
        #expect(!place.stateText().replacing("echo hush-hush", with: "").contains("hush-hush"))
        #expect(try place.account.transcript(of: "list") == nil)
    }

    @Test func aSecretDoesNotLeaveThroughACaptureOrAProtectedFact() throws {
        let place = try Workplace().setting("RUNBOOK_PARAM_TOKEN", Self.secret)
        let document = """
            ---
            parameters:
              token: {type: secret}
              copy: {type: text}
            protect: [{id: place, command: cat place}]
            ---
            ```sh {#change}
            true "$RUNBOOK_SECRET_TOKEN"
            ```

            ```sh {#leak .check capture=copy}
            printf '%s' "$RUNBOOK_SECRET_TOKEN"
            ```
            """
        try place.write(document, to: "doc.md")
        try place.write("at \(Self.secret) here", to: "place")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(result.error.contains("holds a secret"))
        expectNoTrace(of: Self.secret, in: result.output + result.error + place.stateText())
    }

    @Test func aRefusedSecretIsNotRepeated() throws {
        let place = try Workplace()
        try place.write(Self.document, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        try program.wait(for: "Value:")
        try program.type("\r")
        try program.wait(for: "hint:")
        try program.type("\u{3}")
        #expect(try program.waitForExit() == 130)
    }
}

extension Workplace {
    /// The same place with one more variable.
    func setting(_ name: String, _ value: String?) -> Workplace {
        var place = self
        place.variables[name] = .some(value)
        return place
    }
}
