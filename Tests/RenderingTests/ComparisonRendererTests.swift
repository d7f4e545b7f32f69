import Rendering
import Testing

struct ComparisonRendererTests {
    private let left = ComparisonRenderer.Side(
        name: "en.md:4",
        lines: ["shell", "one", "two", "three", "four", "five"]
    )
    private let right = ComparisonRenderer.Side(
        name: "fr.md:5",
        lines: ["shell", "un", "two", "three", "four", "cinq"]
    )

    private func lines(columns: Int, isPlain: Bool = false) -> [String] {
        ComparisonRenderer(style: TerminalStyle(columns: columns, isPlain: isPlain)).lines(left, right)
    }

    @Test func wideTerminalHasBothSidesBesideEachOther() {
        let half = String(repeating: " ", count: 48)
        func row(_ left: String, _ right: String) -> String { left + half.dropFirst(left.count) + " │ " + right }
        #expect(
            lines(columns: 100) == [
                row("en.md:4", "fr.md:5"), row("  shell", "  shell"), row("- one", "+ un"), row("  two", "  two"),
                "⋮", row("  four", "  four"), row("- five", "+ cinq"),
            ]
        )
    }

    @Test(arguments: [(99, false), (200, true)])
    func otherwiseOneStandsAboveTheOther(columns: Int, isPlain: Bool) {
        #expect(
            lines(columns: columns, isPlain: isPlain) == [
                "--- en.md:4", "+++ fr.md:5", "  shell", "- one", "+ un", "  two", "⋮", "  four", "- five", "+ cinq",
            ]
        )
    }

    @Test func sameLinesHaveNothingToShow() {
        #expect(ComparisonRenderer(style: TerminalStyle()).lines(left, left) == [])
    }

    @Test func sideThatIsNotThereIsEmpty() {
        let none = ComparisonRenderer.Side(name: "fr.md", lines: [])
        let shown = ComparisonRenderer(style: TerminalStyle()).lines(.init(name: "en.md:1", lines: ["a"]), none)
        #expect(shown == ["--- en.md:1", "+++ fr.md", "- a"])
    }

    @Test func longLinesAreBrokenAndNothingIsLost() {
        let long = String(repeating: "字", count: 60)
        let sides = (
            ComparisonRenderer.Side(name: "a", lines: [long]), ComparisonRenderer.Side(name: "b", lines: ["x"])
        )
        let shown = ComparisonRenderer(style: TerminalStyle(columns: 103)).lines(sides.0, sides.1)
        #expect(shown.allSatisfy { DisplayWidth.width(of: $0) <= 103 })
        #expect(shown.joined().count { $0 == "字" } == 60)
        #expect(shown.count == 4)
    }

    @Test func nothingInALineIsInvisible() {
        let hidden = ComparisonRenderer.Side(name: "a\u{1B}[2J", lines: ["rm\u{200B} x"])
        let shown = ComparisonRenderer(style: TerminalStyle()).lines(hidden, .init(name: "b", lines: ["rm x"]))
        #expect(shown == ["--- a<U+001B>[2J", "+++ b", "- rm<U+200B> x", "+ rm x"])
    }
}
