import Localization
import Testing

struct LanguageNegotiationTests {
    private let available = ["en", "fr", "zh-Hant", "zh", "pt-BR"].compactMap { LanguageTag($0) }

    @Test(arguments: [
        ("fr", "fr", LanguageNegotiation.Match.exact), ("fr-CA", "fr", .broader), ("fr_CA.UTF-8", "fr", .broader),
        ("zh-Hant-TW", "zh-Hant", .broader), ("zh-Hans-CN", "zh", .broader), ("PT_br", "pt-BR", .exact),
        ("pt", "en", .unavailable), ("de-AT", "en", .unavailable), ("C", "en", .unrequested),
        ("POSIX", "en", .unrequested), ("C.UTF-8", "en", .unrequested), ("fr!", "en", .malformed),
        ("en_US.UTF-8", "en", .broader), ("français", "en", .malformed),
    ])
    func lookupChoosesTheNarrowestLanguage(request: String, language: String, match: LanguageNegotiation.Match) {
        let negotiation = LanguageNegotiation(LanguageRequest(request, from: .locale), among: available)
        #expect(negotiation.language.text == language)
        #expect(negotiation.match == match)
        #expect(negotiation.isFallBack == (match == .unavailable || match == .malformed))
    }

    @Test func nothingRequestedIsNoFallBack() {
        let negotiation = LanguageNegotiation(nil, among: available)
        #expect(negotiation.language == .english)
        #expect(!negotiation.isFallBack)
    }

    @Test func conventionsKeepTheRegionThatTheLanguageDropped() {
        let canadian = LanguageNegotiation(LanguageRequest("fr_CA.UTF-8", from: .locale), among: available)
        #expect(canadian.conventions.text == "fr-CA")
        let german = LanguageNegotiation(LanguageRequest("de-AT", from: .locale), among: available)
        #expect(german.conventions == .english)
    }

    @Test(
        arguments: [
            ("de", ["RUNBOOK_LANG": "fr", "LANG": "it"], "de", .option),
            (nil, ["RUNBOOK_LANG": "fr", "LC_ALL": "it"], "fr", .runbook),
            (nil, ["RUNBOOK_LANG": "", "LC_ALL": "it", "LANG": "es"], "it", .all),
            (nil, ["LC_ALL": "", "LC_MESSAGES": "es", "LANG": "pt"], "es", .messages),
            (nil, ["LC_CTYPE": "es", "LANG": "pt"], "pt", .locale),
            ("", ["LC_ALL": "C", "LANG": "fr"], "C", .all),
        ] as [(String?, [String: String], String, LanguageRequest.Origin)]
    )
    func firstRequestThatIsNotEmptyCounts(
        option: String?,
        environment: [String: String],
        text: String,
        origin: LanguageRequest.Origin
    ) {
        let request = LanguageRequest.effective(option: option, environment: environment)
        #expect(request == LanguageRequest(text, from: origin))
    }

    @Test(arguments: [[:], ["LANG": ""], ["LANGUAGE": "fr"]])
    func noRequestIsNone(environment: [String: String]) {
        #expect(LanguageRequest.effective(option: nil, environment: environment) == nil)
    }

    @Test func fallBackIsSaidAloudAndNothingElse() {
        let english = Localizer(embedded: .english)
        let german = LanguageNegotiation(LanguageRequest("de_DE.UTF-8", from: .locale), among: available)
        #expect(english.notice(for: german) == "There are no messages in de_DE.UTF-8 (from LANG); they are in en.")
        let broken = LanguageNegotiation(LanguageRequest("fr!", from: .option), among: available)
        #expect(english.notice(for: broken) == "fr! (from --lang) names no language; messages are in en.")
        for silent in ["fr-CA", "C", "en"] {
            let negotiation = LanguageNegotiation(LanguageRequest(silent, from: .all), among: available)
            #expect(english.notice(for: negotiation) == nil)
        }
    }
}
