import Rendering
import Testing

struct TerminalStyleTests {
    private func style(
        _ color: TerminalStyle.ColorChoice = .auto,
        plain: Bool = false,
        terminal: Bool = true,
        _ environment: [String: String] = ["TERM": "xterm", "LANG": "fr_FR.UTF-8"]
    ) -> TerminalStyle {
        TerminalStyle(color: color, isPlain: plain, isTerminal: terminal, columns: 80, environment: environment)
    }

    @Test func colorsNeedATerminalOrAnOrder() {
        #expect(style().ink == .colors)
        #expect(style(terminal: false).ink == .none)
        #expect(style(.always, terminal: false).ink == .colors)
        #expect(style(.always, plain: true).ink == .none)
        #expect(style(.auto, ["TERM": "dumb"]).ink == .none)
        #expect(style(.auto, [:]).ink == .none)
    }

    @Test func unwantedColorsLeaveTheUnderline() {
        #expect(style(.never).ink == .monochrome)
        #expect(style(.auto, ["TERM": "xterm", "NO_COLOR": "1"]).ink == .monochrome)
        #expect(style(.auto, ["TERM": "xterm", "NO_COLOR": ""]).ink == .colors)
        #expect(style(.always, ["TERM": "xterm", "NO_COLOR": "1"]).ink == .colors)
        #expect(style(.never).apply(.value, to: "prod") == "\u{1B}[4mprod\u{1B}[0m")
        #expect(style(.never).apply([.added, .error], to: "+") == "\u{1B}[1m+\u{1B}[0m")
    }

    @Test func linesAreWrittenOverOnlyOnACapableTerminal() {
        #expect(style().canRedraw)
        #expect(!style(plain: true).canRedraw)
        #expect(!style(terminal: false).canRedraw)
        #expect(!style(.always, ["TERM": "dumb"]).canRedraw)
    }

    @Test(arguments: [
        (["LANG": "fr_FR.UTF-8"], true),
        (["LANG": "fr_FR.utf8"], true),
        (["LC_ALL": "C", "LANG": "fr_FR.UTF-8"], false),
        (["LC_ALL": "", "LC_CTYPE": "en_US.UTF-8"], true),
        ([:], false),
    ])
    func encodingIsThatOfTheLocale(environment: [String: String], isUTF8: Bool) {
        #expect(style(.auto, environment).isUTF8 == isUTF8)
    }

    @Test func rolesAddUp() {
        var text = StyledText("vers ", .heading)
        text.append("2.4.23", [.heading, .value])
        let colored = TerminalStyle(ink: .colors)
        #expect(colored.render(text) == "\u{1B}[1;35mvers \u{1B}[0m\u{1B}[1;35;4m2.4.23\u{1B}[0m")
        #expect(TerminalStyle().render(text) == "vers 2.4.23")
    }
}
