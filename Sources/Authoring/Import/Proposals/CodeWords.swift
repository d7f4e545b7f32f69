/// The words of a code block: runs of ASCII letters, digits, `.`, `_` and `-`, with what stands before each.
struct CodeWords: Sequence, IteratorProtocol {
    struct Word {
        /// In bytes of UTF-8.
        var range: Range<Int>
        var text: String
        /// The line up to the word.
        var lineStart: Int
    }

    private let bytes: [UInt8]
    private var position = 0
    private var lineStart = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> Word? {
        while position < bytes.count, !bytes[position].isOfWord {
            if bytes[position] == .lineFeed { lineStart = position + 1 }
            position += 1
        }
        guard position < bytes.count else { return nil }
        let start = position
        while position < bytes.count, bytes[position].isOfWord { position += 1 }
        var end = position
        while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        return Word(range: start..<end, text: text, lineStart: lineStart)
    }
}

extension UInt8 {
    fileprivate var isOfWord: Bool {
        isASCIILetter || isASCIIDigit || self == UInt8(ascii: ".") || self == UInt8(ascii: "_")
            || self == UInt8(ascii: "-")
    }
}
