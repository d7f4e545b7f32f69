import CPosix
import Glibc

/// The person's terminal: where questions are asked and answered.
///
/// Questions go to standard error and are answered on standard input, both of which must be terminals. Each question is
/// asked with the terminal's state reset, with what was typed before thrown away, and with pastes told from keys; the
/// modes are given back after each, also when a signal or a crash ends the process (``terminal_guard_arm``). One
/// terminal is asked at a time, from one thread.
package final class Terminal {
    /// How large the terminal is, in characters.
    package struct Size: Sendable, Hashable {
        package var columns: Int
        package var rows: Int

        /// Takes a size.
        package init(columns: Int, rows: Int) {
            self.columns = columns
            self.rows = rows
        }
    }

    /// What wakes a question up besides the keyboard: the reading end of a pipe that signal handlers write to.
    package struct Wake {
        /// Becomes readable when there is something to tell.
        package var descriptor: Int32
        /// Takes what there is to tell off the pipe and gives the key that it amounts to (``Key/interrupt``,
        /// ``Key/hangup``, ``Key/resize``); nil if the question goes on.
        package var key: () -> Key?

        /// Takes a descriptor and what reads it.
        package init(descriptor: Int32, key: @escaping () -> Key?) {
            self.descriptor = descriptor
            self.key = key
        }
    }

    /// How a line was answered.
    package enum LineAnswer: Sendable, Hashable {
        /// Enter, with this text.
        case text(String)
        /// Ctrl-C or a signal.
        case interrupted
        /// Ctrl-D on an empty line.
        case endOfFile
        /// The terminal is gone.
        case hungUp
    }

    /// What wakes a question up besides the keyboard.
    package var wake: Wake?
    private let output: Int32
    private let input: Int32
    private let modes: TerminalModes
    /// Whether the terminal knows ECMA-48; to another no sequence is sent.
    private let knowsSequences: Bool
    /// Whether a line that is edited is drawn again over itself.
    private let redraws: Bool

    /// Opens the terminal; nil where input or output is none, so that nobody could answer.
    ///
    /// - Parameters:
    ///   - input: Where keys come from.
    ///   - output: Where questions go.
    ///   - term: The value of `TERM`; unset, empty and `dumb` mean that no escape sequence is sent.
    ///   - wake: What wakes a question up besides the keyboard.
    ///   - redraws: Whether a line that is edited is drawn again over itself; for a screen reader it is not.
    package init?(
        input: Int32 = STDIN_FILENO,
        output: Int32 = STDERR_FILENO,
        term: String?,
        wake: Wake? = nil,
        redraws: Bool = true
    ) {
        guard isatty(output) == 1, let modes = TerminalModes(of: input) else { return nil }
        self.input = input
        self.output = output
        self.modes = modes
        self.wake = wake
        self.redraws = redraws
        knowsSequences = !(term ?? "").isEmpty && term != "dumb"
    }

    /// Tells the terminal's size; nil where it doesn't know.
    package var size: Size? {
        var window = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
        return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    }

    /// Writes text to the terminal; a terminal that is gone is noticed by the next question.
    package func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
            if count >= 0 {
                bytes = bytes.dropFirst(count)
            } else if errno == EAGAIN {
                var ready = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                _ = poll(&ready, 1, -1)
            } else if errno != EINTR {
                return
            }
        }
    }

    /// Gives the terminal the modes and the state that programs expect, whatever one left behind.
    package func resetState() {
        var original = modes.original
        tcsetattr(input, TCSANOW, &original)
        if knowsSequences { write(TerminalModes.reset) }
    }

    /// Leaves the alternate screen, for a program that ended in it.
    package func leaveAlternateScreen() {
        if knowsSequences { write(TerminalModes.leaveAlternateScreen) }
    }

    /// Gives the terminal its modes back, once; for those who end the process on a way of their own.
    package func restore() {
        terminal_guard_restore()
    }

    /// Asks a question that one key answers.
    ///
    /// What ends the question (its menu) belongs in the prompt: an answer to what was written before is thrown away.
    ///
    /// - Parameter prompt: What to write once keys typed ahead are thrown away.
    /// - Returns: The key. A paste and keys typed at once are ``Key/paste(_:)``, which is never an answer.
    package func readKey(prompt: String = "") -> Key {
        asking(prompt) { keyboard in
            while true {
                switch keyboard.burst(gathersAlways: true).answer {
                case .control("z"): return suspend()
                case let key?: return key
                case nil: continue
                }
            }
        }
    }

    /// Asks for a line of text, which can be edited while it is typed.
    ///
    /// - Parameters:
    ///   - prompt: What stands before the text; only its last line is drawn again.
    ///   - initial: The text to begin with.
    ///   - isEchoed: Whether the text is shown; false for secrets.
    ///   - cells: How each character is drawn.
    /// - Returns: The text, or what ended the question without one.
    package func readLine(
        prompt: String,
        initial: String = "",
        isEchoed: Bool = true,
        cells: @escaping @Sendable (Character) -> CharacterCells
    ) -> LineAnswer {
        let rows = prompt.split(separator: "\n", omittingEmptySubsequences: false)
        let last = String(rows.last ?? "")
        return asking(rows.dropLast().map { $0 + "\n" }.joined()) { keyboard in
            var editor = LineEditor(initial)
            var view = view(last, isEchoed: isEchoed, cells)
            write(view.lead + view.draw(editor))
            while true {
                var bell = ""
                for var key in keyboard.burst(gathersAlways: false).edits {
                    if key == .control("z") { key = suspend() }
                    if key == .resize { view = self.view(last, isEchoed: isEchoed, cells) }
                    let outcome = editor.handle(key)
                    if outcome == .ignored { bell = "\u{07}" }
                    guard let answer = answer(outcome) else { continue }
                    if answer != .hungUp { write(view.draw(editor) + "\n") }
                    return answer
                }
                write(bell + view.draw(editor))
            }
        }
    }

    private func view(
        _ prompt: String,
        isEchoed: Bool,
        _ cells: @escaping @Sendable (Character) -> CharacterCells
    ) -> LineEditorView {
        LineEditorView(
            prompt: prompt,
            columns: size?.columns ?? 80,
            isEchoed: isEchoed,
            canErase: knowsSequences,
            redraws: redraws,
            cells: cells
        )
    }

    private func answer(_ outcome: LineEditor.Outcome) -> LineAnswer? {
        switch outcome {
        case .editing, .ignored: nil
        case .submitted(let text): .text(text)
        case .interrupted: .interrupted
        case .endOfFile: .endOfFile
        case .hungUp: .hungUp
        }
    }
}

// MARK: - Modes

extension Terminal {
    /// Resets the state, throws away what was typed ahead, writes the prompt, and lets `body` read.
    ///
    /// The prompt comes after the flush: what is typed in answer to it is kept.
    private func asking<Answer>(_ prompt: String, _ body: (inout Keyboard) -> Answer) -> Answer {
        resetState()
        beginAsking(prompt)
        defer { terminal_guard_disarm() }
        var keyboard = Keyboard(input: input, modes: modes, wake: wake)
        return body(&keyboard)
    }

    private func beginAsking(_ prompt: String) {
        var asking = modes.asking
        let farewell = knowsSequences ? TerminalModes.stopBracketing : ""
        terminal_guard_arm(input, output, farewell, farewell.utf8.count)
        tcsetattr(input, TCSANOW, &asking)
        tcflush(input, TCIFLUSH)
        write((knowsSequences ? TerminalModes.bracketPastes : "") + prompt)
    }

    /// Stops the process group as Ctrl-Z does, and asks again when it goes on.
    private func suspend() -> Key {
        terminal_guard_disarm()
        kill(0, SIGTSTP)
        beginAsking("")
        return .resize
    }
}
