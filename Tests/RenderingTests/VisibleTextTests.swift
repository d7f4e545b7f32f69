import Execution
import Rendering
import Testing

struct VisibleTextTests {
    @Test(arguments: [
        ("kubectl\u{200B}get", "kubectl<U+200B>get"),
        ("\u{1B}[2J", "<U+001B>[2J"),
        ("a\rb", "a<U+000D>b"),
        ("a\r\nb", "a<U+000D>\nb"),
        ("\u{9B}31m", "<U+009B>31m"),
        ("rm \u{202E}txt", "rm <U+202E>txt"),
        ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
        ("\u{200E}\u{200F}\u{200C}\u{200D}", "<U+200E><U+200F><U+200C><U+200D>"),
        ("\u{FEFF}a\u{AD}b", "<U+FEFF>a<U+00AD>b"),
        ("x\u{A0}y\u{202F}z\u{3000}", "x<U+00A0>y<U+202F>z<U+3000>"),
        ("a\u{2028}b\u{2029}", "a<U+2028>b<U+2029>"),
        ("\u{E0041}", "<U+E0041>"),
        ("\u{E0100}", "<U+E0100>"),
        ("l\u{FE0F}s", "l<U+FE0F>s"),
        ("\u{7F}\u{0}", "<U+007F><U+0000>"),
        ("\u{2060}\u{3164}\u{2800}\u{180E}", "<U+2060><U+3164><U+2800><U+180E>"),
    ])
    func nothingHidesInCode(text: String, shown: String) {
        let visible = VisibleText(text)
        #expect(visible.text == shown)
        #expect(visible.hasEscapes)
    }

    @Test(arguments: ["", "a\tb\nc", "# déjà là ⚠️ 日本語 e\u{301}", "{{.items}} → x", "مرحبا"])
    func whatCanBeSeenStays(text: String) {
        #expect(VisibleText(text).text == text)
        #expect(!VisibleText(text).hasEscapes)
    }

    @Test func proseKeepsItsTypographyAndNothingThatActs() {
        let french = "«\u{A0}prêt\u{A0}»\u{202F}! \u{200F}\u{200C} 👩\u{200D}🔧"
        #expect(VisibleText(french, as: .prose).text == french)
        #expect(VisibleText("\u{1B}]0;x\u{7}\u{202E}\u{9B}", as: .prose).text == "<U+001B>]0;x<U+0007><U+202E><U+009B>")
    }

    @Test func aValueOnOneLineShowsItsLineEnds() {
        #expect(VisibleText("a\nb\tc", as: .singleLine).text == "a<U+000A>b<U+0009>c")
    }

    @Test func editedCharactersAreVisible() {
        #expect(CharacterCells(visible: "\u{202E}") == CharacterCells(text: "<U+202E>", columns: 8))
        #expect(CharacterCells(visible: "日") == CharacterCells(text: "日", columns: 2))
    }
}
