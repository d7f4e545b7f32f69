/// A line of output, cut into words, marks and what differs from one run to the next.
struct OutputTokens {
    enum Token: Hashable {
        /// White space.
        case gap
        case mark(Unicode.Scalar)
        /// Letters, which stand for themselves.
        case word(String)
        /// A number, and all that is made of numbers: versions, dates, times, durations, addresses.
        case number
        case hash
        /// A quoted text or a placeholder.
        case quote
    }

    /// In the line's order; white space at its ends is left out.
    private(set) var tokens: [Token] = []
    private let line: [Unicode.Scalar]

    init(_ line: String) {
        self.line = Array(line.unicodeScalars)
        read()
        nameDates()
        joinNumbers()
        while tokens.last == .gap { tokens.removeLast() }
    }

    // MARK: Reading

    private mutating func read() {
        var position = 0
        while position < line.count {
            if let end = endOfQuote(at: position) {
                tokens.append(.quote)
                position = end
            } else if let end = endOfUUID(at: position) {
                tokens.append(.hash)
                position = end
            } else if line[position].isWordScalar {
                let end = line[position...].firstIndex { !$0.isWordScalar } ?? line.endIndex
                tokens += OutputWord(line[position..<end], followsHash: tokens.suffix(2) == [.hash, .mark("-")]).tokens
                position = end
            } else {
                readMark(line[position])
                position += 1
            }
        }
    }

    private mutating func readMark(_ scalar: Unicode.Scalar) {
        guard scalar.properties.isWhitespace else { return tokens.append(.mark(scalar)) }
        if let last = tokens.last, last != .gap { tokens.append(.gap) }
    }

    private static let closings: [Unicode.Scalar: [Unicode.Scalar]] = [
        "\"": ["\""], "'": ["'"], "`": ["`", "'"], "“": ["”"], "«": ["»"], "‘": ["’"],
    ]

    /// Where the quoted text or the placeholder ends that begins here; nil where none does.
    ///
    /// Marks that may be apostrophes open after anything but a word, and close before anything but one.
    private func endOfQuote(at start: Int) -> Int? {
        if line[start...].starts(with: "{{".unicodeScalars) { return endOfPlaceholder(at: start) }
        guard let closings = Self.closings[line[start]] else { return nil }
        let isApostrophe = closings.contains("'") || closings.contains("’")
        if isApostrophe, start > 0, line[start - 1].isWordScalar { return nil }
        var position = start + 1
        while position < line.count {
            if line[position] == "\\" {
                position += 1
            } else if closings.contains(line[position]) {
                let isInside = isApostrophe && position + 1 < line.count && line[position + 1].isWordScalar
                if !isInside { return position + 1 }
            }
            position += 1
        }
        return nil
    }

    private func endOfPlaceholder(at start: Int) -> Int? {
        let end = line[start...].firstIndex(of: "}").map { $0 + 2 } ?? line.count
        guard end <= line.count, line[end - 1] == "}" else { return nil }
        return line[(start + 2)..<(end - 2)].allSatisfy { $0.isWordScalar || $0 == "_" || $0 == " " } ? end : nil
    }

    /// The text form of a UUID (RFC 9562, section 4).
    private func endOfUUID(at start: Int) -> Int? {
        let end = start + 36
        guard end <= line.count, start == 0 || !line[start - 1].isWordScalar,
            end == line.count || !line[end].isWordScalar
        else { return nil }
        let isOne = line[start..<end].enumerated().allSatisfy { index, scalar in
            [8, 13, 18, 23].contains(index) ? scalar == "-" : scalar.isHexDigit
        }
        return isOne ? end : nil
    }

    // MARK: Dates

    private static let months: Set<String> = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let weekdays: Set<String> = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// Makes the names of months that stand beside a number, and of weekdays before one, numbers themselves.
    private mutating func nameDates() {
        for index in tokens.indices where isWord(index, among: Self.months) {
            if isNumber(index, by: -1) || isNumber(index, by: 1) { tokens[index] = .number }
        }
        for index in tokens.indices where isWord(index, among: Self.weekdays) && isNumber(index, by: 1) {
            tokens[index] = .number
        }
    }

    private func isWord(_ index: Int, among names: Set<String>) -> Bool {
        if case .word(let word) = tokens[index] { names.contains(word) } else { false }
    }

    /// Whether the token next to one, white space and what separates the parts of dates aside, is a number.
    private func isNumber(_ index: Int, by step: Int) -> Bool {
        var index = index + step
        while tokens.indices.contains(index), [.gap, .mark(","), .mark("-"), .mark("/")].contains(tokens[index]) {
            index += step
        }
        return tokens.indices.contains(index) && tokens[index] == .number
    }

    // MARK: Numbers

    /// What may follow the numbers of a version.
    private static let versionWords: Set<String> = ["alpha", "beta", "dev", "rc", "hotfix", "post", "patch"]

    /// Makes one number of numbers that marks join, and of what follows the numbers of a version.
    private mutating func joinNumbers() {
        var joined: [Token] = []
        for (index, token) in tokens.enumerated() {
            let isVersionWord = isWord(index, among: Self.versionWords)
            guard token == .number || isVersionWord || (token == .hash && joined.last == .mark("+")) else {
                joined.append(token)
                continue
            }
            if joined.last == .number, token == .number { continue }
            if joined.count > 1, joined[joined.count - 2] == .number, case .mark(let mark) = joined.last,
                ".,:-+/".unicodeScalars.contains(mark)
            {
                joined.removeLast()
            } else {
                joined.append(token)
            }
        }
        tokens = joined
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter, a mark that combines with one, or a digit of ASCII.
    var isWordScalar: Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case ..<0x80: false
        default: properties.isAlphabetic || properties.generalCategory == .nonspacingMark
        }
    }

    var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

    var isHexDigit: Bool { isASCIIDigit || (0x41...0x46).contains(value) || (0x61...0x66).contains(value) }
}
