import RunbookModel
import Testing

/// Sections, choices, names and outputs.
struct StructureTests {
    private static let ways = """

        ## One {#one when="a == 'x'"}

        ```sh
        one
        ```

        ### Inner {#inner when="a == 'y'"}

        ## Two {#two aliases="Two" when="a != 'x'"}

        ```sh
        two
        ```

        ## Three {#three}

        """

    private func outline(_ list: String, after: String = "") throws -> [String] {
        let text = "---\nparameters: {a: {}}\n---\n\(list)\n\(Self.ways)\n\(after)\n"
        return try #require(parse(text).runbook).outline
    }

    @Test(arguments: [
        "- [a](#one)\n- [b](#two)", "1. See [a](#one).\n2. Or *[b](#Two)*.", "- [a](#one)\n- [c](#three) [b](#two)",
        "- [a](#one)\n\n  More.\n- [b](#two)", "- [a](#inner)\n- [b](#two)", "- ![x [a](#one)](y)\n- [b](#two)",
    ])
    func listThatLeadsToConditionalSectionsIsAChoice(list: String) throws {
        let first = list.contains("inner") ? "inner" : "one"
        #expect(try outline(list).first == "choice \(first) | two")
    }

    @Test(arguments: [
        "- [a](#one)", "- [a](#one)\n- [c](#three)", "- [a](#one)\n- b", "- [a](#one)\n- [b](#one)",
        "- [a](#one)\n- [b](x.md#two)", "> - [a](#one)\n> - [b](#two)", "- x\n  - [a](#one)\n  - [b](#two)",
    ])
    func otherListsAreNone(list: String) throws {
        #expect(try outline(list).first == "prose 4")
    }

    @Test func choiceMayStandAfterItsSections() throws {
        #expect(try outline("", after: "- [a](#one)\n- [b](#two)").last == "choice one | two")
    }

    @Test func choiceInAListWithStepsIsAChoice() throws {
        let list = "- ```sh\n  ls\n  ```\n\n- x\n\n- y\n\n  - [a](#one)\n  - [b](#two)"
        #expect(try outline(list).contains("choice one | two"))
    }

    @Test func sectionsKnowTheirParents() throws {
        let runbook = try #require(parse("x\n# A\n### B\n## C\n# D\n#### E\n## F\n").runbook)
        #expect(runbook.sections.map(\.parent) == [nil, nil, 1, 1, nil, 4, 4])
        #expect(runbook.sections.map(\.level) == [0, 1, 3, 2, 1, 4, 2])
    }

    @Test func anchorsAreThoseOfForgesAndUnique() throws {
        let titles = [
            "Mise à niveau", "A, b & C_d!", "A b", "A b", "a-b-1", "???", "`code` *x*", "{{a}} 1", "Step 1", "used",
        ]
        let text = titles.map { "# \($0)\n" }.joined() + "```sh\nls\n```\n```sh {#used}\nls\n```\n"
        let runbook = try #require(parse(text).runbook)
        #expect(
            runbook.sections.map(\.anchor) == [
                "mise-à-niveau", "a-b--c_d", "a-b", "a-b-1", "a-b-1-1", "section", "code-x", "a-1", "step-1", "used-1",
            ]
        )
        #expect(runbook.steps.map(\.id) == ["step-2", "used"])
    }

    @Test(arguments: [
        "# A b\n\n[x](#a-b)", "# A\n# A\n\n[x](#a-1)",
        "# É {#e aliases=\"Old-É F\"}\n\n[x](#Old-%C3%89) [y](#F) [z](#e)",
        "[x](#b)\n\n```sh {#b}\nls\n```", "[x](#c)\n\n- [ ] [y](#c) {#b aliases=c}", "<a id=\"q\"></a>\n\n[x](#q)",
        "Text <a name='q'></a> text [x](#q)", "<div\n  id = \"q\">\n\n[x](#q)", "- <a id=\"q\"></a>[x](#q)", "[x](#)",
        "[x](other.md#y)", "[x](https://example.com/#y)", "# B <a id=\"q\"></a>\n\n[x](#q) [y](#b-)",
        "[x](<#a b>)\n\n# x {#a}\n\n<i id='a b'></i>",
    ])
    func linkThatLeadsSomewhereIsNoFault(markdown: String) {
        #expect(parse(markdown + "\n\n```sh\nls\n```\n").faults == [])
    }

    @Test(arguments: [
        ("# [x](#y)", "guide.md:1:3"), ("- a\n- [x](#y)", "guide.md:2:3"), ("> [x](#y)", "guide.md:1:3"),
        ("é ![a [x](#y)](z)", "guide.md:1:8"), ("- [ ] [x](#y)", "guide.md:1:7"), ("# A\n\n[x](#A)", "guide.md:3:1"),
        ("[x][r]\n\n[r]: #y", "guide.md:1:1"),
    ])
    func linkToNothingIsFoundEverywhere(markdown: String, place: String) {
        #expect(parse(markdown + "\n\n```sh\nls\n```\n").faults == ["\(place) linkToNothing"])
    }

    @Test func outputsBelongToTheStepBeforeOrToTheOneTheyName() throws {
        let text = """
            ```sh {#a aliases=x}
            ls
            ```
            ```text {.output}
            1
            ```
            ```text {.output for=b}
            2
            ```
            ```sh {#b}
            ls
            ```
            ```text {.failure for=x when="true"}
            3
            ```
            ```sh {.rollback for=x}
            ls
            ```
            ```text {.output}
            4
            ```
            ```sh {.rollback for=a}
            ls
            ```
            ```sh {.rehearsal for=b}
            ls
            ```
            ```sh {#c .check for=x}
            ls
            ```
            """
        let parsed = parse(text)
        #expect(parsed.faults == ["guide.md:1:1 changeUnrehearsed"])
        #expect(
            parsed.runbook?.outline == [
                "step a forward", "output of a", "output of b", "step b forward", "failure of a",
                "step rollback-a-1 rollback for a", "output of rollback-a-1", "step rollback-a-2 rollback for a",
                "step rehearsal-b-1 rehearsal for b", "step c check for a",
            ]
        )
        #expect(parsed.runbook?.step("a")?.outputs.map(\.template.source) == ["1\n", "3\n"])
    }

    @Test func idsAreNeededOnForwardStepsOfSeveralLanguages() {
        let text = "```sh {.check}\nls\n```\n- [ ] a\n```sh {#b}\nls\n```\n```sh {.rollback for=b}\nls\n```\n"
        #expect(parse(text, languages: ["en", "fr"]).faults == ["guide.md:1:1 missingID", "guide.md:4:1 missingID"])
        #expect(parse(text).faults == [])
    }

    @Test(arguments: [
        "# A {#a}\n# B {#a}", "# A {#a}\n\n```sh {#a}\nls\n```", "# A {#a aliases=a}", "# A {#a}\n# B {aliases='b a'}",
        "- [ ] x {#a}\n- [ ] y {#a}",
    ])
    func idsAndAliasesAreUnique(markdown: String) {
        let faults = parse(markdown + "\n\n```sh\nls\n```\n").diagnostics
        #expect(faults.map(\.code) == [.duplicateID])
        #expect(faults.first?.arguments["id"] == "a")
    }
}
