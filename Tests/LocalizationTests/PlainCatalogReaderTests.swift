import Foundation
import SystemPackage
import Testing

@testable import Localization

struct PlainCatalogReaderTests {
    private let french = LanguageTag("fr") ?? .english

    private func read(_ text: String) -> Catalog? {
        PlainCatalogReader.read(Array(text.utf8), language: french)
    }

    @Test(arguments: CatalogFiles.tags)
    func embeddedCatalogIsPlainAndReadAsTheParserReadsIt(_ tag: String) throws {
        let file = CatalogFiles.root.appending(path: "locales/\(tag).yml")
        let read = PlainCatalogReader.read([UInt8](try Data(contentsOf: file)), language: LanguageTag(tag) ?? .english)
        #expect(read == (try CatalogFiles.catalog(tag)))
    }

    @Test func plainTextsArePluralsOrMessages() throws {
        let text = """
            # A comment.
            fr:
              run:
                title: "Dit \\"oui\\" \\\\ non"
                steps:
                  one: "%{count} étape"
                  other: "%{count} étapes"

              empty: ""
            """
        let catalog = try #require(read(text))
        #expect(catalog == (try CatalogParser.parse(Array(text.utf8), path: "fr.yml", language: french)))
        #expect(catalog.entries.count == 2)
    }

    @Test func textsUnderTheLanguageAreNoPlural() throws {
        let text = "fr:\n  one: \"un\"\n  other: \"autres\""
        #expect(read(text) == (try CatalogParser.parse(Array(text.utf8), path: "fr.yml", language: french)))
    }

    @Test(arguments: [
        "fr:\n  a: text", "fr:\n  a: 'text'", "fr:\n  a: |\n    text", "fr:\n  a: \"text\" # why", "fr:\n  a: \"t\\n\"",
        "fr:\n  a: \"one\"\n  a: \"two\"", "fr:\n    a: \"text\"", "fr:\n  a: {b: \"c\"}", "en:\n  a: \"text\"",
        "fr:\n  a:\n    one: \"text\"", "fr:\n\ta: \"text\"", "fr:\n  a: \"te\"xt\"", "fr:\n  a: \"text", "",
        "fr:\n  a: \"b\"\n   c: \"d\"", "fr:\n    a: \"b\"\n  c: \"d\"", "fr:\n  a: \"b\"\nen:\n  c: \"d\"",
        "fr:\n  a:\n    b: \"c\"\n  a:\n    d: \"e\"", "fr: \"text\"\n  a: \"b\"",
    ])
    func anyOtherFormIsLeftToTheParser(_ text: String) {
        #expect(read(text) == nil)
    }
}
