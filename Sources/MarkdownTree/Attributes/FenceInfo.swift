/// The info string of a fence as the source has it: a language, then an attribute list.
struct FenceInfo: Sendable {
    private(set) var language = ""
    private(set) var attributes: AttributeList?
    private(set) var faults: [MarkdownFault] = []

    /// Whether the block is only shown, by its own word.
    var isExample: Bool { attributes?.classes.contains { $0.text == "example" } ?? false }

    /// Reads what stands after the fence's backticks or tildes, spaces around it removed.
    init(_ run: SourceRun) {
        var position = run.bytes.firstIndex { $0.isBlank || $0 == .openingBrace } ?? run.bytes.count
        language = run.string(0..<position)
        position = Self.skipBlanks(run, from: position)
        let brace = Self.attributeStart(run, from: position) ?? run.bytes.count
        reportText(run, position..<brace)
        guard brace < run.bytes.count else { return }
        let scan = AttributeScanner.scan(run, from: brace)
        attributes = scan.list
        faults += scan.faults
        reportText(run, Self.skipBlanks(run, from: scan.end)..<run.bytes.count)
    }

    /// Returns the index of the first brace that starts a word.
    private static func attributeStart(_ run: SourceRun, from start: Int) -> Int? {
        run.bytes.indices[start...].first { index in
            run.bytes[index] == .openingBrace && (index == start || run.bytes[index - 1].isBlank)
        }
    }

    private static func skipBlanks(_ run: SourceRun, from start: Int) -> Int {
        run.bytes[start...].trimmedStart.startIndex
    }

    private mutating func reportText(_ run: SourceRun, _ range: Range<Int>) {
        let text = run.bytes[range].trimmedEnd
        guard !text.isEmpty else { return }
        let string = String(decoding: text, as: UTF8.self)
        faults.append(MarkdownFault(.textAfterLanguage(string), at: run.location(at: range.lowerBound)))
    }
}
