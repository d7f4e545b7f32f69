import Rendering
import RunbookModel
import Testing

struct CodeRendererTests {
    private let underlining = CodeRenderer(style: TerminalStyle(ink: .monochrome, columns: 20))

    private func code(_ parts: [(String, name: String?)]) -> RenderedText {
        var text = ""
        var values: [RenderedText.Value] = []
        for (part, name) in parts {
            let start = text.utf8.count
            text += part
            if let name { values.append(.init(name: name, start: start, end: text.utf8.count)) }
        }
        return RenderedText(text: text, values: values)
    }

    @Test func valuesAreUnderlinedWhereTheyStand() {
        let block = code([("echo é ", nil), ("日本", "a"), (" ", nil), ("x\ny", "b"), ("!\n", nil)])
        #expect(
            underlining.lines(block) == [
                "echo é \u{1B}[4m日本\u{1B}[0m \u{1B}[4mx\u{1B}[0m",
                "\u{1B}[4my\u{1B}[0m!",
            ]
        )
    }

    @Test func escapesDoNotMoveTheUnderline() {
        let block = code([("a\u{200B}", nil), ("v\u{202E}w", "v"), ("z", nil)])
        #expect(
            underlining.lines(block) == [
                "a\u{1B}[1m<U+200B>\u{1B}[0m\u{1B}[4mv\u{1B}[0m\u{1B}[4;1m<U+202E>\u{1B}[0m\u{1B}[4mw\u{1B}[0mz"
            ]
        )
        #expect(underlining.hasEscapes(block))
    }

    @Test func linesAreNeverWrappedNorIndented() {
        let long = String(repeating: "mot ", count: 100) + "fin"
        #expect(underlining.lines(RenderedText(text: "\(long)\n  \(long)\n\n")) == [long, "  " + long, ""])
        #expect(underlining.lines(RenderedText(text: "")) == [])
        #expect(underlining.lines(RenderedText(text: "x")) == ["x"])
    }

    @Test func carriageReturnsAreShown() {
        #expect(CodeRenderer(style: TerminalStyle()).lines(RenderedText(text: "a\r\nb")) == ["a<U+000D>", "b"])
    }

    @Test func rangesBeyondTheTextAreHarmless() {
        let block = RenderedText(
            text: "ab",
            values: [.init(name: "x", start: 1, end: 99), .init(name: "y", start: 7, end: 3)]
        )
        #expect(underlining.lines(block) == ["a\u{1B}[4mb\u{1B}[0m"])
        #expect(ValueLegend(style: TerminalStyle()).lines(block) == ["{{x}} = b", "{{y}} = "])
    }

    @Test func valuesAreListedWhereNothingCanBeUnderlined() {
        let block = code([("'a b'", "t"), (" ", nil), ("'a b'", "t"), (" ", nil), ("x\u{200B}\n", "u")])
        #expect(ValueLegend(style: TerminalStyle()).lines(block) == ["{{t}} = 'a b'", "{{u}} = x<U+200B><U+000A>"])
        #expect(ValueLegend(style: TerminalStyle(ink: .monochrome)).lines(block) == [])
    }
}
