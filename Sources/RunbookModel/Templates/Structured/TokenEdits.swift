/// Replacements of parts of a tokenized template, of which some are values.
struct TokenEdits {
    /// A part of a replacement.
    enum Piece {
        case literal([UInt8])
        case value(Int, [UInt8])
        /// A placeholder without a value yet.
        case late(Int)
    }

    private struct Edit {
        var range: Range<Int>
        var pieces: [Piece]
    }

    private let tokenized: TokenizedTemplate
    private var edits: [Edit] = []

    init(_ tokenized: TokenizedTemplate) {
        self.tokenized = tokenized
    }

    /// Replaces a range of the tokenized text.
    mutating func replace(_ range: Range<Int>, with pieces: [Piece]) {
        edits.append(Edit(range: range, pieces: pieces))
    }

    /// Replaces a token by a value.
    mutating func replace(token index: Int, with text: [UInt8]) {
        replace(tokenized.ranges[index], with: [.value(index, text)])
    }

    /// The text with every token of a late value in place, for a parser.
    func tokenText() -> String {
        assembled { tokenized.tokens[$0] }.text
    }

    /// The text with every late placeholder as it is written.
    func rendered() -> RenderedText {
        let source = Array(tokenized.template.source.utf8)
        let placeholders = tokenized.template.placeholders
        return assembled { String(decoding: source[placeholders[$0].offsets], as: UTF8.self) }
    }

    private func assembled(late: (Int) -> String) -> RenderedText {
        var bytes: [UInt8] = []
        var values: [RenderedText.Value] = []
        var copied = 0
        let placeholders = tokenized.template.placeholders
        for edit in allEdits {
            bytes += tokenized.bytes[copied..<edit.range.lowerBound]
            for piece in edit.pieces {
                switch piece {
                case .literal(let text): bytes += text
                case .late(let index): bytes += late(index).utf8
                case .value(let index, let text):
                    let start = bytes.count
                    bytes += text
                    values.append(
                        RenderedText.Value(name: placeholders[index].name, start: start, end: bytes.count)
                    )
                }
            }
            copied = edit.range.upperBound
        }
        bytes += tokenized.bytes[copied...]
        return RenderedText(text: String(decoding: bytes, as: UTF8.self), values: values)
    }

    /// The edits in order, with one for each token that none touches.
    private var allEdits: [Edit] {
        let sorted = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
        var result: [Edit] = []
        var next = 0
        for (index, range) in tokenized.ranges.enumerated() {
            while next < sorted.count, sorted[next].range.lowerBound <= range.lowerBound {
                result.append(sorted[next])
                next += 1
            }
            if let last = result.last, last.range.upperBound >= range.upperBound { continue }
            result.append(Edit(range: range, pieces: [.late(index)]))
        }
        return result + sorted[next...]
    }
}
