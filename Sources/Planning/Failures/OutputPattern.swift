/// A line of output in which everything is wild that differs from one run to the next.
///
/// Quoted texts, numbers, versions, sizes, durations, dates, times, placeholders and words that look like hashes are wild;
/// every other word stands for itself, and white space for one space. Two lines say the same where their patterns are
/// equal: nothing is weighed, and no line is more or less alike.
package struct OutputPattern: Sendable, Hashable {
    private enum Piece: Sendable, Hashable {
        case text(String)
        case wild
    }

    private var pieces: [Piece] = []
    /// How many words of two letters or more stand for themselves.
    private let wordCount: Int

    /// The pattern of a line, which has no escape sequences.
    package init(_ line: String) {
        let tokens = OutputTokens(line).tokens
        wordCount = tokens.count { if case .word(let word) = $0 { word.count > 1 } else { false } }
        for token in tokens { append(token) }
    }

    private mutating func append(_ token: OutputTokens.Token) {
        switch token {
        case .gap: append(" ")
        case .mark(let scalar): append(String(scalar))
        case .word(let word): append(word)
        case .number, .hash, .quote: if pieces.last != .wild { pieces.append(.wild) }
        }
    }

    private mutating func append(_ text: String) {
        if case .text(let before) = pieces.last {
            pieces[pieces.count - 1] = .text(before + text)
        } else {
            pieces.append(.text(text))
        }
    }

    /// Whether enough stands for itself that no other line says the same by chance: a word, or two beside something wild.
    package var isTelling: Bool {
        wordCount >= (pieces.contains(.wild) ? 2 : 1)
    }
}
