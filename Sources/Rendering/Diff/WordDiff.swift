/// Two lines, with the words that only one of them has marked.
struct WordDiff {
    private(set) var old = StyledText()
    private(set) var new = StyledText()

    /// Compares two lines word by word; what differs gets a role.
    init(_ oldLine: String, _ newLine: String, _ role: TextRoles) {
        let (oldWords, newWords) = (Self.words(oldLine), Self.words(newLine))
        let text = { (words: [Substring]) in words.map { $0 + "\n" }.joined() }
        let changes = LineDiff(old: text(oldWords), new: text(newWords)).changes
        old = Self.marked(oldWords, changes.map(\.old), role)
        new = Self.marked(newWords, changes.map(\.new), role)
    }

    /// The words of a line, and the signs and spaces between them.
    private static func words(_ line: String) -> [Substring] {
        var words: [Substring] = []
        var rest = Substring(line)
        while let first = rest.first {
            let isWord = { (character: Character) in
                character.isLetter || character.isNumber || character == "_" || character == "-"
            }
            let word =
                isWord(first) ? rest.prefix(while: isWord) : first == " " ? rest.prefix { $0 == " " } : rest.prefix(1)
            words.append(word)
            rest = rest[word.endIndex...]
        }
        return words
    }

    private static func marked(_ words: [Substring], _ changed: [Range<Int>], _ role: TextRoles) -> StyledText {
        var text = StyledText()
        var ranges = changed[...]
        for (index, word) in words.enumerated() {
            while let first = ranges.first, first.upperBound <= index { ranges.removeFirst() }
            let isChanged = ranges.first?.contains(index) == true
            text.append(VisibleText(String(word), as: .code).styled(isChanged ? role : []))
        }
        return text
    }
}
