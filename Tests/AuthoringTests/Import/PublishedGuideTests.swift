import RunbookModel
import Testing

@testable import Authoring

/// What is read of published guides is what their own lists say.
@Suite(.enabled(if: PublishedGuides.isHere, "The published guides are not here: RUNBOOK_GUIDES names their folder."))
struct PublishedGuideTests {
    @Test(arguments: PublishedGuides.names("fr"))
    func codeBlocksAreThoseOfTheList(name: String) throws {
        let page = try GuidePage(try PublishedGuides.file(name, "fr"))
        #expect(page.codeBlocks.map(\.text) == (try PublishedGuides.codeList(name, "fr")))
        #expect(page.codeBlocks.map(\.index) == Array(1...page.codeBlocks.count))
        #expect(page.language == "fr")
        #expect(page.version == "v2.4.x")
        #expect(page.name == name + ".md")
    }

    @Test(arguments: PublishedGuides.names("en"))
    func sourceHasTheAnchorsOfThePublishedPage(name: String) throws {
        let source = try GuidePage(try PublishedGuides.file(name, "en"))
        let page = try GuidePage(try PublishedGuides.file(name, "fr"))
        #expect(source.headings.map(\.id) == page.headings.map(\.id))
        #expect(source.headings.map(\.level) == page.headings.map(\.level))
        #expect(source.codeBlocks.count == page.codeBlocks.count)
        for (a, b) in zip(source.codeBlocks, page.codeBlocks) where a.text != b.text { print(name, a, b) }
        #expect(source.language == "en")
    }

    @Test(arguments: PublishedGuides.names("fr"))
    func blocksStandOnTheLinesOfTheFile(name: String) throws {
        let file = try PublishedGuides.file(name, "fr")
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let page = try GuidePage(file)
        for code in page.codeBlocks { #expect(lines[code.line - 1].contains("<pre><code")) }
        for heading in page.headings { #expect(lines[heading.line - 1].contains("id=\"\(heading.id ?? "")\"")) }
    }
}
