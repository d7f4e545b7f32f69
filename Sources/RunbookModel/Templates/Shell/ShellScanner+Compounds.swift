extension ShellScanner {
    /// Whether a redirection starts here, its descriptor apart.
    var isAtRedirection: Bool {
        guard let next = byte() else { return false }
        let following = byte(ahead: 1)
        switch next {
        case UInt8(ascii: "<"), UInt8(ascii: ">"): return following != UInt8(ascii: "(")
        case UInt8(ascii: "&"): return following == UInt8(ascii: ">")
        default: return false
        }
    }

    /// Reads a redirection without its descriptor (POSIX.1-2024, XCU 2.7).
    ///
    /// - Returns: Its target; an empty word for a here-document.
    mutating func readRedirection() throws(Trouble) -> ShellWord {
        let start = position
        let operators: [StaticString] = [
            "<<<", "<<-", "&>>", "<<", "<&", "<>", ">>", ">&", ">|", "&>", "<", ">",
        ]
        guard let text = operators.first(where: isNext) else { throw Trouble(offset: start) }
        position += text.utf8CodeUnitCount
        switch text.description {
        case "<<", "<<-":
            try readDelimiter(stripsTabs: text.description == "<<-")
            return ShellWord(range: position..<position)
        default:
            break
        }
        passBlanks()
        let target = try readWord()
        guard !target.range.isEmpty else { throw Trouble(offset: start) }
        setRole(.value, of: target)
        if text.description.hasSuffix("&") {
            refuse(target, .descriptor)
        }
        return target
    }

    /// Reads what follows `for` or `select` up to the words that it goes through.
    mutating func readFor() throws(Trouble) {
        passBlanks()
        let start = position
        if isNext("((") {
            position += 1
            return try passArithmetic()
        }
        let name = try readWord()
        refuse(name, .variableName)
        guard !name.range.isEmpty else { throw Trouble(offset: start) }
        try passSpace()
        guard isNext("in"), let following = byte(ahead: 2), Self.isMetacharacter(following) else { return }
        position += 2
        while true {
            passBlanks()
            guard let next = byte(), !"\n;#".utf8.contains(next) else { return }
            let wordStart = position
            let word = try readWord()
            guard !word.range.isEmpty else { throw Trouble(offset: wordStart) }
            alwaysQuote(word)
            noteAssignment(to: name.staticString ?? "", of: word.placeholders)
        }
    }

    /// Reads what follows `case` up to `esac`.
    mutating func readCase() throws(Trouble) {
        let start = position
        try descend(from: start)
        passBlanks()
        let subject = try readWord()
        guard !subject.range.isEmpty else { throw Trouble(offset: start) }
        setRole(.value, of: subject)
        alwaysQuote(subject)
        try passSpace()
        guard try readWord().unquotedString == "in" else { throw Trouble(offset: start) }
        while true {
            try passSpace()
            if try !readPatterns() { break }
            if try readList(until: .clause) { break }
        }
        depth -= 1
    }

    /// Reads the patterns of a clause and their `)`; false where `esac` stands instead.
    private mutating func readPatterns() throws(Trouble) -> Bool {
        let hasParenthesis = byte() == UInt8(ascii: "(")
        if hasParenthesis { position += 1 }
        var isFirst = true
        while true {
            passBlanks()
            let start = position
            let word = try readWord()
            guard !word.range.isEmpty else { throw Trouble(offset: start) }
            if isFirst, !hasParenthesis, word.unquotedString == "esac" { return false }
            setRole(.value, of: word)
            alwaysQuote(word)
            for index in word.placeholders {
                scan.places[index].quotesSafeWords = true
            }
            passBlanks()
            if byte() == UInt8(ascii: ")") {
                position += 1
                return true
            }
            guard byte() == UInt8(ascii: "|") else { throw Trouble(offset: position) }
            position += 1
            isFirst = false
        }
    }

    /// Reads what follows `[[` up to `]]`.
    mutating func readConditional() throws(Trouble) {
        let start = position
        var words: [ShellWord] = []
        while true {
            try passSpace()
            guard let next = byte() else { throw Trouble(offset: start) }
            if let text = conditionalOperator(next) {
                words.append(
                    ShellWord(range: position..<position + text.count, pieces: [.literal(text, isQuoted: false)])
                )
                position += text.count
                continue
            }
            let wordStart = position
            let isPattern = words.last?.unquotedString == "=~"
            let word = try isPattern ? readRegularExpression() : readWord()
            guard !word.range.isEmpty else { throw Trouble(offset: wordStart) }
            if word.unquotedString == "]]" { break }
            setRole(.value, of: word)
            alwaysQuote(word)
            words.append(word)
        }
        judgeConditional(words)
    }

    private func conditionalOperator(_ next: UInt8) -> [UInt8]? {
        if isNext("&&") || isNext("||") { return [next, next] }
        if "()".utf8.contains(next) { return [next] }
        let isComparison = "<>".utf8.contains(next) && byte(ahead: 1) != UInt8(ascii: "(")
        return isComparison ? [next] : nil
    }

    /// Reads the right side of `=~`, where parentheses and bars belong to the word.
    private mutating func readRegularExpression() throws(Trouble) -> ShellWord {
        let start = position
        try refusingAll(.regularExpression) { scanner throws(Trouble) in
            while let next = scanner.byte() {
                if next == UInt8(ascii: "(") {
                    try scanner.passNested(from: next, to: UInt8(ascii: ")"), refusal: .regularExpression)
                } else if next == UInt8(ascii: "|") {
                    scanner.position += 1
                } else {
                    let word = try scanner.readWord()
                    if word.range.isEmpty { break }
                }
            }
        }
        return ShellWord(range: start..<position, pieces: [.expansion])
    }

    /// Refuses the operands that `[[` evaluates.
    private mutating func judgeConditional(_ words: [ShellWord]) {
        let numeric: Set = ["-eq", "-ne", "-lt", "-le", "-gt", "-ge"]
        let evaluating: Set = ["-v", "-R", "-o", "-t"]
        for (index, word) in words.enumerated() {
            let before = index > 0 ? words[index - 1].staticString ?? "" : ""
            let after = index + 1 < words.count ? words[index + 1].staticString ?? "" : ""
            guard numeric.contains(before) || numeric.contains(after) || evaluating.contains(before) else { continue }
            refuse(word, .numericTest)
            evaluation.noteEvaluated(names: names(in: word.range))
        }
    }
}
