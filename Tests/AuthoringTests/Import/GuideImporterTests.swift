import MarkdownTree
import RunbookModel
import Testing

@testable import Authoring

struct GuideImporterTests {
    private static let fixtures = ["traps", "ar", "ja", "zh"]

    @Test(arguments: fixtures)
    func resultIsAValidRunbook(name: String) throws {
        let texts = ImportedTexts(try Pages.fixture(name))
        #expect(texts.errors == [])
        #expect(texts.folderErrors == [])
    }

    @Test(arguments: fixtures)
    func codeIsThatOfThePage(name: String) throws {
        let texts = ImportedTexts(try Pages.fixture(name))
        #expect(texts.codes == texts.pageCodes)
    }

    @Test(.enabled(if: PublishedGuides.isHere, "The published guides are not here."), arguments: ["en", "fr"])
    func publishedGuidesBecomeValidRunbooks(language: String) throws {
        for name in PublishedGuides.names(language) {
            let texts = ImportedTexts(try GuidePage(try PublishedGuides.file(name, language)), language: language)
            #expect(texts.errors == [] && texts.folderErrors == [], "\(name)")
            #expect(texts.codes == texts.pageCodes, "\(name)")
            #expect(texts.steps.flatMap(\.guideBlocks).sorted() == texts.steps.flatMap(\.guideBlocks))
        }
    }

    @Test(.enabled(if: PublishedGuides.isHere, "The published guides are not here."))
    func languagesOfAGuideBecomeTheSameSteps() throws {
        let name = "upgrade_milvus_standalone-operator"
        let runbooks = try ["en", "fr"].map { language in
            let texts = ImportedTexts(try GuidePage(try PublishedGuides.file(name, language)), language: language)
            return try #require(texts.parsed.runbook)
        }
        #expect(LanguageParity(runbooks: runbooks).diagnostics == [])
    }

    // MARK: Structure

    @Test func headingsKeepTheirAnchors() throws {
        let texts = try ImportedTexts(
            "<h1 id=\"Top-Level\">A</h1><h2 id=\"2-b\">B {x}</h2><h2 id=\"top-level\">C</h2><h2>名前</h2><h2 id=\"É!\">D</h2>"
        )
        let sections = texts.parsed.runbook?.sections ?? []
        #expect(sections.map(\.id) == ["top-level", "2-b", "top-level-2", "section-4", "section-5"])
        #expect(sections.map(\.aliases) == [["Top-Level"], [], [], [], []])
        #expect(sections.map(\.title.plainText) == ["A", "B {x}", "C", "名前", "D"])
        #expect(texts.errors == [])
    }

    @Test func linksLeadToSections() throws {
        let texts = try ImportedTexts(
            """
            <h1 id="A-B">A</h1><p>To <a href="#A-B">one</a>, <a href="#a-b">two</a>, <a href="#gone">three</a>,
            <a href="#mark">four</a>, <a href="x.md#A-B">five</a>.</p><p><a id="mark"></a>Here.</p><p id="unused">There.</p>
            """
        )
        let text = texts.imported.loneFile
        #expect(text.contains("[one](#a-b), [two](#a-b), three, [four](#mark), [five](x.md#A-B)"))
        #expect(text.contains("<a id=\"mark\"></a>Here.") && !text.contains("unused"))
        #expect(texts.notes.contains(.danglingLink(anchor: "gone")))
        #expect(texts.errors == [])
    }

    @Test func pageWithoutHeadingGetsItsTitle() throws {
        let texts = try ImportedTexts("<p>x</p>")
        #expect(texts.imported.loneFile.contains("\n# Page\n\nx\n"))
    }

    @Test func listOfSectionsIsAChoiceToDecide() throws {
        let sections = "<h2 id=\"a\">A</h2><h2 id=\"b\">B</h2><h2 id=\"c\">C</h2>"
        let choice = "<ul><li>Old: <a href=\"#a\">a</a></li><li>New: <a href=\"#b\">b</a></li></ul>"
        let contents =
            "<ul><li><a href=\"#a\">a</a></li><li><a href=\"#b\">b</a></li><li><a href=\"#c\">c</a></li></ul>"
        #expect(try ImportedTexts(choice + sections).notes.contains(.choice(sections: ["a", "b"])))
        let notes = try ImportedTexts(contents + sections).notes
        #expect(!notes.contains { if case .choice = $0 { true } else { false } })
    }

    @Test func notesLeadToBothPlaces() throws {
        let page = try Pages.page("<p>a</p>\n" + Pages.block("docker stop &lt;the-name&gt;\n", language: "shell"))
        let imported = GuideImporter(page).runbook()
        for isLone in [true, false] {
            let text = isLone ? imported.loneFile : imported.languageFile
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let note = try #require(imported.notes(isLone: isLone).first { $0.block == 1 })
            #expect(note.kind == .placeholder(name: "the_name", text: "the-name") && note.line == 5)
            let line = try #require(note.resultLine)
            #expect(lines[line - 1] == "  the_name:")
        }
    }

    @Test(arguments: [
        ("<p><a href=\"/docs/fr/v2.4.x/a.md\">a</a></p>", "de", "fr", nil),
        ("<p><a href=\"/docs/v2.4.x/a.md\">a</a></p>", "de", "en", nil),
        ("<p><a href=\"/docs/a.md\">a</a> <a href=\"/docs/ar/a.md\">b</a></p>", "de", "ar", nil),
        ("<p><a href=\"/docs/a.md\">a</a></p>", "de", "en", nil),
        ("<p><a href=\"https://x.org/docs/v1.x/a.md\">a</a></p>", "de", "de", .languageUnknown(chosen: "de")),
        ("<p>a</p>", "de", "de", ImportNote.Kind.languageUnknown(chosen: "de")),
        ("<p>a</p>", nil, "en", .languageUnknown(chosen: "en")), ("# a\n", nil, "en", nil),
        ("# a\n", "de", "de", .languageDiffers(found: "en", chosen: "de")),
    ])
    func languageIsWhatThePageSaysOrWhatIsNamed(
        body: String,
        named: String?,
        language: String,
        note: ImportNote.Kind?
    ) throws {
        let imported = GuideImporter(try Pages.page(body), language: named).runbook()
        #expect(imported.language == language)
        let notes = imported.notes(isLone: true).map(\.kind).filter { $0.name.hasPrefix("language") }
        #expect(notes == (note.map { [$0] } ?? []))
    }

    @Test func partsThatAreHiddenAreKeptAsExamples() throws {
        let texts = ImportedTexts(try Pages.fixture("traps"))
        #expect(texts.notes.contains(.hiddenSection) && texts.notes.contains(.hiddenCode))
        let hidden = try ImportedTexts("<p>a</p><div style=\"display : none\">- [x](#y)</div>")
        #expect(hidden.notes.contains(.hiddenText(text: "- [x](#y)")))
        #expect(!hidden.imported.loneFile.contains("[x]"))
    }

    @Test func stepOfANoteStandsOutsideTheQuotation() throws {
        let texts = try ImportedTexts(
            "<div class=\"alert note\"><p>Before.</p>\(Pages.block("ls\n", language: "sh"))<p>After.</p></div>"
        )
        #expect(texts.imported.loneFile.contains("> Before.\n\n```sh {#ls guide=\"1\"}\nls\n```\n\n> After.\n"))
        #expect(texts.notes.contains(.codeInNote))
    }
}
