extension ShellScanner {
    /// What ends a list of commands.
    enum ListEnd {
        case end
        case parenthesis
        /// `;;`, `;&`, `;;&` or `esac`.
        case clause
    }

    /// What a list of commands has been through.
    struct ListState {
        /// The reserved words that must still come, the next one last.
        var closers: [String] = []
        /// Whether a compound command has just ended, so that only a redirection, an operator or a closer may follow.
        var isAfterCompound = false
        /// Whether the list has ended.
        var isOver = false
    }

    /// Reads commands up to what ends their list, and passes that, except for `esac`, which is passed too and said.
    ///
    /// - Returns: Whether `esac` ended the list.
    @discardableResult
    mutating func readList(until listEnd: ListEnd) throws(Trouble) -> Bool {
        let start = position
        var state = ListState()
        while true {
            passBlanks()
            guard let next = byte() else {
                guard listEnd == .end, state.closers.isEmpty, pending.isEmpty else { throw Trouble(offset: start) }
                return false
            }
            switch next {
            case UInt8(ascii: "\n"):
                try passNewline()
                state.isAfterCompound = false
            case UInt8(ascii: "#"):
                passComment()
            case UInt8(ascii: ")"):
                guard listEnd == .parenthesis, state.closers.isEmpty else { throw Trouble(offset: position) }
                position += 1
                return false
            case UInt8(ascii: ";"), UInt8(ascii: "|"),
                UInt8(ascii: "&") where byte(ahead: 1) != UInt8(ascii: ">"):
                if try passOperator(in: listEnd, state) { return false }
                state.isAfterCompound = false
            default:
                try readCommand(in: listEnd, &state)
                if state.isOver { return true }
            }
        }
    }

    /// Passes an operator between commands; says whether it ends a clause of `case`.
    private mutating func passOperator(in listEnd: ListEnd, _ state: ListState) throws(Trouble) -> Bool {
        for text: StaticString in [";;&", ";;", ";&"] where isNext(text) {
            guard listEnd == .clause, state.closers.isEmpty else { throw Trouble(offset: position) }
            position += text.utf8CodeUnitCount
            return true
        }
        for text: StaticString in ["&&", "||", "|&", ";", "|", "&"] where isNext(text) {
            position += text.utf8CodeUnitCount
            return false
        }
        throw Trouble(offset: position)
    }

    private mutating func readCommand(in listEnd: ListEnd, _ state: inout ListState) throws(Trouble) {
        if byte() == UInt8(ascii: "(") {
            guard !state.isAfterCompound else { throw Trouble(offset: position) }
            try readParenthesis()
            state.isAfterCompound = true
        } else if isAtRedirection {
            if state.isAfterCompound {
                _ = try readRedirection()
            } else {
                try readSimpleCommand(startingWith: nil)
            }
        } else {
            try readWordCommand(in: listEnd, &state)
        }
    }

    private mutating func readParenthesis() throws(Trouble) {
        if isNext("((") {
            position += 1
            try passArithmetic()
        } else {
            try descend(from: position)
            position += 1
            try readList(until: .parenthesis)
            depth -= 1
        }
    }

    private mutating func readWordCommand(in listEnd: ListEnd, _ state: inout ListState) throws(Trouble) {
        let start = position
        let word = try readWord(isAssignable: true)
        guard !word.range.isEmpty else { throw Trouble(offset: start) }
        if let text = word.unquotedString, try readReserved(text, in: listEnd, &state) { return }
        if state.isAfterCompound {
            guard isDescriptor(word) else { throw Trouble(offset: start) }
            return
        }
        try readSimpleCommand(startingWith: word)
    }

    /// Reads what follows a reserved word; false where the word is none.
    private mutating func readReserved(
        _ text: String,
        in listEnd: ListEnd,
        _ state: inout ListState
    ) throws(Trouble) -> Bool {
        let start = position
        switch text {
        case "fi", "done", "}":
            guard state.closers.popLast() == text else { throw Trouble(offset: start) }
            state.isAfterCompound = true
            return true
        case "esac":
            guard listEnd == .clause, state.closers.isEmpty else { throw Trouble(offset: start) }
            state.isOver = true
            return true
        case "then", "elif", "else":
            guard state.closers.last == "fi" else { throw Trouble(offset: start) }
        case "do":
            state.closers.append("done")
        case "if":
            state.closers.append("fi")
        case "{":
            state.closers.append("}")
        case "while", "until", "!":
            break
        case "time":
            passTimeOption()
        case "for", "select":
            try readFor()
        case "case":
            try readCase()
            state.isAfterCompound = true
            return true
        case "function":
            try readFunction()
        case "[[":
            try readConditional()
            state.isAfterCompound = true
            return true
        case "coproc", "]]", "in":
            throw Trouble(offset: start)
        default:
            return false
        }
        if state.isAfterCompound, !["then", "elif", "else", "do"].contains(text) {
            throw Trouble(offset: start)
        }
        guard state.closers.count <= Self.deepest else { throw Trouble(offset: start) }
        state.isAfterCompound = false
        return true
    }

    private mutating func passTimeOption() {
        passBlanks()
        if isNext("-p"), let next = byte(ahead: 2), Self.isMetacharacter(next) {
            position += 2
        }
    }

    /// Whether a word is the number or the `{name}` of a redirection that follows at once.
    func isDescriptor(_ word: ShellWord) -> Bool {
        guard isAtRedirection, byte() != UInt8(ascii: "&"), let text = word.unquotedString else { return false }
        if text.utf8.allSatisfy(\.isASCIIDigit) { return true }
        return text.hasPrefix("{") && text.hasSuffix("}")
    }

    /// Reads a command that starts with this word, or with a redirection.
    private mutating func readSimpleCommand(startingWith first: ShellWord?) throws(Trouble) {
        var command = SimpleCommand()
        let documentStart = pending.count
        if let first {
            if try readFunctionParentheses(after: first) { return }
            add(first, to: &command)
        }
        while true {
            passBlanks()
            guard let next = byte() else { break }
            if isAtRedirection {
                command.targets.append(try readRedirection())
                continue
            }
            if next.isOne(of: "\n;|&)#") { break }
            let start = position
            let word = try readWord(isAssignable: command.takesAssignments)
            guard !word.range.isEmpty else { throw Trouble(offset: start) }
            add(word, to: &command)
        }
        judge(command)
        judgeInput(of: command, from: documentStart)
    }

    /// Refuses values in here-documents and here-strings of a program that takes its input for a script.
    private mutating func judgeInput(of command: SimpleCommand, from documentStart: Int) {
        guard let reader = ShellCommandTable.scriptReader(in: command.words) else { return }
        for index in pending.indices.dropFirst(documentStart) {
            pending[index].reader = reader
        }
        for target in command.targets where isHereString(target) {
            refuse(target, .evaluatedArgument(command: reader))
        }
    }

    private func isHereString(_ target: ShellWord) -> Bool {
        let before = bytes[..<target.range.lowerBound].reversed().drop { " \t\\\n".utf8.contains($0) }
        return before.starts(with: "<<<".utf8)
    }

    private mutating func add(_ word: ShellWord, to command: inout SimpleCommand) {
        if isDescriptor(word) { return }
        if isAtRedirection, word.isUnquotedLiteral(where: \.isASCIIDigit) {
            for index in word.placeholders {
                scan.places[index].mayBeBare = false
                scan.places[index].quotesSafeWords = true
            }
        }
        if command.words.isEmpty, let assignment = assignment(word) {
            setRole(.value, of: word)
            noteAssignment(to: assignment, of: word.placeholders)
        } else {
            command.words.append(word)
        }
    }

    /// The name of the variable to which a word before the command's name assigns; nil where it does not.
    private func assignment(_ word: ShellWord) -> String? {
        guard case .literal(let text, false)? = word.pieces.first else { return nil }
        return ShellAssignment(of: text)?.name
    }

    /// Reads `()` after the name of a function; false where none follows.
    private mutating func readFunctionParentheses(after word: ShellWord) throws(Trouble) -> Bool {
        let start = position
        passBlanks()
        guard byte() == UInt8(ascii: "(") else {
            position = start
            return false
        }
        position += 1
        passBlanks()
        guard byte() == UInt8(ascii: ")") else { throw Trouble(offset: start) }
        position += 1
        refuse(word, .functionName)
        guard let name = word.unquotedString else { throw Trouble(offset: start) }
        evaluation.functions.insert(name)
        return true
    }

    private mutating func readFunction() throws(Trouble) {
        passBlanks()
        let start = position
        let name = try readWord()
        refuse(name, .functionName)
        guard let text = name.unquotedString, !text.isEmpty else { throw Trouble(offset: start) }
        evaluation.functions.insert(text)
        let afterName = position
        passBlanks()
        if isNext("()") {
            position += 2
        } else if byte() == UInt8(ascii: "(") {
            throw Trouble(offset: afterName)
        }
    }
}

/// A command's words, without assignments and redirections.
struct SimpleCommand {
    var words: [ShellWord] = []
    /// The targets of its redirections, here-documents apart.
    var targets: [ShellWord] = []

    /// Whether the next word may be an assignment to the shell.
    var takesAssignments: Bool {
        guard let name = words.first?.staticString else { return words.isEmpty }
        return ShellCommandTable.declarations.contains(name)
    }
}
