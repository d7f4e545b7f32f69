/// Text in which nothing hides: control, bidirectional and invisible characters are written as `<U+200B>`.
///
/// What a terminal would act on, reorder or leave out, a person must see before it runs. Tabs and line feeds stay.
package struct VisibleText: Sendable, Hashable {
    /// How much a text may hold that cannot be seen.
    package enum Policy: Sendable, Hashable {
        /// Code, diffs and output: nothing that is invisible, and no space but U+0020.
        case code
        /// Words for people: no-break spaces, joiners, directional marks and isolates are typography; what controls the
        /// terminal or overrides the order of letters is not.
        case prose
        /// Values and names: as code, and tabs and line feeds are shown too.
        case singleLine
    }

    /// A stretch of the result.
    package struct Piece: Sendable, Hashable {
        /// The words to show.
        package var text: String
        /// Whether the words stand for one scalar that cannot be seen.
        package var isEscape: Bool
    }

    /// The stretches in order; plain ones and escapes.
    package let pieces: [Piece]

    /// Makes a text visible.
    package init(_ text: String, as policy: Policy = .code) {
        var pieces: [Piece] = []
        var plain = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if Self.mustShow(scalar, after: previous, policy) {
                if !plain.isEmpty { pieces.append(Piece(text: String(plain), isEscape: false)) }
                plain.removeAll()
                pieces.append(Piece(text: Self.escape(scalar), isEscape: true))
            } else {
                plain.append(scalar)
            }
            previous = scalar
        }
        if !plain.isEmpty { pieces.append(Piece(text: String(plain), isEscape: false)) }
        self.pieces = pieces
    }

    /// The whole text with its escapes.
    package var text: String {
        pieces.map(\.text).joined()
    }

    /// Whether something in the text could not be seen.
    package var hasEscapes: Bool {
        pieces.contains(where: \.isEscape)
    }

    /// The text with `roles`, its escapes as warnings.
    package func styled(_ roles: TextRoles = []) -> StyledText {
        var result = StyledText()
        for piece in pieces { result.append(piece.text, piece.isEscape ? roles.union(.warning) : roles) }
        return result
    }

    /// Writes a scalar by its number, in at least four hexadecimal digits.
    package static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    }

    /// Tells whether a scalar must be written by its number.
    ///
    /// A variation selector is harmless after a pictograph only.
    static func mustShow(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, _ policy: Policy) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: false
        case 0x09, 0x0A: policy == .singleLine
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0xFFF9...0xFFFB, 0xE0000...0xE00FF: true
        case 0xFE0E, 0xFE0F: policy != .prose && !(previous.map(isPictograph) ?? false)
        default: policy != .prose && isInvisible(scalar)
        }
    }

    private static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x7F && scalar.properties.isEmoji
    }

    /// Default_Ignorable_Code_Point (Unicode Standard, section 5.21), every space but U+0020, and the blank Braille cell.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x2800 || scalar.properties.isDefaultIgnorableCodePoint
            || scalar.properties.generalCategory == .spaceSeparator
    }
}
