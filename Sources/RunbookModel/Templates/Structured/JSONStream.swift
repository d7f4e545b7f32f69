/// A JSON text (RFC 8259) as a flat list.
struct JSONStream {
    /// A unit of the text.
    enum Event: Hashable {
        case objectStart
        case arrayStart
        case end
        case key(String)
        case string(String)
        /// A number, `true`, `false` or `null`, as written.
        case literal(String)
        /// A token by itself, outside of strings.
        case token(Int)
    }

    /// Why a text is no JSON.
    struct Failure: Error {
        /// In bytes from the start of the text.
        var offset: Int
    }

    private static let deepest = 512

    private(set) var events: [Event] = []
    /// How many keys repeat one of the same object.
    private(set) var repeatedKeyCount = 0
    private let bytes: [UInt8]
    private let tokens: [Range<Int>]
    private var position = 0
    private var depth = 0

    /// Reads a text, in which tokens may stand as values where these ranges say so.
    ///
    /// - Throws: ``Failure`` where the text is no JSON.
    init(_ bytes: [UInt8], tokens: [Range<Int>] = []) throws(Failure) {
        self.bytes = bytes
        self.tokens = tokens
        try readValue()
        passSpace()
        guard position == bytes.count else { throw Failure(offset: position) }
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func passSpace() {
        while let byte = next, " \t\r\n".utf8.contains(byte) {
            position += 1
        }
    }

    private mutating func pass(_ byte: UInt8) throws(Failure) {
        guard next == byte else { throw Failure(offset: position) }
        position += 1
    }

    private mutating func readValue() throws(Failure) {
        passSpace()
        if let index = tokenIndex {
            events.append(.token(index))
            position = tokens[index].upperBound
            return
        }
        switch next {
        case UInt8(ascii: "{"): try readObject()
        case UInt8(ascii: "["): try readArray()
        case UInt8(ascii: "\""): events.append(.string(try readString()))
        default: try readLiteral()
        }
    }

    private var tokenIndex: Int? {
        let index = tokens.partitionPoint { $0.lowerBound >= position }
        return index < tokens.count && tokens[index].lowerBound == position ? index : nil
    }

    private mutating func open(_ event: Event) throws(Failure) {
        events.append(event)
        depth += 1
        guard depth <= Self.deepest else { throw Failure(offset: position) }
        position += 1
        passSpace()
    }

    private mutating func close() {
        position += 1
        depth -= 1
        events.append(.end)
    }

    private mutating func readObject() throws(Failure) {
        try open(.objectStart)
        var keys: Set<String> = []
        guard next != UInt8(ascii: "}") else { return close() }
        while true {
            passSpace()
            let key = try readString()
            if !keys.insert(key).inserted { repeatedKeyCount += 1 }
            events.append(.key(key))
            passSpace()
            try pass(UInt8(ascii: ":"))
            try readValue()
            passSpace()
            guard next != UInt8(ascii: "}") else { return close() }
            try pass(UInt8(ascii: ","))
        }
    }

    private mutating func readArray() throws(Failure) {
        try open(.arrayStart)
        guard next != UInt8(ascii: "]") else { return close() }
        while true {
            try readValue()
            passSpace()
            guard next != UInt8(ascii: "]") else { return close() }
            try pass(UInt8(ascii: ","))
        }
    }

    private mutating func readLiteral() throws(Failure) {
        let start = position
        while let byte = next, byte.isASCIILetter || byte.isASCIIDigit || "+-.".utf8.contains(byte) {
            guard tokenIndex == nil else { throw Failure(offset: position) }
            position += 1
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let isNumber = text.wholeMatch(of: #/-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/#) != nil
        guard isNumber || ["true", "false", "null"].contains(text) else { throw Failure(offset: start) }
        events.append(.literal(text))
    }

    // MARK: Strings

    private mutating func readString() throws(Failure) -> String {
        try pass(UInt8(ascii: "\""))
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text += String(try readEscape()).utf8
            case 0..<0x20:
                throw Failure(offset: position)
            default:
                text.append(byte)
                position += 1
            }
        }
        throw Failure(offset: position)
    }

    private mutating func readEscape() throws(Failure) -> Character {
        let start = position
        position += 1
        guard let byte = next else { throw Failure(offset: start) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Character(UnicodeScalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try readCodePoint(from: start)
        default: throw Failure(offset: start)
        }
    }

    private mutating func readCodePoint(from start: Int) throws(Failure) -> Character {
        var value = try readUnit()
        if (0xD800..<0xDC00).contains(value), bytes[position...].starts(with: "\\u".utf8) {
            position += 2
            let low = try readUnit()
            guard (0xDC00..<0xE000).contains(low) else { throw Failure(offset: start) }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw Failure(offset: start) }
        return Character(scalar)
    }

    private mutating func readUnit() throws(Failure) -> UInt32 {
        let digits = bytes[position...].prefix(4)
        let isHexadecimal = digits.count == 4 && digits.allSatisfy { $0.isASCIIDigit || $0.isHexadecimalLetter }
        guard isHexadecimal, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw Failure(offset: position)
        }
        position += 4
        return value
    }
}

extension UInt8 {
    /// Whether it is one of `a` to `f` in either case.
    fileprivate var isHexadecimalLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self)
    }
}
