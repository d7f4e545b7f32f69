/// The attribute list that a heading or the text of a task ends with.
struct TrailingAttributes: Sendable {
    /// How many opening braces, from the last back, may start the list.
    private static let candidateLimit = 64

    private(set) var scan: AttributeScan
    /// The bytes of the run to take off the text.
    private(set) var range: Range<Int>

    private init(_ scan: AttributeScan, from start: Int, to end: Int) {
        self.scan = scan
        range = start..<end
    }

    /// Finds the list at the end of a text that ends without whitespace.
    ///
    /// Braces in code spans, placeholders and after a backslash start no list. A faultless list comes before a faulty
    /// one; what only starts like a list is one too, so that a forgotten brace or quote is not prose in silence.
    static func find(in run: SourceRun, from start: Int = 0) -> TrailingAttributes? {
        let candidates = candidates(in: run, from: start).suffix(candidateLimit)
        let scans = candidates.map { (start: $0, scan: AttributeScanner.scan(run, from: $0)) }
        let end = run.bytes.count
        let complete = scans.filter { $0.scan.isClosed && $0.scan.end == end && !$0.scan.isEmpty }
        if let best = complete.first(where: { $0.scan.faults.isEmpty }) ?? complete.last {
            return TrailingAttributes(best.scan, from: best.start, to: end)
        }
        let intended = scans.filter { startsLikeAttributes(run.bytes, at: $0.start) }
        if let unclosed = intended.first(where: { !$0.scan.isClosed }) {
            return TrailingAttributes(unclosed.scan, from: unclosed.start, to: end)
        }
        guard run.bytes.last == .closingBrace, var broken = intended.last else { return nil }
        let rest = broken.scan.end
        let kind = MarkdownFault.Kind.malformedAttribute(run.string(rest..<end))
        broken.scan.faults.append(MarkdownFault(kind, at: run.location(at: rest)))
        return TrailingAttributes(broken.scan, from: broken.start, to: end)
    }

    private static func candidates(in run: SourceRun, from start: Int) -> [Int] {
        let bytes = run.bytes
        guard bytes.contains(.openingBrace) else { return [] }
        var result: [Int] = []
        let spans = CodeSpans(bytes)
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case .backslash: index += 2
            case .backtick: index = spans.end(from: index)
            case .openingBrace:
                if let end = doubleBraceEnd(bytes, from: index) {
                    index = end
                } else {
                    result.append(index)
                    index += 1
                }
            default: index += 1
            }
        }
        return result
    }

    /// Returns the index after `{{…}}`, of this tool or of another; a brace within is neither's.
    private static func doubleBraceEnd(_ bytes: [UInt8], from start: Int) -> Int? {
        guard bytes[start...].starts(with: [.openingBrace, .openingBrace]) else { return nil }
        var index = start + 2
        while index < bytes.count, bytes[index] != .openingBrace {
            if bytes[index...].starts(with: [.closingBrace, .closingBrace]) { return index + 2 }
            index += 1
        }
        return nil
    }

    /// Whether a brace is followed by `#name`, `.name` or `key=`.
    private static func startsLikeAttributes(_ bytes: [UInt8], at brace: Int) -> Bool {
        let text = bytes[(brace + 1)...].drop(while: \.isWhitespace)
        guard let first = text.first else { return false }
        if first == .hash || first == UInt8(ascii: ".") {
            return text.dropFirst().first?.isASCIILetter ?? false
        }
        return first.isNameByte && text.first { !$0.isNameByte } == UInt8(ascii: "=")
    }
}

/// Finds where code spans end: the next run of exactly as many backticks (CommonMark 0.30, section 6.1).
private struct CodeSpans {
    private let bytes: [UInt8]
    private var lastRun: [Int: Int] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var index = 0
        while let start = bytes[index...].firstIndex(of: .backtick) {
            let length = bytes[start...].leadingRunLength
            lastRun[length] = start
            index = start + length
        }
    }

    /// Returns the index after the code span that starts at an index, or after its backticks where they start none.
    func end(from start: Int) -> Int {
        let length = bytes[start...].leadingRunLength
        var index = start + length
        guard let last = lastRun[length], last > start else { return index }
        while let next = bytes[index...].firstIndex(of: .backtick) {
            let nextLength = bytes[next...].leadingRunLength
            index = next + nextLength
            if nextLength == length { return index }
        }
        return start + length
    }
}
