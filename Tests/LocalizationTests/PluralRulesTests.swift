import Localization
import Testing

struct PluralRulesTests {
    @Test(arguments: [
        ("en", 0, PluralCategory.other), ("en", 1, .one), ("en", 2, .other), ("fr", 0, .one), ("fr", 1, .one),
        ("fr", 2, .other), ("fr", 1_000_000, .many), ("ru", 1, .one), ("ru", 3, .few), ("ru", 5, .many),
        ("ru", 21, .one),
        ("ar", 0, .zero), ("ar", 2, .two), ("ar", 3, .few), ("ja", 1, .other), ("fr-CA", 0, .one), ("x-own", 1, .other),
    ])
    func categoryFollowsTheLanguage(language: String, count: Int, category: PluralCategory) throws {
        #expect(try PluralRules(for: #require(LanguageTag(language))).category(of: count) == category)
    }

    @Test(
        arguments: [
            ("en", [.one, .other]), ("fr", [.one, .many, .other]), ("ja", [.other]),
            ("ar", [.zero, .one, .two, .few, .many, .other]), ("xx-own", [.other]),
        ] as [(String, Set<PluralCategory>)]
    )
    func categoriesOfALanguageAreKnown(language: String, categories: Set<PluralCategory>) throws {
        #expect(try PluralRules(for: #require(LanguageTag(language))).categories == categories)
    }
}
