import Foundation
import Localization
import Testing

struct FormatsTests {
    private let english = Localizer(embedded: .english)
    private let french = Localizer(embedded: LanguageTag("fr") ?? .english)

    /// The text with every kind of no-break space as a plain one.
    private func spaced(_ text: String) -> String {
        text.replacing(/[\u{202F}\u{A0}]/, with: " ")
    }

    @Test(arguments: [
        (Duration.zero, "0 ms"), (.milliseconds(340), "340 ms"), (.microseconds(999_600), "1 s"),
        (.milliseconds(1250), "1,3 s"), (.milliseconds(9949), "9,9 s"), (.milliseconds(9950), "10 s"),
        (.seconds(59), "59 s"), (.milliseconds(59_600), "1 min"), (.seconds(150), "2 min 30 s"),
        (.seconds(3600), "1 h"),
        (.seconds(3601), "1 h 1 s"), (.seconds(90_061), "1 j 1 h 1 min 1 s"), (.seconds(-90), "−1 min 30 s"),
    ])
    func durationIsWrittenInItsUnits(duration: Duration, expected: String) {
        #expect(spaced(french.duration(duration)) == expected)
    }

    @Test func longestDurationsAreWritten() {
        #expect(english.duration(.seconds(Int64.max)).hasPrefix("106,751,991,167,300"))
        #expect(
            english.duration(Duration(secondsComponent: .max, attosecondsComponent: 999_999_999_999_999_999)).hasPrefix(
                "106"
            )
        )
    }

    @Test func numbersAndBytesFollowTheLanguage() {
        #expect(spaced(french.number(1_234_567)) == "1 234 567")
        #expect(english.number(1_234_567) == "1,234,567")
        #expect(french.number(0.256, fractionDigits: 1) == "0,3")
        #expect(spaced(french.bytes(1_200_000)) == "1,2 Mo")
        #expect(english.bytes(1_200_000) == "1.2 MB")
        #expect(spaced(french.bytes(0)) == "0 octet")
    }

    @Test func datesFollowTheLanguageAndItsRegion() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Paris"))
        let date = Date(timeIntervalSince1970: 1_763_806_205)
        #expect(spaced(french.dateTime(date, in: zone)) == "22 nov. 2025 à 11:10:05")
        #expect(spaced(english.dateTime(date, in: zone)) == "Nov 22, 2025 at 11:10:05 AM")
        #expect(french.date(date, in: zone) == "22 nov. 2025")
        #expect(french.time(date, in: zone) == "11:10:05")
        let british = try Localizer(.english, conventions: LanguageTag("en-GB"), library: CatalogLibrary())
        #expect(british.dateTime(date, in: zone) == "22 Nov 2025 at 11:10:05")
    }

    @Test(arguments: [
        ([], "", ""), (["a"], "a", "a"), (["a", "b"], "a et b", "a ou b"), (["a", "b", "c"], "a, b et c", "a, b ou c"),
    ])
    func listsAreJoined(items: [String], all: String, any: String) {
        #expect(french.list(items) == all)
        #expect(french.alternatives(items) == any)
    }

    @Test func quotationMarksAreTheLanguages() {
        #expect(french.quote("x") == "«\u{A0}x\u{A0}»")
        #expect(english.quote("x") == "“x”")
    }
}
