import MarkdownTree
import RunbookModel
import Testing

/// Files as they should not be: each gives faults, and none crashes or takes long.
struct BrokenFileTests {
    private static let step = "\n```sh\nls\n```\n"

    @Test(arguments: [
        "---\n---\n", "---\n", "---\n\n---", "----\n", "\n---\ntitle: A\n---\n", "---\ntitle: A\n...\n",
        "---\n%YAML 9.9\n---\n", "---\n# only a comment\n---\n", "---\n~\n---\n", "---\n-\n---\n",
        "---\n? [a]\n: b\n---\n",
        "---\n? {a: b}\n: c\n---\n", "---\n\"a\n---\n", "---\na: b: c\n---\n", "---\n\ta: b\n---\n",
        "---\na: *b\n---\n",
        "---\n&a a: *a\n---\n", "---\n<<: {title: A}\n---\n", "---\n!!binary a: b\n---\n", "---\na: !!int b\n---\n",
        "---\ntitle: \"\\uD800\"\n---\n", "---\ntitle: \"\\x00\"\n---\n", "---\n- a\n---\n", "---\n[]\n---\n",
        "---\nparameters: a\n---\n", "---\nparameters: [a]\n---\n", "---\nparameters: {a: b}\n---\n",
        "---\nparameters: {a: {choices: {b: [c]}}}\n---\n", "---\nparameters: {a: {choices: [[b]]}}\n---\n",
        "---\nparameters: {1: {}}\n---\n", "---\nparameters: {null: {}}\n---\n", "---\nparameters: {'': {}}\n---\n",
        "---\nrequire: [a, [b], {c: d}]\n---\n", "---\nprotect: {a: b}\n---\n", "---\nprotect: [{id: []}]\n---\n",
        "---\nguide: {sha256: {en: 1}}\n---\n", "---\nguide: {page: a, omitted: [0, a, {}]}\n---\n",
        "---\ntranslation: {of: [], status: x}\n---\n", "---\ndeviations: [a]\n---\n", "---\nrequires: [[]]\n---\n",
        "# {#a}\n", "# {}\n", "#\n", "- [ ]\n", "- [ ] {#a}\n", "- [ ]\n\n  a\n", "> - [ ] a {#b}\n", "```sh {}\n```",
        "```{#a}\na\n```", "```sh {#}\n```", "```sh {.}\n```", "```sh {a=}\n```", "```sh {#a#b}\n```",
        "```sh {when=''}\nls\n```", "```sh {for=''}\nls\n```", "```sh {needs=' '}\nls\n```", "```yaml {file=''}\n```",
        "```console\n$\n```", "```console\n$ \n> \n```", "```console\n> a\n```", "```console\n\n```", "```console\n```",
        "[a](#)\n", "[a](#%)\n", "[a](#%zz)\n", "[a](#%C3)\n", "[a](<#b c>)\n", "<a id=\n", "{{", "{{}}", "{{ a", "}}",
        "\u{2028}{{a}}\n", "a\u{85}\n{{b}}\n", "\0", "---\0\n---\n", "\r", "\r\n\r\n", "\u{FEFF}",
        "\u{FEFF}---\na: b\n---\n",
    ])
    func oddTextDoesNoHarm(text: String) {
        let whole = parse(text + Self.step)
        #expect(whole.runbook?.steps.isEmpty != true || !whole.diagnostics.isEmpty)
        _ = parse(Self.step, definition: text)
        for end in 0...min(text.utf8.count, 40) { _ = parse(bytes: Array(text.utf8.prefix(end))) }
    }

    @Test(arguments: ["[", "{", "[{a: ", "- ", "? ", "a: {", "!a ", "&a [", "'", "\"", "|\n ", "%", "*a ", "# "])
    func deepAndLongYAMLIsRefusedInTime(unit: String) {
        let text = String(repeating: unit, count: 100_000)
        #expect(!parse(Self.step, definition: text).isValid || text.hasPrefix("#") || text.hasPrefix("'"))
        #expect(!parse("---\ntitle: \(text)\n---\n" + Self.step).diagnostics.contains { $0.location == nil })
    }

    @Test func deepestYAMLThatIsReadDoesNoHarm() {
        let text = "title: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(
            parse(Self.step, definition: text).faults == [
                "runbook.yml:1:1 wordsInDefinition", "runbook.yml:1:8 wrongShape",
            ]
        )
    }

    @Test(arguments: ["> ", "- ", "1. ", "*", "[", "![", "<", "`", "(", "> - ", "&amp;", "\\"])
    func deepMarkdownIsReadInTime(unit: String) {
        let parsed = parse(String(repeating: unit, count: 10_000) + "a\n" + Self.step)
        #expect(parsed.diagnostics.allSatisfy { $0.location != nil })
    }

    @Test func deepConditionIsRefused() {
        let condition = String(repeating: "(", count: 10_000) + "true"
        #expect(parse("# A {when=\"\(condition)\"}\n" + Self.step).faults == ["guide.md:1:76 conditionSyntax"])
    }

    @Test func aliasesAreReadWhereTheyAreFew() {
        let parsed = parse(
            "---\nparameters:\n  a: &a {type: name, default: x}\n  b: *a\n---\n```sh\necho {{a}} {{b}}\n```\n"
        )
        #expect(parsed.faults == [])
        #expect(parsed.runbook?.parameters.map { $0.defaultValue?.source } == ["x", "x"])
    }

    @Test func brokenDefinitionDoesNotMakeEveryNameUndeclared() {
        let parsed = parse("# A {when=\"b == 'c'\"}\n\n```sh {.chek}\necho {{b}}\n```\n", definition: "a: [\n")
        #expect(parsed.faults == ["runbook.yml:1:6 invalidYAML", "guide.md:3:8 unknownClass"])
    }

    @Test func unreadableMarkdownDoesNotHideTheDefinitionsFaults() {
        let parsed = parse(bytes: [0xFF], definition: Array("a: [\n".utf8))
        #expect(parsed.faults == ["runbook.yml:1:6 invalidYAML", "guide.md:1:1 notUTF8"])
        #expect(parsed.runbook == nil)
    }

    @Test func everyPrefixOfARunbookIsRead() {
        let text = Array(
            "---\nparameters: {é: {}}\n---\n# A {#a when=\"é\"}\n\n```sh {#b expect=\"\\\"\"}\né\n```\n- [ ] c {#d}\n"
                .utf8
        )
        for end in 0...text.count { #expect(parse(bytes: Array(text.prefix(end))).diagnostics.count < 20) }
    }
}
