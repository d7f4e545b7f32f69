extension ShellScanner {
    /// Reads what starts with `$` (POSIX.1-2024, XCU 2.6).
    mutating func readDollar(_ builder: inout ShellWordBuilder, in quoting: ShellPlace.Quoting) throws(Trouble) {
        let start = position
        guard let next = byte(ahead: 1) else {
            position += 1
            builder.append(UInt8(ascii: "$"), isQuoted: quoting != .plain)
            return
        }
        switch next {
        case UInt8(ascii: "("):
            try readParentheses()
            builder.append(.expansion)
        case UInt8(ascii: "{"):
            try readParameter(in: quoting)
            builder.append(.expansion)
        case UInt8(ascii: "["):
            throw Trouble(offset: start)
        case UInt8(ascii: "'") where quoting == .plain:
            try passDollarQuotes()
            builder.append(.expansion)
        case UInt8(ascii: "\"") where quoting == .plain:
            position += 1
            try refusingAll(.dollarQuotes) { scanner throws(Trouble) in
                var inner = ShellWordBuilder()
                try scanner.readDoubleQuotes(&inner)
            }
            builder.append(.expansion)
        case Self.mark:
            position += 1
            let index = takePlaceholder(quoting)
            refuse(index, .afterDollar)
            builder.append(.expansion)
            builder.append(.placeholder(index))
        default:
            readSimpleParameter(next, &builder, in: quoting)
        }
    }

    private mutating func readSimpleParameter(
        _ next: UInt8,
        _ builder: inout ShellWordBuilder,
        in quoting: ShellPlace.Quoting
    ) {
        position += 1
        if next.isVariableStart {
            passVariableName()
            builder.appendVariable()
        } else if next.isASCIIDigit || "@*#?-$!".utf8.contains(next) {
            position += 1
            builder.append(.expansion)
        } else {
            builder.append(UInt8(ascii: "$"), isQuoted: quoting != .plain)
        }
    }

    private mutating func passVariableName() {
        while let next = byte() {
            if next.isVariableByte {
                position += 1
            } else if isNext("\\\n") {
                position += 2
            } else {
                break
            }
        }
    }

    /// Runs a reading in which every placeholder is refused for this reason.
    mutating func refusingAll(
        _ refusal: ShellRefusal,
        _ read: (inout ShellScanner) throws(Trouble) -> Void
    ) throws(Trouble) {
        let outer = refusing
        refusing = refusing ?? refusal
        try read(&self)
        refusing = outer
    }

    /// Reads `$(…)` or `$((…))`.
    private mutating func readParentheses() throws(Trouble) {
        if isNext("$((") {
            position += 2
            try passArithmetic()
        } else {
            try readSubstitution(passing: 2)
        }
    }

    /// Passes `((…))`, the position being at its first parenthesis or at its second with the first one passed.
    mutating func passArithmetic() throws(Trouble) {
        let start = position
        try passNested(from: UInt8(ascii: "("), to: UInt8(ascii: ")"), refusal: .arithmetic)
        guard byte() == UInt8(ascii: ")") else { throw Trouble(offset: start) }
        position += 1
        evaluation.noteEvaluated(names: names(in: start..<position))
    }

    /// The words of a text that may be names of variables.
    func names(in range: Range<Int>) -> [String] {
        bytes[range].split { !$0.isVariableByte }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Reads the commands of a substitution up to its closing parenthesis, after so many bytes of its opening.
    mutating func readSubstitution(passing count: Int) throws(Trouble) {
        let start = position
        try descend(from: start)
        position += count
        let waiting = pending
        let hadOuterPending = hasOuterPending
        hasOuterPending = hadOuterPending || !waiting.isEmpty
        pending = []
        substitutionDepth += 1
        try readList(until: .parenthesis)
        substitutionDepth -= 1
        guard pending.isEmpty else { throw Trouble(offset: start) }
        pending = waiting
        hasOuterPending = hadOuterPending
        depth -= 1
    }

    /// Reads `${…}`, in which no placeholder may stand.
    private mutating func readParameter(in quoting: ShellPlace.Quoting) throws(Trouble) {
        let start = position
        try descend(from: start)
        position += 2
        guard let first = byte(), !" \t\n|".utf8.contains(first) else { throw Trouble(offset: start) }
        try refusingAll(.parameterExpansion) { scanner throws(Trouble) in
            while let next = scanner.byte() {
                if next == UInt8(ascii: "}") { return }
                try scanner.passParameterByte(next, in: quoting)
            }
            throw Trouble(offset: start)
        }
        position += 1
        depth -= 1
        noteEvaluation(inParameter: start..<position)
    }

    /// Notes the names in `${a[i]}`, `${x:offset:length}`, `${!x}` and `${x@P}` whose content is evaluated.
    private mutating func noteEvaluation(inParameter range: Range<Int>) {
        let text = bytes[range].dropFirst(2)
        if text.first == UInt8(ascii: "!") || text.suffix(3).elementsEqual("@P}".utf8) {
            evaluation.noteEvaluated(names: names(in: range))
        }
        let start = text.indices.dropLast().first { index in
            text[index] == UInt8(ascii: "[")
                || (text[index] == UInt8(ascii: ":") && !"-=?+".utf8.contains(text[index + 1]))
        }
        if let start {
            evaluation.noteEvaluated(names: names(in: start..<range.upperBound))
        }
    }

    private mutating func passParameterByte(_ next: UInt8, in quoting: ShellPlace.Quoting) throws(Trouble) {
        var builder = ShellWordBuilder()
        switch next {
        case UInt8(ascii: "{"):
            throw Trouble(offset: position)
        case UInt8(ascii: "'") where quoting != .plain, UInt8(ascii: "\"") where quoting == .hereDocument:
            throw Trouble(offset: position)
        case UInt8(ascii: "'"):
            try passSingleQuotes()
        case UInt8(ascii: "\""):
            try readDoubleQuotes(&builder)
        case UInt8(ascii: "\\") where byte(ahead: 1) != nil && byte(ahead: 1) != Self.mark:
            position += 2
        case UInt8(ascii: "$"):
            try readDollar(&builder, in: quoting)
        case UInt8(ascii: "`"):
            try readBackquotes()
        case Self.mark:
            _ = takePlaceholder(quoting)
        default:
            position += 1
        }
    }

    private mutating func passSingleQuotes() throws(Trouble) {
        let start = position
        position += 1
        while let next = byte() {
            if next == Self.mark {
                _ = takePlaceholder(.single)
                continue
            }
            position += 1
            if next == UInt8(ascii: "'") { return }
        }
        throw Trouble(offset: start)
    }

    /// Passes `$'…'`.
    private mutating func passDollarQuotes() throws(Trouble) {
        let start = position
        position += 2
        while let next = byte() {
            switch next {
            case Self.mark:
                let index = takePlaceholder(.single)
                refuse(index, .dollarQuotes)
            case UInt8(ascii: "\\") where byte(ahead: 1) != Self.mark:
                position += 2
            case UInt8(ascii: "'"):
                position += 1
                return
            default:
                position += 1
            }
        }
        throw Trouble(offset: start)
    }

    /// Passes `` `…` ``.
    mutating func readBackquotes() throws(Trouble) {
        let start = position
        position += 1
        while let next = byte() {
            switch next {
            case Self.mark:
                let index = takePlaceholder(.plain)
                refuse(index, .backquotes)
            case UInt8(ascii: "\\") where byte(ahead: 1) != Self.mark:
                position += 2
            case UInt8(ascii: "`"):
                position += 1
                return
            default:
                position += 1
            }
        }
        throw Trouble(offset: start)
    }

    /// Passes balanced text with its expansions, the position being at the opening byte.
    ///
    /// Quotes and backslashes mean different things in arithmetic to different shells, so they are trouble.
    mutating func passNested(from open: UInt8, to close: UInt8, refusal: ShellRefusal) throws(Trouble) {
        let start = position
        try descend(from: start)
        position += 1
        try refusingAll(refusal) { scanner throws(Trouble) in
            try scanner.passBalance(from: open, to: close, start: start)
        }
        depth -= 1
    }

    private mutating func passBalance(from open: UInt8, to close: UInt8, start: Int) throws(Trouble) {
        var level = 1
        var builder = ShellWordBuilder()
        while let next = byte() {
            switch next {
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "`"):
                throw Trouble(offset: position)
            case UInt8(ascii: "$"):
                try readDollar(&builder, in: .double)
            case Self.mark:
                _ = takePlaceholder(.plain)
            default:
                position += 1
                if next == open { level += 1 }
                if next == close { level -= 1 }
            }
            if level == 0 { return }
        }
        throw Trouble(offset: start)
    }
}
