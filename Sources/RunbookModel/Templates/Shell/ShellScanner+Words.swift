extension ShellScanner {
    /// Whether a byte ends a word.
    static func isMetacharacter(_ byte: UInt8) -> Bool { byte.isOne(of: " \t\n;&|<>()") }

    /// Reads the word that starts here; it is empty where none does.
    ///
    /// With `isAssignable`, an assignment may stand here, so that `a[…]=` and `a=(…)` are read as the shell reads them.
    mutating func readWord(isAssignable: Bool = false) throws(Trouble) -> ShellWord {
        let start = position
        var builder = ShellWordBuilder()
        while let next = byte() {
            if Self.isMetacharacter(next) {
                guard try readInside(next, &builder, isAssignable: isAssignable) else { break }
            } else {
                try readPiece(next, &builder, isAssignable: isAssignable)
            }
        }
        return try finish(builder, from: start)
    }

    /// Reads a process substitution or a list that is part of the word; false where the word ends.
    private mutating func readInside(
        _ next: UInt8,
        _ builder: inout ShellWordBuilder,
        isAssignable: Bool
    ) throws(Trouble) -> Bool {
        if isNext("<(") || isNext(">(") {
            try readSubstitution(passing: 2)
            builder.append(.expansion)
            return true
        }
        guard next == UInt8(ascii: "("), !builder.isEmpty else { return false }
        if builder.endsWithPatternOperator { throw Trouble(offset: position) }
        guard isAssignable, let variable = builder.variableWithoutValue else { return false }
        try readArray(of: variable)
        builder.append(.expansion)
        return true
    }

    private mutating func readPiece(
        _ next: UInt8,
        _ builder: inout ShellWordBuilder,
        isAssignable: Bool
    ) throws(Trouble) {
        switch next {
        case UInt8(ascii: "\\"): try readEscape(&builder)
        case UInt8(ascii: "'"): try readSingleQuotes(&builder)
        case UInt8(ascii: "\""): try readDoubleQuotes(&builder)
        case UInt8(ascii: "`"):
            try readBackquotes()
            builder.append(.expansion)
        case UInt8(ascii: "$"): try readDollar(&builder, in: .plain)
        case Self.mark: takePlain(&builder)
        case UInt8(ascii: "[") where isAssignable && builder.isVariableName:
            let start = position
            try passNested(from: UInt8(ascii: "["), to: UInt8(ascii: "]"), refusal: .bracket)
            evaluation.noteEvaluated(names: names(in: start..<position))
            builder.append(ShellAssignment.subscriptMark, isQuoted: false)
        default:
            takeLiteral(until: { Self.isMetacharacter($0) || $0.isOne(of: "\\'\"`$[") }, &builder, isQuoted: false)
        }
    }

    /// Takes the byte that comes next, and those after it up to one that means something.
    private mutating func takeLiteral(
        until means: (UInt8) -> Bool,
        _ builder: inout ShellWordBuilder,
        isQuoted: Bool
    ) {
        let rest = bytes[(position + 1)..<end]
        let stop = rest.firstIndex { $0 == Self.mark || means($0) } ?? end
        builder.append(bytes[position..<stop], isQuoted: isQuoted)
        position = stop
    }

    private mutating func takePlain(_ builder: inout ShellWordBuilder) {
        let index = takePlaceholder(.plain)
        scan.places[index].startsWord = builder.startsWord
        scan.places[index].quotesSafeWords = builder.endsWithVariable
        if builder.hasOpenTilde {
            refuse(index, .tilde)
        }
        builder.append(.placeholder(index))
    }

    private mutating func readEscape(_ builder: inout ShellWordBuilder) throws(Trouble) {
        let start = position
        position += 1
        guard let escaped = byte() else { throw Trouble(offset: start) }
        if escaped == Self.mark {
            let index = takePlaceholder(.plain)
            refuse(index, .afterBackslash)
            builder.append(.placeholder(index))
            return
        }
        position += 1
        guard escaped != UInt8(ascii: "\n") else { return }
        builder.append(escaped, isQuoted: true)
    }

    private mutating func readSingleQuotes(_ builder: inout ShellWordBuilder) throws(Trouble) {
        let start = position
        position += 1
        builder.append(.literal([], isQuoted: true))
        while let next = byte() {
            if next == UInt8(ascii: "'") {
                position += 1
                return
            }
            if next == Self.mark {
                let index = takePlaceholder(.single)
                scan.places[index].startsWord = builder.startsWord
                builder.append(.placeholder(index))
            } else {
                takeLiteral(until: { $0 == UInt8(ascii: "'") }, &builder, isQuoted: true)
            }
        }
        throw Trouble(offset: start)
    }

    /// Reads `"…"`.
    mutating func readDoubleQuotes(_ builder: inout ShellWordBuilder) throws(Trouble) {
        let start = position
        position += 1
        builder.append(.literal([], isQuoted: true))
        while let next = byte() {
            if next == UInt8(ascii: "\"") {
                position += 1
                return
            }
            try readQuotedPiece(next, &builder, in: .double)
        }
        throw Trouble(offset: start)
    }

    /// Reads a piece of what stands in double quotes or in the body of a here-document.
    mutating func readQuotedPiece(
        _ next: UInt8,
        _ builder: inout ShellWordBuilder,
        in quoting: ShellPlace.Quoting
    ) throws(Trouble) {
        switch next {
        case UInt8(ascii: "\\"):
            try readQuotedEscape(&builder, in: quoting)
        case UInt8(ascii: "`"):
            try readBackquotes()
            builder.append(.expansion)
        case UInt8(ascii: "$"):
            try readDollar(&builder, in: quoting)
        case Self.mark:
            let index = takePlaceholder(quoting)
            scan.places[index].startsWord = builder.startsWord
            if builder.endsWithVariable {
                scan.places[index].refusal = .afterVariable
                scan.places[index].refusesSafeWords = true
            }
            builder.append(.placeholder(index))
        default:
            takeLiteral(until: { $0.isOne(of: "\\\"`$") }, &builder, isQuoted: true)
        }
    }

    private mutating func readQuotedEscape(
        _ builder: inout ShellWordBuilder,
        in quoting: ShellPlace.Quoting
    ) throws(Trouble) {
        let start = position
        position += 1
        guard let escaped = byte() else { throw Trouble(offset: start) }
        if escaped == Self.mark {
            let index = takePlaceholder(quoting)
            refuse(index, .afterBackslash)
            builder.append(.placeholder(index))
            return
        }
        position += 1
        switch escaped {
        case UInt8(ascii: "\n"): return
        case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\"): break
        case UInt8(ascii: "\"") where quoting == .double: break
        default: builder.append(UInt8(ascii: "\\"), isQuoted: true)
        }
        builder.append(escaped, isQuoted: true)
    }

    /// Ends a word: settles what depends on the whole of it.
    private mutating func finish(_ builder: ShellWordBuilder, from start: Int) throws(Trouble) -> ShellWord {
        let word = ShellWord(range: start..<position, pieces: builder.pieces)
        guard !word.range.isEmpty else { return word }
        if hasOuterPending || !pending.isEmpty, bytes[word.range].contains(UInt8(ascii: "\n")) {
            throw Trouble(offset: start)
        }
        wordCount += 1
        scan.wordRanges.append(word.range)
        let hasBrace = word.hasUnquoted(UInt8(ascii: "{"))
        let hasBracket = word.hasUnquoted(UInt8(ascii: "["))
        let isBare = word.isUnquotedLiteral(where: ShellQuoting.isBare)
        for index in word.placeholders {
            if hasBrace { refuse(index, .brace) }
            if hasBracket { refuse(index, .bracket) }
            scan.places[index].word = wordCount
            scan.places[index].mayBeBare = isBare
        }
        return word
    }

    /// Reads `(…)` after `name=`: the elements of an array.
    private mutating func readArray(of variable: String) throws(Trouble) {
        let start = position
        try descend(from: start)
        position += 1
        while true {
            try passSpace()
            guard let next = byte() else { throw Trouble(offset: start) }
            if next == UInt8(ascii: ")") { break }
            let element = try readWord()
            guard !element.range.isEmpty else { throw Trouble(offset: position) }
            setRole(.value, of: element)
            if substitutionDepth > 0 { refuse(element, .nestedArray) }
            noteAssignment(to: variable, of: element.placeholders)
        }
        position += 1
        depth -= 1
    }

    /// Says what a word is to the shell.
    mutating func setRole(_ role: ShellPlace.Role, of word: ShellWord) {
        for index in word.placeholders {
            scan.places[index].role = role
        }
    }

    /// Has the placeholders of a word quoted whatever their values are.
    mutating func alwaysQuote(_ word: ShellWord) {
        for index in word.placeholders {
            scan.places[index].mayBeBare = false
        }
    }
}
