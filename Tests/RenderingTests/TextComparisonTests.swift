import Rendering
import Testing

struct TextComparisonTests {
    private let old = "kind: A\nname: my-release\nlast: 1\n"
    private let new = "kind: A\nname: {{release}}\nmore: 2\nlast: 1\n"

    private func lines(_ style: TerminalStyle) -> [String] {
        TextComparison(style: style).lines(old, new, names: ("Guide", "Runbook"))
    }

    @Test func textsAreStackedWhereThereIsNoRoom() {
        #expect(
            lines(TerminalStyle(columns: 99)) == [
                "- Guide", "+ Runbook", "  kind: A", "- name: my-release", "+ name: {{release}}", "+ more: 2",
                "  last: 1",
            ]
        )
        #expect(lines(TerminalStyle(columns: 200, isPlain: true)) == lines(TerminalStyle(columns: 40)))
    }

    @Test func textsStandBesideEachOtherWhereThereIsRoom() {
        let rows = lines(TerminalStyle(columns: 101))
        let width = 49
        let pad = { (text: String) in DisplayWidth.padded(text, to: width) }
        #expect(
            rows == [
                pad("Guide") + "   Runbook", pad("kind: A") + "   kind: A",
                pad("name: my-release") + " | name: {{release}}", pad("") + " > more: 2", pad("last: 1") + "   last: 1",
            ]
        )
    }

    @Test func wordsThatDifferAreUnderlined() {
        let rows = lines(TerminalStyle(ink: .monochrome, columns: 120))
        #expect(rows[2].contains("name: \u{1B}[4mmy-release\u{1B}[0m"))
        #expect(rows[2].contains("name: \u{1B}[4m{{release}}\u{1B}[0m"))
    }

    @Test func wideLinesGoOnBelow() {
        let text = String(repeating: "日", count: 40) + "\tx\u{200B}\n"
        let rows = TextComparison(style: TerminalStyle(columns: 100)).lines(text, text, names: ("a", "b"))
        #expect(rows.count == 3)
        #expect(rows.allSatisfy { DisplayWidth.width(of: $0) <= 100 })
        #expect(rows[2].contains("x<U+200B>"))
    }

    @Test func oneSideMayBeEmpty() {
        let rows = TextComparison(style: TerminalStyle(columns: 80)).lines("a\n", "", names: ("x", "y"))
        #expect(rows == ["- x", "+ y", "- a"])
    }
}
