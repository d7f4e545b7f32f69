import Localization
import Testing

struct CatalogParityTests {
    @Test func englishAndFrenchAreThere() {
        #expect(CatalogFiles.tags.contains("en"))
        #expect(CatalogFiles.tags.contains("fr"))
    }

    @Test(arguments: CatalogFiles.tags)
    func catalogHasTheKeysOfTheEnglishOne(tag: String) throws {
        let english = try CatalogFiles.catalog("en").entries
        let other = try CatalogFiles.catalog(tag).entries
        #expect(Set(english.keys).subtracting(other.keys).sorted() == [], "missing in \(tag)")
        #expect(Set(other.keys).subtracting(english.keys).sorted() == [], "only in \(tag)")
    }

    @Test(arguments: CatalogFiles.tags)
    func messageHasThePlaceholdersOfTheEnglishOne(tag: String) throws {
        let english = try CatalogFiles.catalog("en").entries
        for (key, entry) in try CatalogFiles.catalog(tag).entries {
            #expect(entry.placeholders == english[key]?.placeholders, "\(key) in \(tag)")
        }
    }

    @Test(arguments: CatalogFiles.tags)
    func pluralMessageHasEveryCategoryOfItsLanguage(tag: String) throws {
        let categories = PluralRules(for: try #require(LanguageTag(tag))).categories
        let english = try CatalogFiles.catalog("en").entries
        for (key, entry) in try CatalogFiles.catalog(tag).entries {
            switch (entry, english[key]) {
            case (.plural(let texts), .plural): #expect(Set(texts.keys) == categories, "\(key) in \(tag)")
            case (.text, .text): break
            default: Issue.record("\(key) is plural in one of en and \(tag) only")
            }
        }
    }

    @Test(arguments: ["en", "fr"])
    func embeddedCatalogIsTheFile(tag: String) throws {
        let localizer = Localizer(embedded: try #require(LanguageTag(tag)))
        let texts = try CatalogFiles.catalog(tag).entries.compactMap { key, entry -> (String, String)? in
            guard case .text(let text) = entry else { return nil }
            return (key, text)
        }
        #expect(!texts.isEmpty)
        for (key, text) in texts {
            #expect(localizer(key) == MessageTemplate(text).filled(with: [:]), "\(key) in \(tag)")
        }
    }
}
