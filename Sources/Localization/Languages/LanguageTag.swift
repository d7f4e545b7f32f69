/// A language tag in its canonical case, such as `fr`, `fr-CA` or `zh-Hant-TW` (BCP 47, RFC 5646).
///
/// Every well-formed tag is accepted but the irregular ones that RFC 5646 only keeps for history (`i-klingon`).
/// Subtags are not looked up in a registry: `xx-YY` is well-formed.
package struct LanguageTag: Sendable, Hashable {
    /// The primary language in lower case: `fr`; `x` for a tag of private use.
    package let language: String
    /// The script in title case: `Hant`.
    package let script: String?
    /// The region in upper case: `TW`, `419`.
    package let region: String?
    /// The whole tag in canonical case (RFC 5646, section 2.1.1).
    package let text: String

    /// English, the language that every other falls back to.
    package static let english = LanguageTag(language: "en")

    /// Reads a tag in any case; nil where it is not well-formed.
    package init?(_ text: String) {
        let words = text.split(separator: "-", omittingEmptySubsequences: false).map { $0.lowercased() }
        guard text.utf8.count <= Self.longest, words.allSatisfy(\.isSubtag) else { return nil }
        var reader = LanguageTagReader(words)
        guard let parts = reader.read() else { return nil }
        self.language = parts.language
        self.script = parts.script
        self.region = parts.region
        self.text = Self.canonicalCase(of: words)
    }

    private init(language: String) {
        self.language = language
        self.script = nil
        self.region = nil
        self.text = language
    }

    /// The longest tag that is read, in bytes; the longest registered ones have 35 (RFC 5646, section 4.4.1).
    private static let longest = 255

    /// The tag without its last subtag, and without a single letter that would then end it (RFC 4647, section 3.4).
    package var broader: LanguageTag? {
        var words = text.split(separator: "-")
        words.removeLast()
        while words.last?.count == 1 {
            words.removeLast()
        }
        return words.isEmpty ? nil : LanguageTag(words.joined(separator: "-"))
    }

    /// This tag and every broader one, the narrowest first.
    package var lookupChain: [LanguageTag] {
        Array(sequence(first: self, next: \.broader))
    }

    /// Writes two-letter subtags in upper case and four-letter ones in title case, unless they stand first or after
    /// a single letter (RFC 5646, section 2.1.1).
    private static func canonicalCase(of words: [String]) -> String {
        var isInExtension = false
        let cased = words.enumerated().map { index, word in
            if index == 0 {
                isInExtension = word.count == 1
                return word
            }
            defer { isInExtension = isInExtension || word.count == 1 }
            return isInExtension ? word : word.casedByLength
        }
        return cased.joined(separator: "-")
    }
}

extension LanguageTag: CustomStringConvertible {
    package var description: String { text }
}

extension LanguageTag: Comparable {
    package static func < (left: LanguageTag, right: LanguageTag) -> Bool {
        left.text < right.text
    }
}

extension String {
    /// Whether the text is one to eight ASCII letters and digits.
    fileprivate var isSubtag: Bool {
        (1...8).contains(utf8.count) && utf8.allSatisfy { $0.isAlphanumeric }
    }

    fileprivate var casedByLength: String {
        guard utf8.allSatisfy({ $0.isLetter }) else { return self }
        switch utf8.count {
        case 2: return uppercased()
        case 4: return prefix(1).uppercased() + dropFirst()
        default: return self
        }
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII letter.
    var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    /// Whether the byte is an ASCII digit.
    var isDigit: Bool { (0x30...0x39).contains(self) }
    /// Whether the byte is an ASCII letter or digit.
    var isAlphanumeric: Bool { isLetter || isDigit }
}
