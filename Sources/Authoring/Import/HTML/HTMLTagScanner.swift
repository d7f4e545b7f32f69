/// Finds where tags, comments and scripts end, as the HTML standard reads them (13.2.5).
struct HTMLTagScanner {
    /// How many attributes a tag may have: libxml2 compares each with all others.
    private static let mostAttributes = 100

    private let bytes: [UInt8]
    /// No markup that starts after the last `>` ends.
    private let lastEnd: Int
    /// What closes comments and scripts and is not there any more, from where it was looked for.
    private var absent: Set<String> = []
    /// How many bytes may be looked at in vain, so that no text takes quadratic time.
    private var budget: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lastEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
        budget = 8 * bytes.count
    }

    /// Whether a reader would take a `<` for the start of markup.
    func looksLikeMarkup(at start: Int) -> Bool {
        guard start + 1 < bytes.count else { return false }
        let next = bytes[start + 1]
        return next.isASCIILetter || bytes[start...].starts(with: "<!--".utf8)
    }

    /// The end of the markup that starts with a `<`; nil where there is none, so that the `<` is text.
    mutating func end(ofMarkupAt start: Int) -> Int? {
        guard start < lastEnd, start + 1 < bytes.count else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "!"): return endOfDeclaration(at: start)
        case UInt8(ascii: "?"): return index(after: ">", from: start)
        case UInt8(ascii: "/"):
            guard start + 2 < bytes.count, bytes[start + 2].isASCIILetter else { return nil }
            return index(after: ">", from: start)
        case let next where next.isASCIILetter: return endOfElement(at: start)
        default: return nil
        }
    }

    private mutating func endOfDeclaration(at start: Int) -> Int? {
        if bytes[start...].starts(with: "<!--".utf8) { return index(after: "-->", from: start + 4) }
        let word = bytes[(start + 2)...].prefix(7).map { $0 | 0x20 }
        return word.elementsEqual("doctype".utf8) ? index(after: ">", from: start) : nil
    }

    /// The end of a start tag; of a script or a style sheet, the start of its end tag.
    private mutating func endOfElement(at start: Int) -> Int? {
        let name = bytes[(start + 1)...].prefix { $0.isASCIILetter }.map { $0 | 0x20 }
        let raw = ["script", "style"].first { name.elementsEqual($0.utf8) }
        if let raw, absent.contains(raw) { return nil }
        guard let end = endOfTag(at: start + 1 + name.count) else { return nil }
        return raw.map { startOfEndTag($0, from: end) } ?? end
    }

    private mutating func endOfTag(at start: Int) -> Int? {
        guard budget > 0 else { return nil }
        var position = start
        var count = 0
        while position < bytes.count, count <= Self.mostAttributes {
            let byte = bytes[position]
            if byte == UInt8(ascii: ">") { return position + 1 }
            // A tag in which another one starts lacks its end.
            if byte == UInt8(ascii: "<") { break }
            if byte.isHTMLSpace || byte == UInt8(ascii: "/") {
                position += 1
            } else {
                count += 1
                position = endOfAttribute(at: position) ?? bytes.count
            }
        }
        budget -= position - start
        return nil
    }

    private func endOfAttribute(at start: Int) -> Int? {
        var position = start + 1
        while position < bytes.count, !bytes[position].endsAttributeName { position += 1 }
        let equals = skipSpace(from: position)
        guard equals < bytes.count, bytes[equals] == UInt8(ascii: "=") else { return position }
        position = skipSpace(from: equals + 1)
        guard position < bytes.count else { return nil }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let end = bytes[(position + 1)...].firstIndex(of: quote) else { return nil }
            return holdsCode(position..<end) ? nil : end + 1
        }
        while position < bytes.count, !bytes[position].endsValue { position += 1 }
        return position
    }

    /// Whether what looks like a value has swallowed a code block: then it lacks its closing quote.
    private func holdsCode(_ range: Range<Int>) -> Bool {
        range.count > 4
            && bytes[range].indices.contains {
                bytes[$0] == UInt8(ascii: "<") && bytes[$0...].starts(with: "<pre".utf8)
            }
    }

    private func skipSpace(from start: Int) -> Int {
        bytes[start...].firstIndex { !$0.isHTMLSpace } ?? bytes.count
    }

    // MARK: Searching

    private mutating func index(after mark: String, from start: Int) -> Int? {
        guard !absent.contains(mark), let first = mark.utf8.first else { return nil }
        var position = min(start, bytes.count)
        while let found = bytes[position...].firstIndex(of: first) {
            if bytes[found...].starts(with: mark.utf8) { return found + mark.utf8.count }
            position = found + 1
        }
        absent.insert(mark)
        return nil
    }

    private mutating func startOfEndTag(_ name: String, from start: Int) -> Int? {
        guard !absent.contains(name) else { return nil }
        var position = start
        while let found = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            let tag = bytes[found...].dropFirst(2).prefix(name.utf8.count).map { $0 | 0x20 }
            if bytes[found...].dropFirst().first == UInt8(ascii: "/"), tag.elementsEqual(name.utf8), found < lastEnd {
                return found
            }
            position = found + 1
        }
        absent.insert(name)
        return nil
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) && self < 0x80 }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether no name of an attribute goes on with it.
    fileprivate var endsAttributeName: Bool {
        endsValue || self == UInt8(ascii: "/") || self == UInt8(ascii: "=")
    }

    /// Whether no value without quotes goes on with it.
    fileprivate var endsValue: Bool { isHTMLSpace || self == UInt8(ascii: ">") }

    /// Whether the HTML standard takes it for white space.
    var isHTMLSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) && self != 0x0B }
}
