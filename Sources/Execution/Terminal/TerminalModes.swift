import Glibc

/// The modes of a terminal (POSIX, chapter 11) and the escape sequences that go with them.
struct TerminalModes {
    /// As they were found.
    let original: termios

    /// Reads the modes; nil where `descriptor` is no terminal.
    init?(of descriptor: Int32) {
        var modes = termios()
        guard isatty(descriptor) == 1, tcgetattr(descriptor, &modes) == 0 else { return nil }
        original = modes
    }

    /// The modes while a question is asked: each key at once, none echoed, and none a signal.
    ///
    /// Ctrl-C is read as a key, so that a question's answer and its interruption come in order, on one way. Output is
    /// processed as before.
    var asking: termios {
        var modes = original
        modes.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        modes.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | ISTRIP | IXON)
        withUnsafeMutableBytes(of: &modes.c_cc) { characters in
            characters[Int(VMIN)] = 1
            characters[Int(VTIME)] = 0
        }
        return modes
    }

    /// Brackets what is pasted (xterm, private mode 2004).
    static let bracketPastes = "\u{1B}[?2004h"
    /// Ends it.
    static let stopBracketing = "\u{1B}[?2004l"

    /// Leaves the alternate screen.
    ///
    /// It is sent only to a terminal that is in it: on the main screen some terminals move the cursor for it.
    static let leaveAlternateScreen = "\u{1B}[?1049l"

    /// Undoes what a program may have left behind that was ended in the middle.
    ///
    /// In order: ends an unfinished control string; takes away the scrolling region, the cursor saved before because
    /// that moves it; ASCII as character set; no mouse reports, no
    /// focus reports, no bracketed paste, no synchronized output; cursor keys and keypad as usual; lines wrap, letters
    /// replace; keyboard protocols of kitty and xterm off; the cursor is shown; plain letters.
    static let reset =
        "\u{1B}\\" + "\u{1B}7\u{1B}[r\u{1B}8" + "\u{1B}(B\u{0F}"
        + "\u{1B}[?1000;1002;1003;1005;1006;1015;1004;2004;2026l" + "\u{1B}[?1l\u{1B}>" + "\u{1B}[?7h\u{1B}[4l"
        + "\u{1B}[<9u\u{1B}[>4m" + "\u{1B}[?25h\u{1B}[0m"
}
