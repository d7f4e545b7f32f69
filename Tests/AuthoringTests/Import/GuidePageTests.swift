import MarkdownTree
import RunbookModel
import SystemPackage
import Testing

@testable import Authoring

struct GuidePageTests {
    @Test(arguments: ["traps", "ar", "ja", "zh"])
    func codeBlocksAreThoseOfTheList(name: String) throws {
        #expect(try Pages.fixture(name).codeBlocks.map(\.text) == Pages.codeList(name))
    }

    @Test(arguments: [
        ("traps", "move_the_cache.md", "Move the Cache", "en", "v3.1.x"),
        ("ar", "restart.md", "إعادة تشغيل الخادم", "ar", "v2.6.x"),
        ("ja", "backup.md", "バックアップを取る", "ja", "v2.5.x"), ("zh", "upgrade.md", "升级缓存", "zh-hant", "v2.4.x"),
    ])
    func pageSaysWhatItIs(fixture: String, name: String, title: String, language: String?, version: String?) throws {
        let page = try Pages.fixture(fixture)
        #expect(page.name == name && page.title == title)
        #expect(page.language == language && page.version == version)
    }

    @Test func frontMatterMayBeFolded() throws {
        let page = try Pages.fixture("traps")
        #expect(page.frontMatter["summary"] == "Moves the cache to another machine, and looks at what comes out of it.")
        #expect(page.findings.contains(ImportNote(.frontMatterKeysLeftOut(keys: ["related_key"]), line: 1)))
    }

    @Test func frontMatterThatIsNoYAMLIsReadLineByLine() throws {
        let page = try GuidePage(Pages.file("---\ntitle: Stop: how?\nsummary: 'a' and b: c\n---\n<p>x</p>\n"))
        #expect(page.title == "Stop: how?")
        #expect(page.frontMatter["summary"] == "'a' and b: c")
        #expect(page.findings.map(\.kind).contains(.frontMatterUnreadable))
    }

    @Test func headingsHaveTheAnchorsOfThePage() throws {
        let page = try Pages.fixture("traps")
        #expect(page.headings.map(\.id) == ["Move-the-Cache", "Quick-way", "Careful-way"])
        #expect(page.headings.map(\.text) == ["Move the Cache", "Quick way", "Careful way"])
        #expect(page.headings.map(\.line) == [14, 17, 70])
    }

    @Test func codeThatNoListHasIsKeptToo() throws {
        let page = try Pages.fixture("traps")
        let all = page.blocks.flatMap(\.all).compactMap { block in
            if case .code(let code) = block.kind { code } else { nil }
        }
        #expect(all.map(\.ordinal) == Array(0..<page.codeCount))
        #expect(
            all.filter { $0.index == nil }.map(\.text) == [
                "indented code\nthat no list has\n", "run -a | sort\n", "no code element",
            ]
        )
        #expect(page.findings.contains { $0.kind == .codeInTable })
    }

    @Test func contentKeepsItsForm() throws {
        let page = try Pages.fixture("traps")
        let kinds = page.blocks.map { String(describing: $0.kind).prefix { $0 != "(" } }
        #expect(
            kinds == [
                "heading", "paragraph", "heading", "list", "code", "code", "table", "code", "tabs", "note", "note",
                "hidden", "code", "code", "paragraph",
            ]
        )
    }

    @Test func listsNest() throws {
        let page = try Pages.page("<ol start=\"4\"><li>a<ul><li><p>b</p></li></ul></li><li>c</li></ol>")
        guard case .list(let list) = page.blocks.first?.kind, list.items.count == 2,
            case .list(let inner) = list.items[0].last?.kind
        else { return #expect(Bool(false), "\(page.blocks)") }
        #expect(list.start == 4 && inner.start == nil)
        #expect(inner.items[0].flatMap(\.content).plainText == "b")
    }

    @Test func spaceIsThatOfAReader() throws {
        let page = try Pages.page("<p>\n  a <strong> b</strong>\n<em>c </em> <code>d  e</code>\u{A0}f<br>  g </p>")
        #expect(
            page.blocks.first?.content == [
                .text("a "), .strong([.text("b")]), .text(" "), .emphasis([.text("c ")]), .code("d  e"),
                .text("\u{A0}f"), .lineBreak, .text("g"),
            ]
        )
    }

    @Test(arguments: [
        ("", GuidePageFault.empty), ("\n \t\n", .empty), ("a\0b", .binary(SourceLocation(line: 1, column: 2))),
        ("<p>no title</p>", .untitled), ("---\nid: x\n---\ntext\n", .untitled),
        ("# T\n" + String(repeating: "<b>", count: 2000), .tooDeep),
    ])
    func whatIsNoPageIsRefused(text: String, fault: GuidePageFault) {
        #expect(throws: fault) { try GuidePage(Pages.file(text)) }
    }

    @Test func bytesThatAreNoTextAreRefused() {
        let latin = RunbookSource.File(path: "page.md", bytes: Array("# Caf\n\nth".utf8) + [0xE9])
        #expect(throws: GuidePageFault.notUTF8(SourceLocation(line: 3, column: 3))) { try GuidePage(latin) }
        let large = RunbookSource.File(path: "page.md", bytes: Array(repeating: 0x61, count: GuidePage.largestSize + 1))
        #expect(throws: GuidePageFault.tooLarge(GuidePage.largestSize)) { try GuidePage(large) }
    }

    @Test(arguments: [
        ("docs/fr/a.md", "fr"), ("v2.4.x/site/pt/userGuide/a.md", "pt"), ("guides/a.md", nil), ("it-is/a.md", "it-is"),
    ])
    func foldersTellTheLanguage(path: String, language: String?) throws {
        #expect(try GuidePage(Pages.file("<h1>T</h1>", path: FilePath(path))).language == language)
    }

    @Test(arguments: ["\r\n", "\r"])
    func lineEndsOfOtherSystemsAreRead(end: String) throws {
        let html = "---\nid: x\ntitle: T: u\n---\n<p>a</p>\n" + Pages.block("ls\n\nls\n", language: "sh")
        let markdown = "---\ntitle: T\n---\n<div>\n\n## A\n\n```sh\nls\n```\n"
        for text in [html, markdown] {
            let (page, other) = (
                try GuidePage(Pages.file(text)), try GuidePage(Pages.file(text.replacing("\n", with: end)))
            )
            #expect(page.codeBlocks == other.codeBlocks && !page.codeBlocks.isEmpty)
            #expect(page.title == other.title && page.headings == other.headings)
        }
    }
}
