import MarkdownTree
import RunbookModel
import SystemPackage
import Testing

@testable import Authoring

/// Markdown from which a page is made reads as the page does.
struct MarkdownPageTests {
    private static let source = """
        # Set up

        <div class="tab-wrapper"><a href="a.md" class='active '>A</a></div>

        Use `kubectl`, **or** _helm_, see [What's next](#Whats-next).

        ## 1. Write `values.yaml` (v2.1)

        1. First:

            ```yaml
            a: "1"

            b: <b>
            ```

            <div class="alert note">

            A *hint*.

            </div>

        2. Then

        | Flag | Meaning |
        | ---- | :-----: |
        | `-a` | a & b   |

            indented

        ## What's next
        <div style="display:none;">

        ## Later

        </div>
        """

    @Test func anchorsAreThoseOfPublishing() throws {
        let page = try Pages.page(Self.source)
        #expect(page.headings.map(\.id) == ["Set-up", "1-Write-valuesyaml-v21", "Whats-next", "Later"])
        #expect(page.headings.map(\.line) == [4, 10, 34, 37])
    }

    @Test func fencedCodeIsListedAndIndentedIsNot() throws {
        let page = try Pages.page(Self.source)
        #expect(page.codeBlocks.map(\.text) == ["a: \"1\"\n\nb: <b>\n"])
        #expect(page.codeBlocks.map(\.language) == ["yaml"] && page.codeBlocks.map(\.line) == [14])
        #expect(page.codeCount == 2)
    }

    @Test func tablesNotesAndHiddenPartsAreFound() throws {
        let kinds = try Pages.page(Self.source).blocks.flatMap(\.all).map(\.kind)
        #expect(kinds.contains { if case .note = $0 { true } else { false } })
        #expect(kinds.contains { if case .hidden = $0 { true } else { false } })
        let tables = kinds.compactMap { if case .table(let table) = $0 { table } else { nil } }
        #expect(tables.map(\.header) == [[[.text("Flag")], [.text("Meaning")]]])
        #expect(tables.map(\.rows) == [[[[.code("-a")], [.text("a & b")]]]])
    }

    @Test(arguments: [
        ("# T\n\ntext", true), ("```\na\n```\n", true), ("text only", true), ("<p>a</p>", false),
        ("<div>x</div>\n\n## T\n", true), ("<p>a</p><pre><code>\n# not a heading\n</code></pre>", false),
        ("<h1 id=\"a\" class=\"common-anchor-header\">a</h1>\n# T", false),
    ])
    func formIsTold(body: String, isMarkdown: Bool) {
        #expect((PageFormat(body) == .markdown) == isMarkdown)
    }

    // MARK: Variables

    @Test func variablesArePutInPlace() throws {
        let json = #"{"release": "2.4", "chart": {"version": 4.10, "list": ["x"]}, "two": "a\nb"}"#
        let variables = try GuideVariables(Pages.file(json, path: "variables.json"))
        let body =
            "# T\n{{var.release}} {{ chart.version }} {{two}} {{unknown}} {{.x}} {{chart.list}}\n\n```\n{{var.release}}\n```\n"
        let page = try Pages.page(body, variables: variables)
        #expect(page.blocks[1].content.plainText == "2.4 4.10 a b {{unknown}} {{.x}} {{chart.list}}")
        #expect(page.codeBlocks.map(\.text) == ["2.4\n"])
        #expect(page.codeBlocks.map(\.line) == [7])
    }

    @Test(arguments: ["", "[1]", "{\"a\": }", "{\"a\": \"b\"", "release: 2.4"])
    func variablesAreAnObjectOfJSON(text: String) {
        #expect(throws: Diagnostic.self) { try GuideVariables(Pages.file(text, path: "variables.json")) }
    }
}
