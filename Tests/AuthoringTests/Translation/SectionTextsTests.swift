import Authoring
import MarkdownTree
import Planning
import RunbookModel
import SystemPackage
import Testing

struct SectionTextsTests {
    private static let page = """
        Before the first heading.

        # Title

        A paragraph
        in two lines.

        ```sh {#a}
        echo  a

        echo b
        ```

        ## Part {#part}

        - One
          item.
        """

    private func digests(_ page: String, front: String = "") throws -> [String: String] {
        SectionTexts(try Languages(front + page, page).runbook("en")).digests
    }

    @Test func sectionsAreNamedByTheirIdsOrTheirAnchors() throws {
        let texts = SectionTexts(try Languages(Self.page, Self.page).runbook("en"))
        #expect(texts.entries.map(\.key) == ["(lead)", "title", "part"])
        #expect(texts.entries.map(\.location.line) == [1, 3, 14])
        #expect(texts.entries[1].lines.first == "# Title" && texts.entries[1].lines.last == "```")
    }

    @Test func digestIsWhatTheDocumentationSays() throws {
        let canonical = "## Part {#part}\n- One item.\n"
        #expect(try digests(Self.page)["part"] == String(SHA256.hexDigest(of: canonical.utf8).prefix(16)))
        let code = "# Title\nA paragraph in two lines.\n```sh {#a}\necho  a\n\necho b\n```\n"
        #expect(try digests(Self.page)["title"] == String(SHA256.hexDigest(of: code.utf8).prefix(16)))
    }

    @Test(arguments: [
        ("A paragraph\nin two lines.", "A paragraph in two\nlines."), ("  item.", "item."),
        ("in two lines.\n", "in two lines.\n\n\n"), ("A paragraph\n", "A  paragraph \n"),
        ("item.", "item.\n\n\n"),
    ])
    func wrappingAndBlankLinesDoNotCount(old: String, new: String) throws {
        let changed = Self.page.replacing(old, with: new)
        try #require(changed != Self.page)
        #expect(try digests(changed) == digests(Self.page))
    }

    @Test func frontMatterDoesNotCount() throws {
        #expect(try digests(Self.page, front: "---\ntitle: T\n---\n\n") == digests(Self.page))
    }

    @Test(arguments: [
        ("Before", "After", "(lead)"), ("two lines", "two rows", "title"), ("echo  a", "echo a", "title"),
        ("echo a\n\n", "echo a\n", "title"), ("{#a}", "{#a timeout=1m}", "title"), ("One", "Two", "part"),
    ])
    func wordsAndCodeCount(old: String, new: String, key: String) throws {
        let page = Self.page.replacing("echo  a", with: old == "echo a\n\n" ? "echo a" : "echo  a")
        let changed = page.replacing(old, with: new)
        try #require(changed != page)
        let (before, after) = (try digests(page), try digests(changed))
        #expect(before.keys.filter { before[$0] != after[$0] } == [key])
    }
}
