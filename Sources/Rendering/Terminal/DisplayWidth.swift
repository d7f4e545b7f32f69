/// How many columns text takes in a terminal.
///
/// The unit is the extended grapheme cluster (Unicode Standard Annex #29), which is Swift's `Character`. East Asian wide
/// and fullwidth characters take two columns (Annex #11, see ``WideScalars``), as do emoji presentation sequences
/// (Unicode Technical Standard #51) however many scalars they join; combining marks, joiners, variation selectors and
/// the vowels and finals of conjoining Hangul take none. Spacing marks take one each, as in `wcwidth`. Control
/// characters count nothing: show them through ``VisibleText`` first. A tab reaches to the next multiple of eight.
package enum DisplayWidth {
    /// Counts the columns of a text that starts at a tab stop.
    package static func width(of text: String) -> Int {
        text.reduce(0) { advance($0, over: $1) }
    }

    /// Counts the columns of one character.
    package static func width(of character: Character) -> Int {
        if let byte = character.onlyByte {
            return (0x20..<0x7F).contains(byte) ? 1 : 0
        }
        let scalars = character.unicodeScalars
        if isEmojiSequence(scalars) { return 2 }
        return scalars.reduce(0) { $0 + width(of: $1) }
    }

    /// Shortens a text to at most `columns`, its cut end marked with an ellipsis where there is room for one.
    package static func truncate(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
        guard columns > 0 else { return "" }
        guard width(of: text) > columns else { return text }
        let mark = width(of: ellipsis) < columns ? ellipsis : ""
        let room = columns - width(of: mark)
        var result = ""
        var used = 0
        for character in text {
            let end = advance(used, over: character)
            if end > room { break }
            used = end
            result.append(character)
        }
        return result + mark
    }

    /// Fills a text with spaces up to `columns`; a text that is wider stays as it is.
    package static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(of: text)))
    }

    /// A text behind a lead, such as the mark of a list; its further lines stand below its first word.
    package static func hanging(_ text: String, after lead: String, to columns: Int) -> [String] {
        let indent = width(of: lead)
        let lines = wrap(text, to: max(20, columns - indent))
        return lines.enumerated().map { ($0 == 0 ? lead : String(repeating: " ", count: indent)) + $1 }
    }

    /// Breaks a text into lines of at most `columns`, at spaces and between ideographs.
    ///
    /// A word that is wider than a line stands alone on one, whole. No-break spaces (U+00A0, U+202F, U+2007) don't break.
    package static func wrap(_ text: String, to columns: Int) -> [String] {
        var filler = LineFiller(limit: columns)
        guard text.utf8.contains(UInt8(ascii: "\n")) else {
            filler.add(text, [])
            return filler.finish().map(\.plainText)
        }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { filler.breakLine() }
            filler.add(String(line), [])
        }
        return filler.finish().map(\.plainText)
    }

    /// The column after a character that starts at `column`.
    private static func advance(_ column: Int, over character: Character) -> Int {
        character == "\t" ? column + 8 - column % 8 : column + width(of: character)
    }

    private static func isEmojiSequence(_ scalars: Character.UnicodeScalarView) -> Bool {
        guard scalars.count > 1, let first = scalars.first, first.properties.isEmoji else { return false }
        if scalars.contains("\u{FE0F}") { return true }
        guard first.value > 0x7F else { return false }
        return scalars.dropFirst().contains { $0 == "\u{200D}" || $0.properties.isEmojiModifier }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7F, 0xA0..<0x300: return 1
        case 0..<0x20, 0x7F..<0xA0, 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        if WideScalars.contains(scalar) { return 2 }
        return scalar.properties.isDefaultIgnorableCodePoint ? 0 : 1
    }
}

extension Character {
    /// The only byte of an ASCII character in UTF-8; nil for any other, and for a carriage return with its line feed.
    ///
    /// Nearly all of what is shown is ASCII, and a byte is compared in no time; a character is compared as text.
    var onlyByte: UInt8? {
        utf8.count == 1 ? utf8.first : nil
    }
}
