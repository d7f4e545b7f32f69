internal import Execution
internal import Glibc
internal import Localization
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// Asks the person at the terminal; without one, every question goes unanswered.
final class Prompter {
    /// What became of a question.
    enum Answer: Equatable {
        /// The name of the answer that a key stands for.
        case choice(String)
        /// Enter alone, which the caller weighs.
        case enter
        /// Ctrl-C.
        case interrupted
        /// There is nobody to answer, or nobody who wants to (Ctrl-D).
        case ended
        /// The terminal is gone.
        case hungUp

        /// Why the run is left that this answers for; nil for an answer that goes on.
        var departure: Departure? {
            switch self {
            case .choice, .enter: nil
            case .interrupted: .interrupted
            case .ended: .declined
            case .hungUp: .lostTerminal
            }
        }
    }

    /// What has reached the program while a question was open, and outlives the question.
    private final class Notices {
        var isToldToEnd = false
    }

    private let context: CommandContext
    private let terminal: Terminal?
    private let notices: Notices
    private var alternateScreen = AlternateScreen()

    /// Opens the terminal, unless the options forbid questions.
    init(context: CommandContext, isSilent: Bool, signals: SignalSource?) {
        self.context = context
        let notices = Notices()
        self.notices = notices
        let wake = signals.map { source in
            Terminal.Wake(descriptor: source.descriptor.rawValue) { Self.key(for: source.pending(), notices) }
        }
        let isPlain = context.errorStyle.isPlain
        let term = isPlain ? nil : context.environment["TERM"]
        terminal = isSilent ? nil : Terminal(term: term, wake: wake, redraws: !isPlain)
    }

    /// Sees what a step writes to the person's terminal.
    func note(_ output: some Collection<UInt8>) {
        alternateScreen.observe(output)
    }

    /// Leaves the alternate screen where a step that has ended did not, so that what is said next can be read.
    func leaveAlternateScreen() {
        guard alternateScreen.isActive else { return }
        alternateScreen = AlternateScreen()
        terminal?.leaveAlternateScreen()
    }

    /// Whether there is somebody to answer.
    var isInteractive: Bool { terminal != nil }

    private static func key(for signals: [Int32], _ notices: Notices) -> Key? {
        if signals.contains(where: { [SIGTERM, SIGQUIT].contains($0) }) { notices.isToldToEnd = true }
        if signals.contains(SIGHUP) { return .hangup }
        if signals.contains(where: { [SIGINT, SIGTERM, SIGQUIT].contains($0) }) { return .interrupt }
        return signals.contains(SIGWINCH) ? .resize : nil
    }

    /// Asks a question that one key answers; pastes and keys without a meaning ring the bell.
    func ask(_ question: String, _ menu: QuestionMenu) -> Answer {
        guard let terminal else { return .ended }
        var prompt = prompt(question, menu)
        while !notices.isToldToEnd {
            let key = terminal.readKey(prompt: prompt)
            prompt = ""
            switch key {
            case .character(let character):
                guard let name = menu.name(for: character) else {
                    prompt = "\u{7}"
                    continue
                }
                terminal.write(String(character) + "\n")
                return .choice(name)
            case .enter:
                terminal.write("\n")
                return .enter
            case .interrupt:
                terminal.write("^C\n")
                return .interrupted
            case .endOfFile:
                terminal.write("\n")
                return .ended
            case .hangup: return .hungUp
            case .resize: prompt = "\r" + self.prompt(question, menu)
            default: prompt = "\u{7}"
            }
        }
        return .interrupted
    }

    private func prompt(_ question: String, _ menu: QuestionMenu) -> String {
        let style = context.errorStyle
        return (DisplayWidth.wrap(question, to: style.columns) + menu.lines(style)).joined(separator: "\n") + "\n> "
    }

    /// Asks for a line of text, which comes without the white space around it; nil where none is given.
    func line(_ prompt: String) -> String? {
        guard case .text(let text) = answer(to: prompt) else { return nil }
        return text
    }

    /// Asks for a line of text, which comes without the white space around it.
    func answer(to prompt: String, isSecret: Bool = false) -> Terminal.LineAnswer {
        guard let terminal else { return .endOfFile }
        if notices.isToldToEnd { return .interrupted }
        let lines = DisplayWidth.wrap(prompt.trimmingWhitespace, to: context.errorStyle.columns)
        let answer = terminal.readLine(prompt: lines.joined(separator: "\n") + " ", isEchoed: !isSecret) { character in
            CharacterCells(visible: character)
        }
        guard case .text(let text) = answer else { return answer }
        return .text(isSecret ? text : text.trimmingWhitespace)
    }

    /// Copies a text to the clipboard of the person's terminal (OSC 52); false where it cannot be told to.
    func copy(_ text: String) -> Bool {
        guard let terminal, !context.errorStyle.isPlain, Clipboard.isReachable(context.environment),
            let sequence = Clipboard.sequence(for: text)
        else { return false }
        terminal.write(sequence)
        return true
    }
}
