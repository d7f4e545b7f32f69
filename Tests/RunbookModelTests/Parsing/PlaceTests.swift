import MarkdownTree
import RunbookModel
import Testing

/// Faults inside values stand where the author wrote them, whatever stands between: quotes, escapes, indentation.
struct PlaceTests {
    private static let step = "\n```sh\nls\n```\n"

    @Test(arguments: [
        ("```sh {when=\"é == \\\"a\\\" x\"}", "guide.md:1:14 conditionSyntax"),
        ("```sh {when='abc == \"é\" x'}", "guide.md:1:26 conditionSyntax"),
        ("```sh {#a when='true and \\\"a\\\" == b'}", "guide.md:1:35 conditionName"),
        ("```sh {cwd=\"\\\\\\\\{{a}}\"}", "guide.md:1:17 undeclaredParameter"),
        ("```sh {confirm=é{{a}} .irreversible}", "guide.md:1:18 undeclaredParameter"),
        ("```sh {needs='é {{a}}, b'}", "guide.md:1:18 undeclaredParameter"),
        ("```sh {expect=\"é\\\"{{a}}\"}", "guide.md:1:20 undeclaredParameter"),
        ("```sh {exit='0,é'}", "guide.md:1:16 attributeValue"),
        ("```sh {guide='1, 0'}", "guide.md:1:18 attributeValue"),
    ])
    func attributeValue(fence: String, fault: String) {
        #expect(parse("\(fence)\nls\n```\n").faults == [fault])
    }

    @Test(arguments: [
        ("# É {when=\"a\"}", "guide.md:1:13 conditionName"),
        ("É\n{when=\"a\"}\n==", "guide.md:2:8 conditionName"),
        ("# É `{x}` {when=\"true and a\"}", "guide.md:1:28 conditionName"),
        ("É {{a}}\n=====", "guide.md:1:4 undeclaredParameter"),
    ])
    func heading(markdown: String, fault: String) {
        #expect(parse(markdown + "\n" + Self.step).faults == [fault])
    }

    @Test(arguments: [
        ("- ```sh\n  é {{a}}\n  ```\n", "guide.md:2:6 undeclaredParameter"),
        ("1. a\n\n   ```sh\n   é\n    {{a}}\n   ```\n", "guide.md:5:5 undeclaredParameter"),
        ("  ```sh\n  é\n {{a}}\n  ```\n", "guide.md:3:2 undeclaredParameter"),
        ("```console\n$ é \\\n> {{a}}\nb\n```\n", "guide.md:3:3 undeclaredParameter"),
        ("```console\n$ ls\nb\né {{a}}\n```\n", "guide.md:4:4 undeclaredParameter"),
        ("```sh\nls\n```\n```text {.output}\né\n{{ a}}\n```\n", "guide.md:6:1 undeclaredParameter"),
        ("- a\n  é *b*\n  {{a}}\n\n  ```sh\n  ls\n  ```\n", "guide.md:3:3 undeclaredParameter"),
        ("- [ ] a\n  é {{a}} {#b}\n", "guide.md:2:6 undeclaredParameter"),
        ("```console\n$ ls\nls: cannot access ‘x’\n$ ls ‘x’\n```\n", "guide.md:4:6 forbiddenCharacter"),
    ])
    func codeAndProse(markdown: String, fault: String) {
        #expect(parse(markdown).faults == [fault])
    }

    @Test(arguments: [
        ("require: [{id: é, condition: x}]", ["1:16 identifier", "1:31 conditionName"]),
        ("a: b\nrequire:\n- {id: a, condition: 'true and x'}", ["1:1 unknownKey", "3:32 conditionName"]),
        ("require:\n- id: a\n  condition: |\n    true\n    and x\n", ["5:9 conditionName"]),
        ("require:\n- id: a\n  condition: >-\n    true\n    and x\n", ["5:9 conditionName"]),
        ("require:\n- id: a\n  condition: true\n    and x\n", ["4:9 conditionName"]),
        ("require:\n- id: a\n  condition: \"true and \\\"a\\\" == x\"\n", ["3:33 conditionName"]),
        ("require:\n- id: a\n  condition: 'true and ''a'' == x'\n", ["3:33 conditionName"]),
        ("require:\n- id: a\n  condition: !!str \"\\u00e9\"\n", ["3:21 conditionSyntax"]),
        ("parameters: {é: {}}", ["1:14 parameterName"]),
        ("parameters:\n  a:\n    default: \"é {{b}}\"", ["3:18 undeclaredParameter"]),
        ("parameters:\n  a:\n    from: >\n      é\n      {{b}}", ["5:7 undeclaredParameter"]),
        ("protect:\n- id: a\n  command: \"\\\n    é {{b}}\"", ["4:8 undeclaredParameter"]),
        ("group: \"\u{2028}\"\nid: É", ["2:5 identifier"]),
        ("group: 'a\u{85}b'\nid: É", ["2:5 identifier"]),
        ("# é\n---\nid: É\n", ["3:5 identifier"]),
        ("id: a\n---\nid: b\n", ["2:1 invalidYAML"]),
    ])
    func definition(text: String, faults: [String]) {
        let found = parse(Self.step, definition: text).diagnostics.filter { $0.severity == .error }
        #expect(found.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.code)" } == faults)
    }

    @Test func frontMatterCountsTheLinesOfItsFile() {
        let parsed = parse("---\n\nrequire:\n  - {id: a, condition: x}\n---\n" + Self.step)
        #expect(parsed.faults == ["guide.md:4:5 missingMessage", "guide.md:4:24 conditionName"])
    }
}
