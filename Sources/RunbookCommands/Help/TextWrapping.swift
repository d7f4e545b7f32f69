/// Breaks texts into lines of a terminal's width.
///
/// Lines break at ASCII spaces only, so that no-break spaces hold; a word that is wider than a line breaks anywhere
/// between characters.
enum TextWrapping {
    /// Breaks one paragraph into lines of at most `width` display columns; an empty text is one empty line.
    static func lines(of text: String, width: Int) -> [String] {
        let width = max(width, 1)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ").flatMap({ pieces(of: $0, width: width) }) {
            if line.isEmpty {
                line = word
            } else if line.displayColumns + 1 + word.displayColumns <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = word
            }
        }
        return lines + [line]
    }

    /// Breaks paragraphs into lines, with an empty line between; lines that start with a space stay as they are.
    static func paragraphs(of text: String, width: Int) -> [String] {
        guard !text.isEmpty else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            line.first == " " ? [String(line)] : lines(of: String(line), width: width)
        }
    }

    private static func pieces(of word: Substring, width: Int) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for character in word {
            if !piece.isEmpty, piece.displayColumns + character.displayColumns > width {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return pieces + [piece]
    }
}

extension String {
    /// The columns that the text takes in a terminal.
    var displayColumns: Int {
        reduce(0) { $0 + $1.displayColumns }
    }
}

extension Character {
    /// The columns that the character takes in a terminal: that of its widest scalar, as combining marks take none.
    var displayColumns: Int {
        if isASCII {
            return 1
        }
        return unicodeScalars.map(\.displayColumns).max() ?? 0
    }
}

extension Unicode.Scalar {
    /// The columns of one scalar: none for marks and format characters, two for East Asian wide ones (UAX #11).
    fileprivate var displayColumns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: 0
        default: isWide ? 2 : 1
        }
    }

    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x1B2FF, 0x20000...0x3FFFD:
            true
        default:
            properties.isEmojiPresentation
        }
    }
}
