/// The name of a POSIX locale: `language[_territory][.codeset][@modifier]` (POSIX.1-2017, XBD section 8.2).
package struct PosixLocale: Sendable, Hashable {
    private let words: String
    private let modifier: String?

    /// Reads the name of a locale; any text is one.
    package init(_ name: String) {
        let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let codeset = parts[0].firstIndex(of: ".") ?? parts[0].endIndex
        self.words = String(parts[0][..<codeset])
        self.modifier = parts.count > 1 ? parts[1].lowercased() : nil
    }

    /// Whether the locale has no language: `C` or `POSIX`, with any code set.
    package var isNeutral: Bool {
        words == "C" || words == "POSIX"
    }

    /// The language of the locale; nil where it names none.
    ///
    /// Modifiers that name a script or a variant count (`sr_RS@latin`), others (`@euro`) do not.
    package var tag: LanguageTag? {
        guard !isNeutral else { return nil }
        var subtags = words.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
        if let script = modifier.flatMap({ Self.scripts[$0] }) {
            subtags.insert(script, at: 1)
        } else if modifier == "valencia" {
            subtags.append("valencia")
        }
        return LanguageTag(subtags.joined(separator: "-"))
    }

    /// The modifiers that name a script.
    private static let scripts = ["latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "arabic": "Arab"]
}
