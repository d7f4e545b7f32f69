internal import Localization
internal import Rendering

/// The answers to a question, each with its key in the reader's language.
struct QuestionMenu {
    private let localizer: Localizer
    /// The answers' names, which the catalogs word under `run.keys`, `run.labels` and `run.explanations`.
    let names: [String]

    init(_ localizer: Localizer, _ names: [String]) {
        self.localizer = localizer
        self.names = names
    }

    func key(of name: String) -> String {
        localizer("run.keys.\(name)")
    }

    /// The answer for a key; letter case aside, so that a caps lock at night does no harm.
    func name(for key: Character) -> String? {
        names.first { self.key(of: $0).lowercased() == key.lowercased() }
    }

    /// The line of keys, wrapped.
    func lines(_ style: TerminalStyle) -> [String] {
        KeyMenu(names.map { KeyMenu.Item(key: key(of: $0), label: localizer("run.labels.\($0)")) }).lines(style)
    }

    /// What each key does, a line each.
    func explanation(_ style: TerminalStyle) -> [String] {
        names.flatMap { name -> [String] in
            let lead = "  \(key(of: name))  "
            let text = DisplayWidth.wrap(localizer("run.explanations.\(name)"), to: max(20, style.columns - 5))
            return text.enumerated().map { ($0 == 0 ? lead : "     ") + $1 }
        }
    }
}
