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
        tr '\\0' ' ' < "/proc/$$/cmdline" >> "$HOME/cmdline"
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
        for command in [
            ["plan", "./doc.md"], ["plan", "./doc.md", "--format", "json"], ["run", "./doc.md", "--dry-run"],
        ] {
            let result = try place.run(command + ["--no-input"])
            #expect(result.status == 0)
            expectNoTrace(of: Self.secret, in: result.output + result.error)
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
