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
        /// There is nobody to answer.
        case ended
    }

    private let context: CommandContext
    private let terminal: Terminal?

    /// Opens the terminal, unless the options forbid questions.
    init(context: CommandContext, isSilent: Bool, signals: SignalSource?) {
        self.context = context
        let wake = signals.map { source in
            Terminal.Wake(descriptor: source.descriptor.rawValue) { Self.key(for: source.pending()) }
        }
        terminal = isSilent ? nil : Terminal(term: context.environment["TERM"], wake: wake)
    }

    /// Whether there is somebody to answer.
    var isInteractive: Bool { terminal != nil }

    private static func key(for signals: [Int32]) -> Key? {
        if signals.contains(SIGHUP) { return .hangup }
        if signals.contains(where: { [SIGINT, SIGTERM, SIGQUIT].contains($0) }) { return .interrupt }
        return signals.contains(SIGWINCH) ? .resize : nil
    }

    /// Asks a question that one key answers; pastes and keys without a meaning ring the bell.
    func ask(_ question: String, _ menu: QuestionMenu) -> Answer {
        guard let terminal else { return .ended }
        var prompt = prompt(question, menu)
        while true {
            let key = terminal.readKey(prompt: prompt)
            prompt = ""
            switch key {
            case .character(let character):
                guard let name = menu.name(for: character) else {
                    terminal.write("\u{7}")
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
            case .endOfFile, .hangup:
                terminal.write("\n")
                return .ended
            case .resize: prompt = "\r" + self.prompt(question, menu)
            default: terminal.write("\u{7}")
            }
        }
    }

    private func prompt(_ question: String, _ menu: QuestionMenu) -> String {
        let style = context.errorStyle
        return (DisplayWidth.wrap(question, to: style.columns) + menu.lines(style)).joined(separator: "\n") + "\n> "
    }

    /// Asks for a line of text; nil where the person interrupts or nobody answers.
    func line(_ prompt: String, initial: String = "", isSecret: Bool = false) -> String? {
        guard let terminal else { return nil }
        let answer = terminal.readLine(prompt: prompt, initial: initial, isEchoed: !isSecret) { character in
            CharacterCells(visible: character)
        }
        guard case .text(let text) = answer else { return nil }
        return text.trimmed
    }

    /// Copies a text to the clipboard of the person's terminal (OSC 52); false where it cannot be told to.
    func copy(_ text: String) -> Bool {
        guard let terminal, Clipboard.isReachable(context.environment), let sequence = Clipboard.sequence(for: text)
        else { return false }
        terminal.write(sequence)
        return true
    }
}

extension String {
    /// The text without the white space around it.
    var trimmed: String {
        let isBlank = { (character: Character) in character.isWhitespace }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
