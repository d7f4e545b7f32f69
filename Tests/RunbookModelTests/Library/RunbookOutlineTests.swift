import Foundation
import MarkdownTree
import RunbookModel
import SystemPackage
import TestSupport
import Testing

struct RunbookOutlineTests {
    private func outline(_ page: String, definition: String = "parameters: {}\n") throws -> RunbookOutline {
        let folder = try ScratchDirectory()
        try folder.write(page, to: "guide/en.md")
        try folder.write(definition, to: "guide/runbook.yml")
        return try RunbookOutline(of: .folder(folder.appending("guide")), language: "en")
    }

    @Test func titleAndSummaryAreThoseOfTheFrontMatter() throws {
        let outline = try outline("---\ntitle: \"Garder l’œil\"\nsummary: >-\n  Two\n  lines.\n---\n\n# Another\n")
        #expect(outline.title == "Garder l’œil")
        #expect(outline.summary == "Two lines.")
    }

    @Test(arguments: [100, 8_100, 8_180, 8_190, 8_200, 20_000, 100_000])
    func pageMayHaveAnyLength(_ length: Int) throws {
        let page = "---\ntitle: A title\n---\n\n# A title\n\n" + String(repeating: "é\n", count: length / 3)
        #expect(try outline(page).title == "A title")
    }

    @Test(arguments: [8_150, 8_170, 8_180, 8_190, 20_000])
    func frontMatterMayHaveAnyLength(_ length: Int) throws {
        let comments = String(repeating: "# é\n", count: length / 5)
        let outline = try outline("---\n\(comments)title: A title\nsummary: A summary\n---\n\n# A title\n")
        #expect(outline.title == "A title")
        #expect(outline.summary == "A summary")
    }

    @Test func headingIsTheTitleOfAPageWithoutFrontMatter() throws {
        #expect(try outline("# A heading\n\nWords.\n").title == "A heading")
    }

    @Test func loneFileIsReadToo() throws {
        let folder = try ScratchDirectory()
        let file = try folder.write("---\ntitle: Alone\n---\n\n# Alone\n", to: "alone.md")
        #expect(try RunbookOutline(of: .file(file), language: "und").title == "Alone")
    }

    @Test func missingPageIsNotFound() throws {
        let folder = try ScratchDirectory()
        try folder.write("# A\n", to: "guide/en.md")
        let error = #expect(throws: Diagnostic.self) {
            try RunbookOutline(of: .folder(folder.appending("guide")), language: "fr")
        }
        #expect(error?.code == .fileNotFound)
    }
}
