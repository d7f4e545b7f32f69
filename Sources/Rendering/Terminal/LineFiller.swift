/// Fills lines with words up to a width: the wrapping of prose.
///
/// Lines break at spaces and zero-width spaces, and between ideographs except where Japanese typography forbids it
/// (JIS X 4051: no closing mark or small kana at the start of a line, no opening mark at its end). They never break at
/// U+00A0, U+202F and U+2007. A word that is wider than a line overflows it, whole.
struct LineFiller {
    private let limit: Int
    private var lines: [StyledText] = []
    private var line = StyledText()
    private var lineColumns = 0
    private var lineEnd: Character?
    private var word = StyledText()
    private var wordColumns = 0
    private var wordStart: Character?
    private var wordEnd: Character?
    private var gap: Gap?

    /// A space that is written if its line goes on.
    private struct Gap {
        var roles: TextRoles
        /// Whether it is the end of a source line, which is no space between ideographs.
        var isSoft: Bool
        var columns = 1
    }

    /// Starts with no line.
    ///
    /// - Parameter limit: The width of a line in columns.
    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// Adds text; runs of blanks count as one space, except in code.
    mutating func add(_ text: String, _ roles: TextRoles) {
        for character in text { add(character, roles) }
    }

    /// Adds text with its roles.
    mutating func add(_ text: StyledText) {
        for run in text.runs { add(run.text, run.roles) }
    }

    /// Adds the end of a source line, which is a space except between ideographs.
    mutating func addSoftBreak(_ roles: TextRoles) {
        endWord()
        if gap == nil { gap = Gap(roles: roles, isSoft: true) }
    }

    /// Ends the line.
    mutating func breakLine() {
        endWord()
        lines.append(line)
        line = StyledText()
        lineColumns = 0
        lineEnd = nil
        gap = nil
    }

    /// Ends the last line and gives all.
    mutating func finish() -> [StyledText] {
        endWord()
        if !line.isEmpty { breakLine() }
        return lines
    }

    private mutating func add(_ character: Character, _ roles: TextRoles) {
        if let byte = character.onlyByte, byte > UInt8(ascii: " ") { return addToWord(character, roles) }
        switch character {
        case " ", "\t", "\n", "\r\n":
            endWord()
            let isKept = roles.contains(.code) && gap?.roles == roles
            gap = Gap(roles: roles, isSoft: false, columns: isKept ? (gap?.columns ?? 0) + 1 : 1)
        case "\u{200B}":
            endWord()
        case "\u{AD}":
            break
        default:
            addToWord(character, roles)
        }
    }

    private mutating func addToWord(_ character: Character, _ roles: TextRoles) {
        if let wordEnd, LineBreaking.mayBreak(between: wordEnd, and: character) { endWord() }
        if word.isEmpty { wordStart = character }
        wordEnd = character
        word.append(String(character), roles)
        wordColumns += DisplayWidth.width(of: character)
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        let space = gapColumns
        if !line.isEmpty, lineColumns + space + wordColumns > limit {
            let rest = word
            word = StyledText()
            breakLine()
            word = rest
        } else if space > 0, let gap {
            line.append(String(repeating: " ", count: space), gap.roles)
            lineColumns += space
        }
        line.append(word)
        lineColumns += wordColumns
        lineEnd = wordEnd
        word = StyledText()
        wordColumns = 0
        wordStart = nil
        wordEnd = nil
        gap = nil
    }

    private var gapColumns: Int {
        guard let gap, let lineEnd, let wordStart else { return 0 }
        let isJoined = gap.isSoft && LineBreaking.isIdeographic(lineEnd) && LineBreaking.isIdeographic(wordStart)
        return isJoined ? 0 : gap.columns
    }
}

/// Where a line may break without a space.
enum LineBreaking {
    /// Tells whether a line may end after one character and go on with the next.
    static func mayBreak(between first: Character, and second: Character) -> Bool {
        guard isIdeographic(first) || isIdeographic(second) else { return false }
        return !glue.contains(first) && !glue.contains(second)
            && !opening.contains(first) && !closing.contains(second)
    }

    /// Tells whether a character belongs to a script that is written without spaces in wide characters.
    static func isIdeographic(_ character: Character) -> Bool {
        // U+2E80 is E2 BA 80 in UTF-8.
        guard let lead = character.utf8.first, lead >= 0xE2, let value = character.unicodeScalars.first?.value else {
            return false
        }
        switch value {
        case 0x2E80...0x312F, 0x3190...0x4DBF, 0x4E00...0xA4CF, 0xF900...0xFAFF: return true
        case 0xFE30...0xFE4F, 0xFF01...0xFF9F, 0x20000...0x3FFFD: return true
        default: return false
        }
    }

    private static let glue: Set<Character> = ["\u{A0}", "\u{202F}", "\u{2007}", "\u{2060}", "\u{FEFF}"]
    private static let opening = Set("([{«“‘（［｛〈《「『【〔〖｢")
    private static let closing = Set(
        ")]}»”’,.:;!?%…）］｝〉》」』】〕〗｣、。，．・：；？！‥ー々〻ゝゞヽヾ゛゜％ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    )
}
