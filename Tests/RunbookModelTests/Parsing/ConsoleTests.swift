import MarkdownTree
import RunbookModel
import Testing

struct ConsoleTests {
    @Test(arguments: [
        ("$ ls\n", "ls\n", nil),
        ("$ ls\na\nb\n", "ls\n", "a\nb\n"),
        ("before\n$ ls\n", "ls\n", "before\n"),
        ("$ cat <<E\n> a\n> E\na\n", "cat <<E\na\nE\n", "a\n"),
        ("$ cat <<E\n>\n> E\n", "cat <<E\n\nE\n", nil),
        ("$ echo a \\\n  b\n$ echo c\nc\n", "echo a \\\n  b\necho c\n", "c\n"),
        ("$ echo a \\\n> b\nc\n", "echo a \\\nb\n", "c\n"),
        ("$ echo 'a\\\\'\nb\n", "echo 'a\\\\'\n", "b\n"),
        ("$ diff a b\n1c1\n> x\n", "diff a b\n", "1c1\n> x\n"),
        ("$\n$ ls\n", "\nls\n", nil),
        ("$ls\n$ ls\n", "ls\n", "$ls\n"),
        ("$ echo \\\n$ x\n", "echo \\\n$ x\n", nil),
    ])
    func sessionIsSplit(session: String, code: String, output: String?) throws {
        let step = try #require(parse("```console\n\(session)```\n").runbook?.steps.first)
        #expect(step.template.source == code)
        #expect(step.outputs.first?.template.source == output)
    }

    @Test func furtherOutputsComeAfterItsOwn() throws {
        let step = try #require(
            parse("```shell-session\n$ ls\na\n```\n\n```text {.output .failure}\nb\n```\n").runbook?.steps.first
        )
        #expect(step.outputs.map(\.template.source) == ["a\n", "b\n"])
        #expect(step.outputs.map(\.isFailure) == [false, true])
        #expect(step.outputs.map(\.location.line) == [3, 6])
    }
}
