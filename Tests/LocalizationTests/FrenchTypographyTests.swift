import Localization
import Testing

struct FrenchTypographyTests {
    /// What French typography does not allow in a text; code between backticks is left out.
    private func faults(in text: String) -> [String] {
        let prose = text.replacing(/`[^`]*`/, with: "x")
        var faults: [String] = []
        if prose.contains(/\ [:;!?»]/) || prose.contains(/«\ /) {
            faults.append("a plain space where a no-break space belongs")
        }
        if prose.contains(/[^\u{202F}][;!?](\s|$)/) {
            faults.append("no U+202F before ; ! ?")
        }
        if prose.contains(/[^\u{A0}}][:»](\s|$)/) || prose.contains(/«[^\u{A0}]/) {
            faults.append("no U+00A0 before : or » or after «")
        }
        if prose.contains(/["']/) {
            faults.append("a straight quotation mark or apostrophe")
        }
        if prose.contains("...") {
            faults.append("three dots in place of …")
        }
        return faults
    }

    @Test func frenchMessagesFollowFrenchTypography() throws {
        for (key, entry) in try CatalogFiles.catalog("fr").entries where !CatalogFiles.awaited.contains(key) {
            for text in entry.texts {
                #expect(faults(in: text) == [], "\(key): \(text)")
            }
        }
    }

    @Test(arguments: [
        "Vraiment ?", "Vraiment?", "Fin !", "Non;", "Titre :", "Titre: x", "« x\u{A0}»", "«x»", "l'aide", "\"x\"",
        "Oui...",
    ])
    func faultIsFound(text: String) {
        #expect(!faults(in: text).isEmpty)
    }

    @Test(arguments: [
        "Vraiment\u{202F}?", "Titre\u{A0}: x", "«\u{A0}x\u{A0}»", "l’aide de `it's \"x\" ?`",
        "%{place}: erreur\u{A0}: x", "10:30",
        "https://example.org/?a=b;c",
    ])
    func soundTextHasNoFault(text: String) {
        #expect(faults(in: text).isEmpty)
    }
}
