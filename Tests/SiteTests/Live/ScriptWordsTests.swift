import Localization
import Testing

@testable import Site

struct ScriptWordsTests {
    @Test(arguments: ["en", "fr"]) func everySentenceOfTheScriptIsInThePage(_ language: String) throws {
        let localizer = Localizer(embedded: try #require(LanguageTag(language)))
        let named = Set(SiteScript.text.matches(of: #/"(site\.live\.\w+)"/#).map { String($0.output.1) })
        let words = LiveWords.words(localizer)
        #expect(named == Set(words.keys.filter { $0.hasPrefix("site.live.") }))
        #expect(words.allSatisfy { $0.key != $0.value })
    }

    @Test func scriptAsksForNothingAndRunsNoText() {
        for part in [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(",
            "XMLHttpRequest",
        ] {
            #expect(!SiteScript.text.contains(part), "\(part)")
        }
    }
}
