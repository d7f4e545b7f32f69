import Testing

@testable import Localization

struct EmbeddedCatalogTests {
    private let french = LanguageTag("fr") ?? .english

    private func catalog(_ text: String) -> EmbeddedCatalog {
        EmbeddedCatalog(Array(text.utf8), language: french)
    }

    @Test(arguments: CatalogFiles.tags)
    func everyMessageIsFoundInItsSection(_ tag: String) throws {
        let embedded = try #require(LanguageTag(tag).flatMap(EmbeddedCatalogs.catalog))
        let whole = try CatalogFiles.catalog(tag)
        for (key, entry) in whole.entries {
            #expect(embedded.entry(for: key) == entry, "\(key)")
        }
        for section in Set(whole.entries.keys.compactMap { $0.split(separator: ".").first.map(String.init) }) {
            let keys = whole.entries.keys.filter { $0.hasPrefix(section + ".") }
            #expect(Set(embedded.keys(under: section)) == Set(keys))
        }
    }

    @Test func onlyMessagesAreFound() {
        let catalog = catalog("fr:\n  a:\n    b:\n      c: \"d\"\n  ab:\n    b: \"e\"")
        #expect(catalog.entry(for: "a.b.c") == .text("d"))
        for key in ["", ".", "a", "a.", "a.b", "a.b.c.d", "b", "b.c", "d"] {
            #expect(catalog.entry(for: key) == nil, "\(key)")
        }
        #expect(catalog.keys(under: "a") == ["a.b.c"])
        #expect(catalog.keys(under: "a.b") == ["a.b.c"])
        #expect(catalog.keys(under: "b").isEmpty)
    }

    @Test func sectionThatIsNotPlainIsParsed() {
        let catalog = catalog("fr:\n  a:\n    b: plain\n    c: |-\n      two\n      lines\n  d:\n    e: \"f\"\n")
        #expect(catalog.entry(for: "a.b") == .text("plain"))
        #expect(catalog.entry(for: "a.c") == .text("two\nlines"))
        #expect(catalog.entry(for: "d.e") == .text("f"))
    }

    @Test func catalogWithoutPlainSectionsIsParsed() {
        let catalog = catalog("fr: {a: {b: c, d: {one: e, other: f}}, g: h}")
        #expect(catalog.entry(for: "a.b") == .text("c"))
        #expect(catalog.entry(for: "a.d") == .plural([.one: "e", .other: "f"]))
        #expect(catalog.entry(for: "g") == .text("h"))
        #expect(Set(catalog.keys(under: "a")) == ["a.b", "a.d"])
    }
}
