/// A simple command, its options told from its words by what is known of its program.
struct ReadCommand: Sendable {
    let program: String
    let table: ToolTable
    /// One word, or two: `rollout status`.
    private(set) var verb = ""
    /// The words after the verb that are no options.
    private(set) var positionals: [String] = []
    /// The values of each option in their order; nil for a flag.
    private(set) var options: [String: [String?]] = [:]
    /// The options as somebody may write them, in the order of their first mention.
    private(set) var optionOrder: [String] = []
    let assignments: [String: String]
    let redirections: [String]

    init(_ command: CommandLine.Command) {
        program = command.program
        table = ToolTable.of(program)
        assignments = command.assignments
        redirections = command.redirections
        var words = Array(command.words.dropFirst())[...]
        var free: [String] = []
        while let word = words.popFirst() {
            if word == "--" {
                free.append(word)
                free += words
                break
            }
            if word.hasPrefix("-"), word.count > 1, Int(word) == nil, !isInCarriedCommand(free) {
                take(option: word, &words)
            } else {
                free.append(word)
            }
        }
        split(free)
    }

    /// Whether the words so far reach into the command of another program, whose options are not ours.
    private func isInCarriedCommand(_ free: [String]) -> Bool {
        table.carryingVerbs.contains { verb in
            let words = verb.split(separator: " ").map(String.init)
            return free.starts(with: words) && free.count > words.count
        }
    }

    private mutating func take(option word: String, _ rest: inout ArraySlice<String>) {
        if let equals = word.firstIndex(of: "="),
            word.hasPrefix("--") || word.count > 2 && equals == word.index(word.startIndex, offsetBy: 2)
        {
            let name = String(word[..<equals])
            let value = String(word[word.index(after: equals)...])
            return add(table.valued[name] ?? table.flags[name] ?? name, value)
        }
        if let name = table.valued[word] {
            return add(name, rest.popFirst())
        }
        if word.hasPrefix("--") { return add(table.flags[word] ?? word, nil) }
        let short = String(word.prefix(2))
        if word.count > 2, let name = table.valued[short] { return add(name, String(word.dropFirst(2))) }
        guard table.isKnown, word.count > 2 else { return add(table.flags[word] ?? word, nil) }
        for letter in word.dropFirst() { add(table.flags["-\(letter)"] ?? "-\(letter)", nil) }
    }

    private mutating func add(_ name: String, _ value: String?) {
        if options[name] == nil { optionOrder.append(name) }
        // A flag may also be said as `--flag=true`.
        options[name, default: []].append(value == "true" ? nil : value)
    }

    private mutating func split(_ free: [String]) {
        guard table.isKnown, let first = free.first else {
            positionals = free
            return
        }
        let length = table.twoWordVerbs.contains(first) && free.count > 1 ? 2 : 1
        verb = free.prefix(length).joined(separator: " ")
        positionals = Array(free.dropFirst(length))
        if table.joinsKindAndName, !table.carryingVerbs.contains(first), verb != "auth can-i", verb != "logs" {
            positionals = Self.joined(positionals)
        }
        if table.unorderedVerbs.contains(verb) { positionals.sort() }
    }

    /// `kind name` as `kind/name`, every kind by one name.
    private static func joined(_ words: [String]) -> [String] {
        guard let first = words.first else { return [] }
        let named = words.map { word in
            guard let slash = word.firstIndex(of: "/") else { return word }
            return ToolTable.kind(String(word[..<slash])) + word[slash...]
        }
        guard !first.contains("/") else { return named }
        let kind = first.split(separator: ",").map { ToolTable.kind(String($0)) }.joined(separator: ",")
        return words.count == 1 ? [kind] : named.dropFirst().map { $0.contains("/") ? $0 : "\(kind)/\($0)" }
    }

    /// Whether it only reads, as far as the program is known.
    var isReading: Bool {
        if table.isKnown {
            if verb.isEmpty { return true }
            let first = String(verb.prefix { $0 != " " })
            return table.readingVerbs.contains(verb)
                || !table.twoWordVerbs.contains(first) && table.readingVerbs.contains(first)
                || options.keys.contains("--dry-run") && options["--dry-run"] != ["none"]
                    && options["--dry-run"] != ["false"]
        }
        return ToolTable.readingPrograms.contains(program) && options["-i"] == nil && options["--in-place"] == nil
            && options["-delete"] == nil && options["-exec"] == nil
            && redirections.allSatisfy { !$0.contains(">") || $0.hasSuffix("/dev/null") || $0.contains(">&") }
    }
}

extension ToolTable {
    /// Whether the program is one of those whose options are known.
    var isKnown: Bool { !readingVerbs.isEmpty }
}

extension CommandLine {
    /// Whether every command of it only reads, as far as its programs are known.
    package var isReading: Bool {
        !commands.isEmpty && commands.allSatisfy { ReadCommand($0).isReading }
    }
}
