import Planning
import RunbookModel
import Testing

struct FingerprintTests {
    private static let front = "parameters: {v: {default: x}, w: {}}"
    private static let text = """
        # One {#one when="v == 'x'"}

        Prose {{v}}.

        ```sh {#a timeout=1m}
        # comment
        echo {{v}} "# no comment"
        ```

        ```yaml {#b file=b.yaml}
        a: {{v}}   # comment
        c: [1, "2"]
        ```

        ```text {.output}
        x
        ```

        - [ ] Call {#c}

        # Two {#two}

        ```sh {.rollback for=a}
        undo
        ```

        - [x](#one)
        - [y](#three)

        # Three {#three when="v != 'x'"}
        """

    private func digest(_ text: String, _ front: String = front) throws -> String {
        Fingerprint(try runbook(text, front)).digest
    }

    @Test(arguments: [
        ("Prose {{v}}.", "Prosa, {{ w }} und [x](#two)."), ("# One", "# Eins"), ("# Two", "# Zwei"),
        ("# comment\n", "# Kommentar é\n"), ("# comment\n", ""), ("  # comment", ""), ("a: {{v}}", "\"a\": {{ v }}"),
        ("a: {{v}}   # comment\nc: [1, \"2\"]", "c:\n- 1\n- '2'\na: {{v}}"), ("echo {{v}}", "echo {{ v }}"),
        ("- [ ] Call", "- [ ] Ruft an:"), ("```text {.output}\nx\n```", "```text {.output}\ny\n```"),
        ("- [x](#one)", "- Siehe [x](#one)"), ("when=\"v == 'x'\"", "when='v==\"x\"'"), ("timeout=1m", "timeout=60s"),
        ("```sh {#a", "~~~ bash {#a"), ("# Two {#two}", "## Extra\n\n# Two {#two}"), ("{#a ", "{#a aliases=z "),
    ])
    func wordsDoNotChangeIt(old: String, new: String) throws {
        var changed = Self.text.replacing(old, with: new, maxReplacements: 1)
        if new.hasPrefix("~~~") { changed = changed.replacing("comment\"\n```", with: "comment\"\n~~~") }
        #expect(changed != Self.text)
        #expect(try digest(changed) == digest(Self.text))
    }

    @Test(arguments: [
        ("echo {{v}}", "echo {{w}}"), ("\"# no comment\"", "\"# a comment\""), ("timeout=1m", "timeout=2m"),
        ("timeout=1m", ""), ("timeout=1m", "timeout=1m .check"), ("#a timeout", "#a exit=1 timeout"),
        ("a: {{v}}", "a: v"),
        ("c: [1, \"2\"]", "c: [1, 2]"), ("c: [1, \"2\"]", "c: [\"2\", 1]"), ("b.yaml", "c.yaml"), ("undo", "redo"),
        ("when=\"v == 'x'\"", "when=\"v == 'y'\""), ("when=\"v != 'x'\"", ""), ("{#two}", "{#zwei}"), ("{#c}", "{#d}"),
        ("{#c}", "{#c when=true}"), ("- [ ] Call {#c}\n", ""), ("# Two {#two}", "## Two {#two}"),
        ("- [x](#one)\n- [y](#three)", "- [y](#three)\n- [x](#one)"), ("- [x](#one)\n", "\n"),
        ("{#b file", "{#b guide=1 file"),
        ("{#a ", "{#a capture=w "), ("{#a ", "{#a needs=f "), ("{#a ", "{#a .sensitive "), ("{#a ", "{#a retry=2 "),
    ])
    func deedsChangeIt(old: String, new: String) throws {
        let changed = Self.text.replacing(old, with: new, maxReplacements: 1)
        #expect(changed != Self.text)
        #expect(try digest(changed) != digest(Self.text))
    }

    @Test(arguments: [
        "parameters: {v: {default: y}, w: {}}", "parameters: {v: {default: x, type: name}, w: {}}",
        "parameters: {v: {default: x}, w: {when: true}}", "\(front)\nrequires: [a]", "\(front)\nid: other",
        "\(front)\nrequire: [{id: r, condition: true, message: m}]", "\(front)\nprotect: [{id: p, command: date}]",
    ])
    func definitionsChangeIt(front: String) throws {
        #expect(try digest(Self.text, front) != digest(Self.text))
    }

    @Test func headingThatEndsAConditionalSectionChangesIt() throws {
        let text = "# A {#a when=\"v == 'x'\"}\n\n\(step("#s"))\n# B\n\n\(step("#t"))"
        #expect(try digest(text) != digest(text.replacing("# B\n", with: "")))
        #expect(try digest(text) == digest(text.replacing("# B\n", with: "# Anders\n")))
    }

    @Test func orderOfStepsChangesIt() throws {
        #expect(try digest(step("#a") + step("#b")) != digest(step("#b") + step("#a")))
    }

    @Test func aliasesOfYAMLAreNotUnfolded() throws {
        let text = "```yaml {#a file=a.yaml}\na: &x [1]\nb: *x\n```\n"
        let lines = Fingerprint(try runbook(text)).entries.last?.lines ?? []
        #expect(lines.contains("a: &x [1]") && lines.contains("b: *x"))
    }

    @Test func digestCoversTheBytes() throws {
        let first = try runbook("a\n\n" + step(""))
        #expect(first.digest != (try runbook("b\n\n" + step(""))).digest)
        #expect(first.digest == (try runbook("a\n\n" + step(""))).digest)
    }
}
