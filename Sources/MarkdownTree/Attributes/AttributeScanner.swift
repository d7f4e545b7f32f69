/// What was read of an attribute list.
struct AttributeScan: Sendable {
    var list: AttributeList
    var faults: [MarkdownFault]
    /// The index after the closing brace, or the end of the run where there is none.
    var end: Int
    var isClosed: Bool

    /// Whether nothing stands between the braces.
    var isEmpty: Bool {
        list.identifier == nil && list.classes.isEmpty && list.pairs.isEmpty && faults.isEmpty
    }
}

/// Reads one attribute list from source text: `{#identifier .class key=value}`.
///
/// It reads what the author wrote, before CommonMark unescapes anything. Faulty words are reported and passed over, so
/// that all faults of a list come to light at once.
struct AttributeScanner {
    private static let faultLimit = 100

    let run: SourceRun
    let start: Int
    var position: Int
    private var list: AttributeList
    private var keys: Set<String> = []
    private var faults: [MarkdownFault] = []

    /// Reads the list whose opening brace stands at an index of a run.
    static func scan(_ run: SourceRun, from start: Int) -> AttributeScan {
        var scanner = AttributeScanner(run: run, start: start)
        let isClosed = scanner.scan()
        scanner.list.range = run.sourceRange(start..<scanner.position)
        return AttributeScan(list: scanner.list, faults: scanner.faults, end: scanner.position, isClosed: isClosed)
    }

    private init(run: SourceRun, start: Int) {
        self.run = run
        self.start = start
        position = start + 1
        list = AttributeList(range: run.sourceRange(start..<start))
    }

    /// The byte at the position; nil at the end.
    var current: UInt8? {
        position < run.bytes.count ? run.bytes[position] : nil
    }

    private mutating func scan() -> Bool {
        while let byte = current {
            if byte.isWhitespace {
                position += 1
            } else if byte == .closingBrace {
                position += 1
                return true
            } else if let quote = scanItem(startingWith: byte) {
                position = run.bytes.count
                report(.unclosedQuote, at: quote)
                return false
            }
        }
        report(.unclosedAttributes, at: start)
        return false
    }

    /// Reads an item; returns the index of a quote that nothing closes.
    private mutating func scanItem(startingWith byte: UInt8) -> Int? {
        let itemStart = position
        switch byte {
        case .hash: scanName { $0.setIdentifier($1) }
        case UInt8(ascii: "."): scanName { $0.list.classes.append($1) }
        default: return scanPair(from: itemStart)
        }
        return nil
    }

    private mutating func scanName(_ keep: (inout Self, AttributeList.Name) -> Void) {
        let nameStart = position
        position += 1
        while let byte = current, byte.isNameByte { position += 1 }
        guard position > nameStart + 1, isAtItemEnd else { return rejectWord(from: nameStart) }
        let text = run.string(nameStart + 1..<position)
        keep(&self, AttributeList.Name(text: text, range: run.sourceRange(nameStart..<position)))
    }

    private mutating func setIdentifier(_ name: AttributeList.Name) {
        if list.identifier == nil {
            list.identifier = name
        } else {
            report(.repeatedAttribute("#\(name.text)"), at: name.range.start)
        }
    }

    private mutating func scanPair(from itemStart: Int) -> Int? {
        while let byte = current, byte.isNameByte { position += 1 }
        let key = run.string(itemStart..<position)
        guard !key.isEmpty, current == UInt8(ascii: "=") else {
            rejectWord(from: itemStart)
            return nil
        }
        position += 1
        switch scanValue() {
        case .unclosed(let quote): return quote
        case .value(let value) where isAtItemEnd && !(value.text.isEmpty && !value.isQuoted):
            keep(key, value, from: itemStart)
        case .value: rejectWord(from: itemStart)
        }
        return nil
    }

    private mutating func keep(_ key: String, _ value: Value, from itemStart: Int) {
        guard keys.insert(key).inserted else { return report(.repeatedAttribute(key), at: itemStart) }
        list.pairs.append(
            AttributeList.Pair(
                key: key,
                value: value.text,
                range: run.sourceRange(itemStart..<position),
                places: value.places
            )
        )
    }

    private var isAtItemEnd: Bool {
        guard let current else { return true }
        return current.isWhitespace || current == .closingBrace
    }

    /// Passes over the rest of a word that is no attribute, and reports the whole of it.
    private mutating func rejectWord(from wordStart: Int) {
        if position == wordStart, let closing = closingQuote(from: wordStart) { position = closing + 1 }
        while !isAtItemEnd { position += 1 }
        report(.malformedAttribute(run.string(wordStart..<position)), at: run.location(at: wordStart))
    }

    private mutating func report(_ kind: MarkdownFault.Kind, at index: Int) {
        report(kind, at: run.location(at: index))
    }

    private mutating func report(_ kind: MarkdownFault.Kind, at location: SourceLocation) {
        if faults.count < Self.faultLimit { faults.append(MarkdownFault(kind, at: location)) }
    }
}
