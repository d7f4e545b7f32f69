/// A run of letters and digits in a line of output: a word, a number, a hash, or words with numbers between them.
struct OutputWord {
    let tokens: [OutputTokens.Token]

    /// Reads a run; `followsHash` where it is joined by a hyphen to a hash.
    init(_ word: ArraySlice<Unicode.Scalar>, followsHash: Bool) {
        let digits = word.count(where: \.isASCIIDigit)
        if digits == word.count || Self.isVersionStart(word) || Self.isDuration(word) || Self.isPartOfTime(word) {
            tokens = [.number]
        } else if Self.isHash(word, digits: digits) || (followsHash && word.count == 5 && Self.isGenerated(word)) {
            tokens = [.hash]
        } else {
            tokens = Self.parts(of: word)
        }
    }

    /// `v2`, as in `v2.4.23`.
    private static func isVersionStart(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = word.first, first == "v" || first == "V" else { return false }
        return word.count > 1 && word.dropFirst().allSatisfy(\.isASCIIDigit)
    }

    private static let units: Set<String> = ["d", "h", "m", "s", "ms", "us", "µs", "ns"]

    /// `41d`, `1h30m`, `250ms`.
    private static func isDuration(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        var rest = word
        while !rest.isEmpty {
            let number = rest.prefix(while: \.isASCIIDigit)
            let unit = rest.dropFirst(number.count).prefix { !$0.isASCIIDigit }
            guard !number.isEmpty, units.contains(String(unit)) else { return false }
            rest = rest.dropFirst(number.count + unit.count)
        }
        return true
    }

    /// `22T09` and `16Z`, as in `2026-11-22T09:21:16Z` (RFC 3339).
    private static func isPartOfTime(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        let parts = word.split(separator: "T", omittingEmptySubsequences: false)
        let last = parts.last?.last == "Z" ? parts.last?.dropLast() : parts.last
        return parts.count <= 2 && word.contains { $0 == "T" || $0 == "Z" }
            && (parts.dropLast() + [last ?? []]).allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }
    }

    /// A commit, a digest, an address in memory, the suffix of a pod, a token.
    private static func isHash(_ word: ArraySlice<Unicode.Scalar>, digits: Int) -> Bool {
        guard digits > 0 else { return false }
        let isASCII = word.allSatisfy(\.isASCII)
        if word.starts(with: "0x".unicodeScalars) { return word.dropFirst(2).allSatisfy(\.isHexDigit) }
        if word.count >= 7, word.allSatisfy(\.isHexDigit) { return true }
        // As `git describe` and versions made by it have them.
        if word.count >= 8, word.first == "g", word.dropFirst().allSatisfy(\.isHexDigit) { return true }
        return isASCII && word.count >= 16 || (5...10).contains(word.count) && isGenerated(word)
    }

    /// Whether only letters and digits stand in it of which Kubernetes makes the names that it generates.
    private static func isGenerated(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        word.allSatisfy { generated.contains($0) }
    }

    private static let generated = Set("bcdfghjklmnpqrstvwxz2456789".unicodeScalars)

    private static func parts(of word: ArraySlice<Unicode.Scalar>) -> [OutputTokens.Token] {
        var tokens: [OutputTokens.Token] = []
        var rest = word
        while let first = rest.first {
            let part = rest.prefix { $0.isASCIIDigit == first.isASCIIDigit }
            tokens.append(first.isASCIIDigit ? .number : .word(String(part)))
            rest = rest.dropFirst(part.count)
        }
        return tokens
    }
}

extension String {
    fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
