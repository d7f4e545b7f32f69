extension ShellScanner {
    /// Refuses the placeholders of a command that its program, or the shell for it, would evaluate.
    mutating func judge(_ command: SimpleCommand) {
        judge(command.words[...])
    }

    private mutating func judge(_ words: ArraySlice<ShellWord>) {
        guard let name = words.first else { return }
        refuse(name, .commandName)
        let arguments = words.dropFirst()
        for argument in arguments where isOptionName(argument) {
            refuse(argument, .optionName)
        }
        guard let text = name.staticString else { return refuse(arguments, .unknownCommand) }
        let base = ShellCommandTable.baseName(text)
        noteCall(of: base, arguments)
        judge(base, arguments)
        judgeScripts(base, arguments)
        releaseHyphens(of: base, arguments)
    }

    /// Applies the rule of the program of this name.
    private mutating func judge(_ name: String, _ arguments: ArraySlice<ShellWord>) {
        if let wrapper = ShellCommandTable.wrappers[name] {
            judge(arguments, of: wrapper, name: name)
        } else if ShellCommandTable.evaluators.contains(name) {
            evaluate(arguments, by: name)
        } else if ShellCommandTable.naming.contains(name) {
            refuse(arguments, .variableName)
        } else if ShellCommandTable.declarations.contains(name) {
            judgeDeclaration(name, arguments)
        } else if name == "[" || name == "test" {
            judgeTest(arguments)
        } else if name == "printf", arguments.contains(where: { $0.staticPrefix.starts(with: "-v".utf8) }) {
            refuse(arguments, .evaluatedArgument(command: "printf -v"))
        } else if name == "find" {
            judgeActions(arguments)
        } else if ShellCommandTable.runners[name] != nil {
            judgeRunner(name, arguments)
        } else if name == "shopt" || name == "set" {
            judgeSettings(arguments)
        }
    }

    private mutating func refuse(_ words: ArraySlice<ShellWord>, _ refusal: ShellRefusal) {
        for word in words {
            refuse(word, refusal)
        }
    }

    private mutating func noteCall(of name: String, _ arguments: ArraySlice<ShellWord>) {
        evaluation.calls.append(
            ShellEvaluation.Call(name: name, placeholders: arguments.flatMap(\.placeholders))
        )
    }

    private mutating func evaluate(_ arguments: ArraySlice<ShellWord>, by name: String) {
        refuse(arguments, .evaluatedArgument(command: name))
        guard ShellCommandTable.shellEvaluators.contains(name) else { return }
        for argument in arguments where name == "let" || argument.hasExpansion {
            evaluation.noteEvaluated(names: names(in: argument.range))
        }
    }

    /// Whether the value would be the letters of an option.
    private func isOptionName(_ word: ShellWord) -> Bool {
        let prefix = word.staticPrefix
        guard prefix.elementsEqual("-".utf8) || prefix.elementsEqual("--".utf8) else { return false }
        return !word.placeholders.isEmpty
    }

    /// Lets values with a leading hyphen stand after `--`.
    ///
    /// The `--` of a program that runs another one is not the other one's.
    private mutating func releaseHyphens(of name: String, _ arguments: ArraySlice<ShellWord>) {
        let isSeparator = ShellCommandTable.wrappers[name] != nil || runnerVerb(of: name, arguments) != nil
        guard !isSeparator, name != "find", name != "[", name != "test" else { return }
        guard let dashes = arguments.firstIndex(where: { $0.staticString == "--" }) else { return }
        for argument in arguments[dashes...] {
            setRole(.value, of: argument)
        }
    }

    // MARK: Programs that run others

    private mutating func judge(
        _ arguments: ArraySlice<ShellWord>,
        of wrapper: ShellCommandTable.Wrapper,
        name: String
    ) {
        var rest = arguments
        var operands = wrapper.operands
        var takesOptions = true
        while let word = rest.first {
            let text = word.staticString ?? ""
            if takesOptions, text == "--" {
                takesOptions = false
            } else if takesOptions, word.staticPrefix.first == UInt8(ascii: "-") {
                if name == "env", isSplitOption(word.staticPrefix) {
                    return refuse(arguments, .evaluatedArgument(command: "env -S"))
                }
                if wrapper.valueOptions.contains(text) { rest = rest.dropFirst() }
            } else if wrapper.takesAssignments, ShellAssignment(of: word.staticPrefix) != nil {
                noteEnvironment(word)
            } else if operands > 0 {
                operands -= 1
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        refuseAfterEvaluator(rest)
        judge(rest)
    }

    /// Whether it is `-S` of `env`, which splits a text into words.
    private func isSplitOption(_ text: [UInt8]) -> Bool {
        text.starts(with: "--s".utf8) || (!text.starts(with: "--".utf8) && text.contains(UInt8(ascii: "S")))
    }

    private mutating func noteEnvironment(_ word: ShellWord) {
        guard let assignment = ShellAssignment(of: word.staticPrefix) else { return }
        setRole(.value, of: word)
        noteAssignment(to: assignment.name, of: word.placeholders)
    }

    /// Refuses what follows the name of an evaluator among the arguments of a program that runs others, since its own
    /// options may be unknown.
    private mutating func refuseAfterEvaluator(_ arguments: ArraySlice<ShellWord>) {
        for (index, argument) in zip(arguments.indices, arguments) {
            guard let text = argument.staticString else { continue }
            let base = ShellCommandTable.baseName(text)
            if ShellCommandTable.evaluators.contains(base) {
                return evaluate(arguments[(index + 1)...], by: base)
            }
        }
    }

    private mutating func judgeActions(_ arguments: ArraySlice<ShellWord>) {
        for (index, argument) in zip(arguments.indices, arguments) {
            guard let text = argument.staticString, ShellCommandTable.findActions.contains(text) else { continue }
            refuseAfterEvaluator(arguments[(index + 1)...])
            judge(arguments[(index + 1)...])
        }
    }

    private mutating func judgeRunner(_ name: String, _ arguments: ArraySlice<ShellWord>) {
        guard let verb = runnerVerb(of: name, arguments) else { return }
        let rest = arguments[(verb + 1)...]
        if arguments[verb].staticString == "ssh" {
            return evaluate(rest, by: "ssh")
        }
        refuseAfterEvaluator(rest)
        guard let dashes = rest.firstIndex(where: { $0.staticString == "--" }) else { return }
        judge(rest[(dashes + 1)...])
    }

    /// Where a program that can run commands elsewhere is told to; nil where it is not.
    private func runnerVerb(of name: String, _ arguments: ArraySlice<ShellWord>) -> Int? {
        guard let words = ShellCommandTable.runners[name] else { return nil }
        return arguments.firstIndex { words.contains($0.staticString ?? "") }
    }

    // MARK: Scripts in arguments

    /// Refuses scripts: what follows `-c`, and what follows an interpreter's own option for a script.
    private mutating func judgeScripts(_ name: String, _ arguments: ArraySlice<ShellWord>) {
        var letters = ShellCommandTable.scriptLetters(of: name)
        var option: String?
        var isRightAfterOption = false
        var hasOperand = false
        for argument in arguments {
            let text = argument.staticString
            let prefix = argument.staticPrefix
            let isOption = prefix.first == UInt8(ascii: "-") || prefix.first == UInt8(ascii: "+")
            if let option {
                refuse(argument, .scriptOption(option: option))
                noteScript(argument)
            }
            if letters != nil, isOption, !hasOperand || !prefix.starts(with: "--".utf8) {
                refuse(argument, .optionName)
            }
            if let text, let inner = ShellCommandTable.scriptLetters(ofInner: text, in: name) {
                letters = inner
            }
            if isScriptOption(argument, letters: letters) {
                option = String(decoding: prefix, as: UTF8.self)
                refuse(argument, .scriptOption(option: option ?? ""))
                isRightAfterOption = !prefix.contains { "oO".utf8.contains($0) }
                continue
            }
            if isRightAfterOption, text != nil, !isOption {
                option = nil
            }
            isRightAfterOption = false
            hasOperand = hasOperand || (text != nil && !isOption)
        }
    }

    private mutating func noteScript(_ argument: ShellWord) {
        if argument.hasExpansion {
            evaluation.noteEvaluated(names: names(in: argument.range))
        }
    }

    private func isScriptOption(_ word: ShellWord, letters: Set<UInt8>?) -> Bool {
        let text = word.staticPrefix
        guard text.count > 1, text[0] == UInt8(ascii: "-") else { return false }
        if text.elementsEqual("--command".utf8) || text.starts(with: "--command=".utf8) { return true }
        guard text[1] != UInt8(ascii: "-") else {
            return letters != nil && ["--eval", "--execute", "--print"].contains { text.starts(with: $0.utf8) }
        }
        if let letters {
            return text.dropFirst().contains(where: letters.contains)
        }
        let isAttached = text.count == 2 && text[1] == UInt8(ascii: "c")
        return isAttached || (word.staticString != nil && text.last == UInt8(ascii: "c"))
    }

    // MARK: Built-ins

    private mutating func judgeDeclaration(_ name: String, _ arguments: ArraySlice<ShellWord>) {
        let options = arguments.compactMap(\.staticString).filter { $0.hasPrefix("-") || $0.hasPrefix("+") }
        let letters = Set(options.joined().utf8)
        if letters.contains(where: "iulcn".utf8.contains) {
            scan.declaresVariableAttributes = true
        }
        let isPlain = letters.isSubset(of: Set("-xrg".utf8))
        for argument in arguments {
            let prefix = argument.staticPrefix
            guard isPlain, let assignment = ShellAssignment(of: prefix) else {
                refuse(argument, .declaration)
                continue
            }
            let value = prefix[assignment.valueStart...]
            if value.first == UInt8(ascii: "(") || prefix.contains(ShellAssignment.subscriptMark) {
                refuse(argument, .declaration)
            }
            setRole(name == "export" || name == "readonly" ? .value : .declaration, of: argument)
            for index in argument.placeholders {
                scan.places[index].startsWord = value.isEmpty && hasNothing(before: index, in: argument)
            }
            noteAssignment(to: assignment.name, of: argument.placeholders)
        }
    }

    /// Whether no literal text but the assignment's name stands before a placeholder.
    private func hasNothing(before index: Int, in word: ShellWord) -> Bool {
        for piece in word.pieces.drop(while: { if case .literal = $0 { true } else { false } }) {
            switch piece {
            case .placeholder(index): return true
            case .literal(let bytes, _) where !bytes.isEmpty: return false
            default: continue
            }
        }
        return false
    }

    /// Stops at settings that change how the text after them is read.
    private mutating func judgeSettings(_ arguments: ArraySlice<ShellWord>) {
        let rereading: Set = ["expand_aliases", "posix", "keyword", "-k", "-H", "histexpand"]
        for argument in arguments {
            let text = argument.staticString
            if text == "--" { return }
            refuse(argument, .optionName)
            if let text, rereading.contains(text), evaluation.rereadingOffset == nil {
                evaluation.rereadingOffset = argument.range.lowerBound
            }
        }
    }

    private mutating func judgeTest(_ arguments: ArraySlice<ShellWord>) {
        var operands = Array(arguments)
        if operands.last?.staticString == "]" { operands.removeLast() }
        let numeric: Set = ["-eq", "-ne", "-lt", "-le", "-gt", "-ge"]
        if operands.contains(where: { numeric.contains($0.staticString ?? "") }) {
            return refuse(arguments, .numericTest)
        }
        if operands.first?.staticString == "!" { operands.removeFirst() }
        guard isClearTest(operands) else { return refuse(arguments, .ambiguousTest) }
    }

    private static let unaryTests = Set("nzbcdefghkprsuwxLNOGS".utf8.map { "-" + String(UnicodeScalar($0)) })
    private static let binaryTests: Set = ["=", "==", "!=", "<", ">", "-nt", "-ot", "-ef"]

    /// Whether POSIX settles what the test means whatever the operands are (POSIX.1-2024, XCU test).
    private func isClearTest(_ operands: [ShellWord]) -> Bool {
        switch operands.count {
        case 1: return true
        case 2: return Self.unaryTests.contains(operands[0].staticString ?? "")
        case 3: return Self.binaryTests.contains(operands[1].staticString ?? "")
        default: return false
        }
    }
}
