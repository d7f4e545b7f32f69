internal import RunbookModel

/// What a code block is, as far as its own text and the language that the page gives it tell.
struct CodeForm {
    enum Kind: Hashable {
        /// Commands for a shell.
        case shell
        /// A terminal's session, with prompts.
        case console
        /// The content of a file, if a name is found for it.
        case file
        /// What a program prints.
        case output
        case example
    }

    private(set) var kind: Kind
    /// The language to write after the fence.
    private(set) var language: String
    /// Why it is no step though it may look like one.
    private(set) var reason: ImportNote.Kind?

    /// Its commands, where it is for a shell to run.
    private(set) var commands: [CommandLines.Command] = []

    private let text: String
    private let shell: CommandLines
    private let lines: [Substring]

    private static let shells: Set = ["shell", "sh", "bash"]
    private static let otherShells: Set = ["zsh", "shellscript", "terminal", "console", "shell-session", "curl"]
    private static let plain: Set = ["", "text", "txt", "plaintext", "none", "output", "log"]
    private static let foreignShells: Set = ["powershell", "ps1", "cmd", "bat", "batch", "fish"]

    /// Tells what a block is.
    init(_ code: GuideCode) {
        text = code.text
        shell = CommandLines(code.text)
        lines = code.text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
        kind = .example
        language = Self.plain.contains(code.language) ? "text" : code.language.filter(Self.isOfLanguageName)
        if language.isEmpty { language = "text" }
        tell(code.language)
        refuse()
        switch kind {
        case .shell: commands = shell.commands
        case .console: commands = CommandLines(text, isSession: true).commands
        case .file, .output, .example: break
        }
    }

    private static func isOfLanguageName(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "+#._-".contains(character))
    }

    // MARK: Telling

    private mutating func tell(_ given: String) {
        guard let first = lines.first else { return }
        guard !Self.foreignShells.contains(given) else {
            reason = .foreignShell(language: given)
            return
        }
        if isSession { return set(.console, "console") }
        let commands = shell.commands
        let start: Substring = commands.first.map { $0.call.first ?? $0.words.first ?? "" } ?? ""
        let isGivenShell = Self.shells.contains(given) || Self.otherShells.contains(given)
        if TextSigns.isTableHeader(first), isGivenShell || Self.plain.contains(given) { return set(.output, "text") }
        if isGivenShell { return tellShell(given, start: start) }
        if Self.plain.contains(given) { return tellPlain(first, start: start, commands) }
        if !commands.isEmpty,
            commands.allSatisfy({ KnownCommands.isUnmistakable($0.call.first ?? "") })
        {
            return set(.shell, "shell")
        }
        kind = .file
    }

    /// Whether the first line that is no comment starts with a prompt.
    private var isSession: Bool {
        lines.first { !$0.hasPrefix("#") }?.hasPrefix("$ ") == true
    }

    private mutating func tellShell(_ given: String, start: Substring) {
        if !KnownCommands.isCommand(start) {
            if TextSigns.isManifest(lines) { return set(.file, "yaml") }
            if TextSigns.isJSON(text) { return set(.file, "json") }
            if lines.first.map({ TextSigns.isAnswer($0) }) == true { return set(.output, "text") }
        }
        set(.shell, Self.shells.contains(given) ? given : "shell")
    }

    private mutating func tellPlain(_ first: Substring, start: Substring, _ commands: [CommandLines.Command]) {
        if KnownCommands.isCommand(start) { return set(.shell, "shell") }
        if TextSigns.isManifest(lines) || TextSigns.isYAML(lines) { return set(.file, "yaml") }
        if TextSigns.isJSON(text) { return set(.file, "json") }
        if TextSigns.isAnswer(first) { return set(.output, "text") }
        // A first line in words over commands is a mistake of the page, which a person should see.
        let calls = commands.dropFirst().contains { KnownCommands.isUnmistakable($0.call.first ?? "") }
        if calls, TextSigns.isProse(first) { return set(.shell, "shell") }
        reason = TextSigns.otherPrompt(first).map { .otherShell(prompt: $0) } ?? .unknownContent
    }

    private mutating func set(_ kind: Kind, _ language: String) {
        self.kind = kind
        self.language = language
    }

    // MARK: Refusing

    /// Keeps as an example what would be unsafe, or nothing, as a step.
    private mutating func refuse() {
        guard [.shell, .console, .file].contains(kind) else {
            if lines.isEmpty { reason = .nothingToRun }
            return
        }
        guard let found = unfitness else { return }
        reason = found
        kind = .example
    }

    private var unfitness: ImportNote.Kind? {
        if let found = ForbiddenCharacters.first(in: text) {
            return .invisibleCharacter(codePoint: found.scalar.codePoint)
        }
        if let name = VariablePieces(text).lazy.compactMap(\.name).first(where: { $0.contains(".") }) {
            return .unfilledVariable(name: name)
        }
        if lines.contains(where: { TextSigns.isElision($0) }) { return .elision }
        return kind == .shell ? shellUnfitness : nil
    }

    private var shellUnfitness: ImportNote.Kind? {
        guard let first = shell.commands.first else { return .nothingToRun }
        if let prompt = TextSigns.otherPrompt(first.text) { return .otherShell(prompt: prompt) }
        for command in shell.commands where TextSigns.isProse(command.text) {
            return .prose(text: String(command.text.prefix(80)))
        }
        let isMixed = lines.dropFirst().contains { line in
            TextSigns.isTableHeader(line) || TextSigns.isAnswer(line) || line.hasPrefix("$ ")
        }
        if isMixed, !shell.hasHereDocument { return .mixedOutput }
        let words = PlaceholderTexts.replacing(text) { _ in "x" }
        return Template(words, isVerbatim: true).shellScan.troubleOffset == nil ? nil : .unreadableShell
    }
}
