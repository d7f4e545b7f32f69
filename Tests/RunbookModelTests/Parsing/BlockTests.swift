import MarkdownTree
import RunbookModel
import Testing

/// What blocks are, by their language and attributes.
struct BlockTests {
    private func outline(_ markdown: String) -> [String] {
        parse(markdown).runbook?.outline ?? []
    }

    @Test func plainReadmeIsItsShellBlocksInOrder() {
        let parsed = parse(
            """
            # Tool

            Install `tool`:

            ```sh
            make
            ```

            1. Configure:

               ```bash
               ./configure
               ```

            2. Build:

               ~~~Shell
               make
               ~~~

               Done.

            ```python
            print({{ 1 }})
            ```

                indented

            ```
            no language
            ```

            > ```sh
            > quoted
            > ```

            - only
            - words
            """
        )
        #expect(parsed.faults == [])
        #expect(
            parsed.runbook?.outline == [
                "# tool", "prose 3", "step step-1 forward", "prose 9", "step step-2 forward", "prose 15",
                "step step-3 forward", "prose 21", "prose 23", "prose 27", "prose 29", "prose 33", "prose 37",
            ]
        )
        #expect(parsed.runbook?.steps.map(\.template.source) == ["make\n", "./configure\n", "make\n"])
        #expect(parsed.runbook?.title == "Tool")
        #expect(parsed.runbook?.language == "und")
    }

    @Test func itemsOfAListWithStepsKeepTheirNumbersAndWords() throws {
        let runbook = try #require(parse("3. a\n\n   b\n4. c\n\n   ```sh\n   ls\n   ```\n\n   d\n").runbook)
        let elements = runbook.sections[0].elements
        let starts = elements.map { element -> String in
            guard case .prose(let block) = element else { return "step" }
            guard case .list(let list) = block.kind else { return "prose" }
            return "\(list.start ?? 0)"
        }
        #expect(starts == ["3", "prose", "4", "step", "prose"])
    }

    @Test func taskItemsAreManualSteps() throws {
        let runbook = try #require(
            parse(
                "- [ ] Call **Ann**. {#call when=\"true\" guide=2}\n  - [ ] twice {#twice}\n- [x] done\n- other\n\n  [ ] no\n"
            )
            .runbook
        )
        #expect(runbook.outline == ["step call forward", "step twice forward", "prose 3", "prose 4", "prose 6"])
        guard case .manual(let words) = runbook.steps[0].kind else { return #expect(Bool(false)) }
        #expect(words.plainText == "Call Ann.")
        #expect(runbook.steps[0].condition?.source == "true")
        #expect(runbook.steps[0].guideBlocks == [2])
    }

    @Test(arguments: [
        ("- [ ]\n", ["guide.md:1:1 emptyStep"]),
        ("- [x] a {#b}\n", ["guide.md:1:1 noSteps", "guide.md:1:10 attributeNotHere"]),
        ("> - [ ] a {#b}\n", ["guide.md:1:1 noSteps", "guide.md:1:12 attributeNotHere"]),
        (
            "> # a {#b when=\"x\"}\n",
            ["guide.md:1:1 noSteps", "guide.md:1:8 attributeNotHere", "guide.md:1:11 attributeNotHere"]
        ),
        ("- # a {#b}\n", ["guide.md:1:1 noSteps", "guide.md:1:8 attributeNotHere"]),
        ("```python {#a}\n```\n", ["guide.md:1:1 noSteps", "guide.md:1:12 attributeNotHere"]),
        ("```sh {.example #a}\n```\n", ["guide.md:1:1 noSteps", "guide.md:1:17 attributeNotHere"]),
        ("```sh\nls\n```\n```sh {.output #a}\n```\n", ["guide.md:4:16 attributeNotHere"]),
        ("```yaml {file=a.yaml .check}\na: b\n```\n", ["guide.md:1:22 attributeNotHere"]),
        ("```yaml {file=a.yaml .rollback}\na: b\n```\n", ["guide.md:1:22 attributeNeeds"]),
        ("```yaml {file=a.yaml for=b}\na: b\n```\n", ["guide.md:1:22 attributeNeeds"]),
        ("```sh {mode=0600}\nls\n```\n", ["guide.md:1:8 attributeNotHere"]),
        (
            "```sh {.check .rollback for=a}\nls\n```\n",
            ["guide.md:1:15 attributeNotHere", "guide.md:1:29 unknownTarget"]
        ),
        ("```sh {confirm=a}\nls\n```\n", ["guide.md:1:8 attributeNeeds"]),
        ("```sh {every=1s}\nls\n```\n", ["guide.md:1:8 attributeNeeds"]),
        ("```sh {for=a}\nls\n```\n", ["guide.md:1:8 attributeNeeds"]),
        ("```sh {retry=0}\nls\n```\n", ["guide.md:1:14 attributeValue"]),
        ("```sh {retry='1 2'}\nls\n```\n", ["guide.md:1:15 attributeValue"]),
        ("```sh {timeout=0s}\nls\n```\n", ["guide.md:1:16 attributeValue"]),
        ("```sh {exit=''}\nls\n```\n", ["guide.md:1:14 attributeValue"]),
        ("```sh {exit=256}\nls\n```\n", ["guide.md:1:13 attributeValue"]),
        ("```sh {cwd=''}\nls\n```\n", ["guide.md:1:13 attributeValue"]),
        ("```txt {file=a mode=+600}\na\n```\n", ["guide.md:1:21 attributeValue"]),
        ("```txt {file=a mode=0999}\na\n```\n", ["guide.md:1:21 attributeValue"]),
        ("```sh {#a}\nls\n```\n```sh {.rollback for=b}\nls\n```\n", ["guide.md:4:22 unknownTarget"]),
        ("```sh {#a .rollback for=a}\nls\n```\n", ["guide.md:1:25 unknownTarget"]),
        ("```sh {#a .check for=a}\nls\n```\n", ["guide.md:1:22 unknownTarget"]),
        ("```sh\nls\n```\n```text {.output for=b}\na\n```\n", ["guide.md:4:22 unknownTarget"]),
    ])
    func attributesThatMeanNothingAreFaults(markdown: String, faults: [String]) {
        #expect(parse(markdown).faults == faults)
    }

    @Test func attributesOfAShellStep() throws {
        let fence = """
            ```shell {#a aliases="B c" .irreversible confirm="{{n}}" .interactive .background .sensitive retry=3 \
            every=2s timeout=1m30s exit="0, 3" expect="a.*" fail='b "c"' cwd=d shell=zsh needs="e f.yaml" guide="5,6" \
            .deviation .unicode when="true"}
            """
        let text = "---\nparameters: {n: {}}\ndeviations: {a: because}\n---\n\(fence)\necho ’\n```\n"
        let parsed = parse(text)
        // All of them together contradict each other, and are read all the same.
        #expect(parsed.faults == Array(repeating: "guide.md:5:1 attributesConflict", count: 3))
        let step = try #require(parsed.runbook?.steps.first)
        #expect(step.id == "a" && step.hasOwnID && step.aliases == ["B", "c"])
        #expect(step.isIrreversible && step.isInteractive && step.isBackground && step.isSensitive && step.isDeviation)
        #expect(step.confirmation?.parameterNames == ["n"])
        #expect(step.retry == .init(attempts: 3, interval: 2))
        #expect(step.timeout == 90)
        #expect(step.allowedExitStatuses == [0, 3])
        #expect(step.expectation?.source == "a.*" && step.failurePattern?.source == "b \"c\"")
        #expect(step.workingDirectory?.source == "d" && step.shell == "zsh")
        #expect(step.needs.map(\.source) == ["e", "f.yaml"])
        #expect(step.guideBlocks == [5, 6])
        #expect(step.condition?.source == "true")
    }

    @Test(arguments: [
        ("yaml", Step.FileFormat.yaml), ("YML", .yaml), ("json", .json), ("bash", .shell), ("text", .other),
        ("", .other),
    ])
    func fileStep(language: String, format: Step.FileFormat) throws {
        let step = try #require(parse("```\(language) {file=a/{{b}} mode=600 .new}\n{}\n```\n").runbook?.steps.first)
        guard case .file(let found, let path, let mode, let refuses) = step.kind else { return #expect(Bool(false)) }
        #expect(found == format && path.source == "a/{{b}}" && mode == 0o600 && refuses)
    }

    @Test func rollbackMayBeAFile() {
        let parsed = parse("```sh {#a}\nls\n```\n```yaml {file=b .rollback for=a}\na: b\n```\n")
        #expect(parsed.faults == [])
        #expect(parsed.runbook?.outline == ["step a forward", "step rollback-a-1 rollback for a"])
    }

    @Test func verbatimBlocksHoldNoPlaceholders() {
        let parsed = parse("```sh {.verbatim}\necho {{end}}\n```\n```text {.output .verbatim}\n{{end}}\n```\n")
        #expect(parsed.faults == [])
    }
}
