internal import RunbookModel

/// Finds what in a block is what: comments, keys, strings, variables, options.
enum Highlighter {
    /// What a stretch of code is; the name is its class in a page.
    enum Kind: String {
        case comment, key, string, variable, option, number
    }

    /// A stretch of code, in bytes of UTF-8.
    struct Token {
        var range: Range<Int>
        var kind: Kind
    }

    /// The tokens of a text, in order, none of which overlap.
    static func tokens(of text: String, in language: String) -> [Token] {
        switch language {
        case "yaml", "yml": YAMLHighlighter(text).tokens
        case "json": JSONHighlighter(text).tokens
        case "shell", "sh", "bash", "console", "shell-session": ShellHighlighter(text).tokens
        default: []
        }
    }
}

/// Shell text: comments as the scanner of substitution finds them, quotes, variables and options.
private struct ShellHighlighter {
    private(set) var tokens: [Highlighter.Token] = []

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let comments = Template(text, isVerbatim: true).shellScan.commentRanges
        var position = 0
        while position < bytes.count {
            if let comment = comments.first(where: { $0.lowerBound == position }), !comment.isEmpty {
                add(comment, .comment)
                position = comment.upperBound
            } else if let token = Self.token(at: position, in: bytes) {
                add(token.range, token.kind)
                position = token.range.upperBound
            } else {
                position += 1
            }
        }
    }

    private mutating func add(_ range: Range<Int>, _ kind: Highlighter.Kind) {
        tokens.append(.init(range: range, kind: kind))
    }

    private static func token(at start: Int, in bytes: [UInt8]) -> Highlighter.Token? {
        let isAtWordStart = start == 0 || " \t\n(|;&".utf8.contains(bytes[start - 1])
        switch bytes[start] {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            return .init(range: start..<end(ofQuote: bytes[start], from: start + 1, in: bytes), kind: .string)
        case UInt8(ascii: "$"):
            let name = bytes[(start + 1)...].prefix(while: isNameByte)
            return name.isEmpty ? nil : .init(range: start..<name.endIndex, kind: .variable)
        case UInt8(ascii: "-") where isAtWordStart:
            let option = bytes[start...].prefix { isNameByte($0) || $0 == UInt8(ascii: "-") }
            return option.count > 1 ? .init(range: start..<option.endIndex, kind: .option) : nil
        default: return nil
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func end(ofQuote quote: UInt8, from start: Int, in bytes: [UInt8]) -> Int {
        var position = start
        while position < bytes.count, bytes[position] != quote {
            position += bytes[position] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") ? 2 : 1
        }
        return min(position + 1, bytes.count)
    }
}

/// YAML, line by line: keys, quoted scalars and comments.
private struct YAMLHighlighter {
    private(set) var tokens: [Highlighter.Token] = []
    private let bytes: [UInt8]

    init(_ text: String) {
        bytes = Array(text.utf8)
        var start = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            read(start..<start + line.count)
            start += line.count + 1
        }
    }

    private mutating func read(_ line: Range<Int>) {
        var position = line.lowerBound
        while position < line.upperBound, " -".utf8.contains(bytes[position]) { position += 1 }
        if let colon = keyEnd(from: position, to: line.upperBound) {
            tokens.append(.init(range: position..<colon, kind: .key))
            position = colon
        }
        while position < line.upperBound {
            let byte = bytes[position]
            if byte == UInt8(ascii: "#"), position == line.lowerBound || bytes[position - 1] == UInt8(ascii: " ") {
                tokens.append(.init(range: position..<line.upperBound, kind: .comment))
                return
            }
            guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
                position += 1
                continue
            }
            let end = bytes[(position + 1)..<line.upperBound].firstIndex(of: byte).map { $0 + 1 } ?? line.upperBound
            tokens.append(.init(range: position..<end, kind: .string))
            position = end
        }
    }

    /// The end of a plain key, before its colon.
    private func keyEnd(from start: Int, to end: Int) -> Int? {
        guard start < end, !"#\"'{[&*!|>".utf8.contains(bytes[start]) else { return nil }
        return bytes[start..<end].indices.first { index in
            bytes[index] == UInt8(ascii: ":") && (index + 1 == end || bytes[index + 1] == UInt8(ascii: " "))
        }
    }
}

/// JSON: strings, those before a colon as keys, and numbers.
private struct JSONHighlighter {
    private(set) var tokens: [Highlighter.Token] = []

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\"") {
                let end = Self.endOfString(from: position + 1, in: bytes)
                let next = bytes[end...].first { !" \t\n".utf8.contains($0) }
                tokens.append(.init(range: position..<end, kind: next == UInt8(ascii: ":") ? .key : .string))
                position = end
            } else if "-0123456789".utf8.contains(bytes[position]) {
                let number = bytes[position...].prefix { "-+.eE0123456789".utf8.contains($0) }
                tokens.append(.init(range: position..<number.endIndex, kind: .number))
                position = number.endIndex
            } else {
                position += 1
            }
        }
    }

    private static func endOfString(from start: Int, in bytes: [UInt8]) -> Int {
        var position = start
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(position + 1, bytes.count)
    }
}
