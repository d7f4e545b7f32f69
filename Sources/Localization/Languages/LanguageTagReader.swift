/// Reads the subtags of a language tag in order (RFC 5646, section 2.1).
struct LanguageTagReader {
    /// The subtags that steer negotiation.
    struct Parts {
        var language: String
        var script: String?
        var region: String?
    }

    private var words: ArraySlice<String>

    /// Creates a reader of subtags in lower case.
    init(_ words: [String]) {
        self.words = words[...]
    }

    /// The parts of the tag; nil where a subtag stands where the grammar has none, or stands twice.
    mutating func read() -> Parts? {
        if words.first == "x" {
            return readPrivateUse() && words.isEmpty ? Parts(language: "x") : nil
        }
        guard let language = take(where: { (2...8).contains($0.count) && $0.isAllLetters }) else { return nil }
        var extended = 0
        while language.count <= 3, extended < 3, take(where: { $0.count == 3 && $0.isAllLetters }) != nil {
            extended += 1
        }
        let script = take { $0.count == 4 && $0.isAllLetters }
        let region = take { ($0.count == 2 && $0.isAllLetters) || ($0.count == 3 && $0.isAllDigits) }
        guard readVariants(), readExtensions(), readPrivateUse(), words.isEmpty else { return nil }
        return Parts(
            language: language,
            script: script.map { $0.prefix(1).uppercased() + $0.dropFirst() },
            region: region?.uppercased()
        )
    }

    private mutating func take(where isExpected: (String) -> Bool) -> String? {
        guard let word = words.first, isExpected(word) else { return nil }
        return words.removeFirst()
    }

    private mutating func readVariants() -> Bool {
        var variants: Set<String> = []
        while let variant = take(where: { $0.count >= 5 || ($0.count == 4 && $0.startsWithDigit) }) {
            guard variants.insert(variant).inserted else { return false }
        }
        return true
    }

    private mutating func readExtensions() -> Bool {
        var singletons: Set<String> = []
        while let singleton = take(where: { $0.count == 1 && $0 != "x" }) {
            guard singletons.insert(singleton).inserted, take(where: { $0.count >= 2 }) != nil else { return false }
            while take(where: { $0.count >= 2 }) != nil {}
        }
        return true
    }

    private mutating func readPrivateUse() -> Bool {
        guard take(where: { $0 == "x" }) != nil else { return true }
        guard !words.isEmpty else { return false }
        words.removeAll()
        return true
    }
}

extension String {
    fileprivate var isAllLetters: Bool { utf8.allSatisfy { $0.isLetter } }
    fileprivate var isAllDigits: Bool { utf8.allSatisfy { $0.isDigit } }
    fileprivate var startsWithDigit: Bool { utf8.first?.isDigit ?? false }
}
