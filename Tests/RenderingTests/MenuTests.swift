import Rendering
import Testing

struct MenuTests {
    private let menu = KeyMenu([
        .init(key: "e", label: "exécuter"), .init(key: "p", label: "passer"), .init(key: "d", label: "défaire"),
        .init(key: "?", label: "aide"),
    ])

    @Test func itemsStandOnOneLineWhereTheyFit() {
        #expect(menu.lines(TerminalStyle()) == ["[e] exécuter   [p] passer   [d] défaire   [?] aide"])
    }

    @Test func itemsGoWholeToTheNextLine() {
        #expect(
            menu.lines(TerminalStyle(columns: 30)) == ["[e] exécuter   [p] passer", "[d] défaire   [?] aide"]
        )
        #expect(menu.lines(TerminalStyle(columns: 12)) == ["[e] exécuter", "[p] passer", "[d] défaire", "[?] aide"])
    }

    @Test func anItemWiderThanTheLineIsWrappedUnderItsLabel() {
        let wide = KeyMenu([
            .init(key: "o", label: "oui"), .init(key: "q", label: "quitter et reprendre plus tard"),
            .init(key: "n", label: "non"),
        ])
        #expect(
            wide.lines(TerminalStyle(columns: 20)) == [
                "[o] oui", "[q] quitter et", "    reprendre plus", "    tard", "[n] non",
            ]
        )
    }

    @Test(arguments: 1...12)
    func narrowTerminalsLoseNoItem(columns: Int) {
        let text = menu.lines(TerminalStyle(columns: columns)).joined(separator: " ")
        #expect(menu.items.allSatisfy { text.contains("[\($0.key)]") && text.contains($0.label) })
    }

    @Test func keysAreBoldWhereBoldIsPossible() {
        #expect(
            KeyMenu([.init(key: "o", label: "oui")]).lines(TerminalStyle(ink: .monochrome)) == [
                "\u{1B}[1m[o]\u{1B}[0m oui"
            ]
        )
    }
}

struct CarriageLineTests {
    private let redrawing = TerminalStyle(columns: 10, canRedraw: true)

    @Test func textIsCutBeforeTheLastColumn() {
        var line = CarriageLine()
        #expect(line.draw("日本語日本語", style: redrawing) == "\r日本語日…\u{1B}[K")
        #expect(line.draw("a\nb", style: redrawing) == "\ra<U+000A>\u{1B}[K".replacing("<U+000A>", with: "<U+000A…"))
        #expect(line.draw("1\u{A0}s\u{202F}!", style: redrawing) == "\r1\u{A0}s\u{202F}!\u{1B}[K")
        #expect(line.draw("\u{1B}[", style: redrawing) == "\r<U+001B>[\u{1B}[K")
        #expect(line.clear(redrawing) == "\r\u{1B}[K")
        #expect(line.clear(redrawing) == "")
    }

    @Test func plainTerminalsGetNoRedraw() {
        var silent = CarriageLine()
        #expect(silent.draw("1 s", style: TerminalStyle()) == "")
        var lines = CarriageLine(fallback: .lines)
        #expect(lines.draw("essai 1", style: TerminalStyle()) == "essai 1\n")
        #expect(lines.draw("essai 1", style: TerminalStyle()) == "")
        #expect(lines.draw("essai 2", style: TerminalStyle()) == "essai 2\n")
        #expect(lines.keep(TerminalStyle()) == "")
    }

    @Test func aKeptLineIsEnded() {
        var line = CarriageLine()
        _ = line.draw("fini", style: redrawing)
        #expect(line.isShown)
        #expect(line.keep(redrawing) == "\n")
        #expect(!line.isShown)
    }
}
