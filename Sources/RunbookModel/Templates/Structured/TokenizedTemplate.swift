/// A template with a word that occurs nowhere else in place of each placeholder, so that a parser can read it.
struct TokenizedTemplate {
    let template: Template
    /// The source with its tokens.
    let bytes: [UInt8]
    /// The token of each placeholder.
    ///
    /// It starts with `Z`, which no escape of YAML or JSON has after a backslash.
    let tokens: [String]
    /// Where each token stands in ``bytes``.
    let ranges: [Range<Int>]

    init(_ template: Template) {
        self.template = template
        let stem = Self.stem(absentFrom: template.source)
        var bytes: [UInt8] = []
        var tokens: [String] = []
        var ranges: [Range<Int>] = []
        for part in template.parts {
            switch part {
            case .text(let text):
                bytes += text.utf8
            case .placeholder:
                let token = "\(stem)\(tokens.count)z"
                ranges.append(bytes.count..<bytes.count + token.utf8.count)
                bytes += token.utf8
                tokens.append(token)
            }
        }
        self.bytes = bytes
        self.tokens = tokens
        self.ranges = ranges
    }

    private static func stem(absentFrom source: String) -> String {
        let longest = source.utf8.split { $0 != UInt8(ascii: "q") }.map(\.count).max() ?? 0
        return "Z" + String(repeating: "q", count: longest + 1)
    }

    /// The text with its tokens.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Where a byte of ``bytes`` stands in the template's source.
    func sourceOffset(of offset: Int) -> Int {
        let index = ranges.partitionPoint { $0.upperBound > offset }
        if index < ranges.count, ranges[index].contains(offset) {
            return template.placeholders[index].offsets.lowerBound
        }
        guard index > 0 else { return offset }
        return template.placeholders[index - 1].offsets.upperBound + offset - ranges[index - 1].upperBound
    }

    /// The placeholders whose tokens a text holds, in order.
    func indexes(in text: String) -> [Int] {
        pieces(of: text).compactMap { piece in
            if case .token(let index) = piece { index } else { nil }
        }
    }

    /// Splits a text at its tokens.
    func pieces(of text: String) -> [Piece] {
        guard let stem = tokens.first?.utf8.dropLast(2) else { return [.text(Array(text.utf8))] }
        let bytes = Array(text.utf8)
        var pieces: [Piece] = []
        var textStart = 0
        var position = 0
        while position < bytes.count {
            guard bytes[position] == stem.first, let found = token(in: bytes, at: position, stem: Array(stem)) else {
                position += 1
                continue
            }
            if textStart < position { pieces.append(.text(Array(bytes[textStart..<position]))) }
            pieces.append(.token(found.index))
            position = found.end
            textStart = position
        }
        if textStart < bytes.count { pieces.append(.text(Array(bytes[textStart...]))) }
        return pieces
    }

    /// A part of a text with tokens.
    enum Piece {
        case text([UInt8])
        case token(Int)
    }

    private func token(in bytes: [UInt8], at start: Int, stem: [UInt8]) -> (index: Int, end: Int)? {
        guard bytes[start...].starts(with: stem) else { return nil }
        let digits = bytes[(start + stem.count)...].prefix(while: \.isASCIIDigit)
        guard let index = Int(String(decoding: digits, as: UTF8.self)), index < tokens.count else { return nil }
        let end = digits.endIndex
        guard end < bytes.count, bytes[end] == UInt8(ascii: "z") else { return nil }
        return (index, end + 1)
    }
}
