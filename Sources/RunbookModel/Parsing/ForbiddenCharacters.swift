/// The characters that look like others or like nothing, and so may not stand in what acts (attributes, prompts, code).
///
/// No-break spaces, zero-width characters, bidirectional controls (UAX #9; CVE-2021-42574) and typographic quotes: a
/// copy from a web page or a word processor brings them in unseen, and a shell takes them for letters.
package enum ForbiddenCharacters {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0, 0x202F, 0x2007, 0xAD: true
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0x061C, 0xFEFF: true
        case 0x2018...0x201F: true
        case 0xE0000...0xE007F: true
        default: false
        }
    }

    /// The first such scalar of a text with its offset in UTF-8 bytes; texts in ASCII are passed at a glance.
    package static func first(in text: some StringProtocol) -> (scalar: Unicode.Scalar, offset: Int)? {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
        var offset = 0
        for scalar in text.unicodeScalars {
            if contains(scalar) { return (scalar, offset) }
            offset += UTF8.width(scalar)
        }
        return nil
    }
}
