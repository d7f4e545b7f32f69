import SystemPackage

/// What a step's bash wrote down at its start and at its end, read.
struct ShellRecord {
    /// Whether the state before the step was restored.
    var isRestored = false
    /// The state after the step; nil where the end is missing or cut.
    var state: ShellState?
    /// How the shell started; nil where that is missing.
    var start: ShellSnapshot?

    /// Reads a record.
    ///
    /// - Parameters:
    ///   - bytes: The record, whole or cut.
    ///   - known: How the shell started, where it did not note that itself.
    ///   - functionNames: What `declare -F` wrote: a line for each function whose definition the record ends with.
    ///   - folder: The directory in which the shell started.
    ///   - secrets: Values that mark what holds them as confidential.
    init(
        _ bytes: [UInt8],
        startingAs known: ShellSnapshot?,
        functionNames: [UInt8],
        startedIn folder: FilePath,
        secrets: [[UInt8]]
    ) {
        var parts = bytes.split(separator: 0, omittingEmptySubsequences: false)[...]
        func next(_ mark: ShellBootstrap.Mark) -> Bool {
            parts.popFirst().map { $0.elementsEqual(mark.rawValue.utf8) } ?? false
        }
        if known == nil {
            guard next(.startVariables), let variables = parts.popFirst(), let options = parts.popFirst() else {
                return
            }
            start = ShellSnapshot(variables: variables, options: options)
        }
        guard let before = known ?? start else { return }
        isRestored = next(.restored)
        guard isRestored, next(.directory), let directory = parts.popFirst(), next(.variables) else { return }
        guard parts.count >= 5, parts.dropLast().last?.elementsEqual(ShellBootstrap.Mark.end.rawValue.utf8) == true,
            let lastVariables = parts.popFirst(), let lastOptions = parts.popFirst(),
            let aliases = parts.popFirst(), parts.count - 2 == functionNames.count(where: { $0 == UInt8(ascii: "\n") })
        else { return }
        let after = ShellSnapshot(variables: lastVariables, options: lastOptions)
        var state = ShellState()
        let path = FilePath(platformBytes: directory.dropLast())
        state.directory = path == folder ? nil : path
        state.statements = after.statements(since: before)
        state.statements += Self.aliases(aliases) + Self.functions(parts.dropLast(2), names: functionNames[...])
        state.isDirectoryConfidential = secrets.contains { Array(directory).contains($0) }
        for index in state.statements.indices {
            state.statements[index].isConfidential = secrets.contains { secret in
                let text = state.statements[index].text
                return text.contains(secret) || ShellWord.unquoted(text[...]).contains(secret)
            }
        }
        self.state = state
    }

    private static func aliases(_ text: ArraySlice<UInt8>) -> [ShellState.Statement] {
        ShellWord.statements(in: text).map { statement in
            let name = statement.dropFirst("alias ".utf8.count).prefix { $0 != UInt8(ascii: "=") }
            return .init(kind: .alias, name: String(decoding: name, as: UTF8.self), text: Array(statement))
        }
    }

    /// Pairs each line of `declare -F` with its function's definition.
    private static func functions(
        _ definitions: ArraySlice<ArraySlice<UInt8>>,
        names: ArraySlice<UInt8>
    ) -> [ShellState.Statement] {
        let declarations = names.split(separator: UInt8(ascii: "\n"))
        return zip(declarations, definitions).flatMap { declaration, definition -> [ShellState.Statement] in
            let words = declaration.split(separator: UInt8(ascii: " "), maxSplits: 2)
            guard words.count == 3 else { return [] }
            let name = String(decoding: words[2], as: UTF8.self)
            guard name != "trap", !name.hasPrefix("__runbook_") else { return [] }
            let function = ShellState.Statement(kind: .function, name: name, text: Array(definition))
            guard !words[1].elementsEqual("-f".utf8) else { return [function] }
            let attribute = Array("builtin ".utf8) + declaration
            return [function, .init(kind: .functionAttribute, name: name, text: attribute)]
        }
    }
}

/// The variables and options of a shell at one moment, each as the statement that sets it.
struct ShellSnapshot {
    private var variables: [ArraySlice<UInt8>: ArraySlice<UInt8>] = [:]
    /// The options of `shopt` that are on.
    private var options: Set<String> = []

    init(variables: ArraySlice<UInt8>, options: ArraySlice<UInt8>) {
        for statement in ShellWord.statements(in: variables) {
            guard let name = Self.name(in: statement), Self.carriesOver(name) else { continue }
            self.variables[name] = statement
        }
        // BASHOPTS is bash's own list, parted by colons.
        for name in options.split(separator: UInt8(ascii: ":")) {
            self.options.insert(String(decoding: name, as: UTF8.self))
        }
    }

    /// The statements that lead from another snapshot to this one, in a stable order.
    func statements(since other: ShellSnapshot) -> [ShellState.Statement] {
        let removals = other.variables.keys.filter { variables[$0] == nil }.map { name in
            let text = Array("builtin unset -v ".utf8) + name
            return ShellState.Statement(kind: .removal, name: String(decoding: name, as: UTF8.self), text: text)
        }
        let changes = variables.filter { other.variables[$0.key] != $0.value }.map { name, statement in
            let text = Array(statement)
            return ShellState.Statement(kind: .variable, name: String(decoding: name, as: UTF8.self), text: text)
        }
        // extdebug makes a starting bash look for its debugger.
        let options = options.symmetricDifference(other.options).subtracting(["extdebug"]).sorted()
        return options.map { name in
            let text = "shopt -\(self.options.contains(name) ? "s" : "u") \(name)"
            // Aliases are kept out of the text of functions, which bash has already read through them.
            return .init(kind: name == "expand_aliases" ? .lateOption : .option, name: name, text: Array(text.utf8))
        } + removals.sorted { $0.name < $1.name } + changes.sorted { $0.name < $1.name }
    }

    /// The name in `declare -x NAME="value"`.
    private static func name(in statement: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let attributes = statement.dropFirst("declare ".utf8.count)
        guard let space = attributes.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        return attributes[(space + 1)...].prefix { $0 != UInt8(ascii: "=") }
    }

    /// Whether a variable is the steps' own: bash's are new in every shell, and secrets are given to each step.
    private static func carriesOver(_ name: ArraySlice<UInt8>) -> Bool {
        guard name.first != UInt8(ascii: "-"), !shellVariables.contains(name) else { return false }
        return !shellPrefixes.contains { name.starts(with: $0) }
    }

    private static let shellPrefixes = ["BASH", "COMP_", "RUNBOOK_SECRET_", "__runbook_"].map { Array($0.utf8) }

    private static let shellVariables = Set(
        [
            "_", "COLUMNS", "COPROC", "COPROC_PID", "DIRSTACK", "EPOCHREALTIME", "EPOCHSECONDS", "EUID", "FUNCNAME",
            "GROUPS", "HISTCMD", "LINENO", "LINES", "OPTARG", "OPTIND", "PIPESTATUS", "PPID", "PWD", "RANDOM",
            "READLINE_ARGUMENT", "READLINE_LINE", "READLINE_MARK", "READLINE_POINT", "SECONDS", "SHELLOPTS", "SHLVL",
            "SRANDOM", "UID",
        ].map { ArraySlice($0.utf8) }
    )
}

extension FilePath {
    /// A path of these bytes, whatever they are.
    init(platformBytes bytes: some Sequence<UInt8>) {
        self = (bytes.map { CInterop.PlatformChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { FilePath(platformString: $0) } ?? FilePath()
        }
    }
}

extension [UInt8] {
    /// Whether these bytes stand somewhere in this array; nothing stands nowhere.
    func contains(_ part: [UInt8]) -> Bool {
        guard let first = part.first, part.count <= count else { return false }
        return indices.prefix(count - part.count + 1).contains { start in
            self[start] == first && self[start..<(start + part.count)].elementsEqual(part)
        }
    }
}
