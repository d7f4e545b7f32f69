/// The lines of a code block as CommonMark gives them, and where the source has them.
struct CodeLines {
    private let literal: String
    private let source: SourceText
    /// The line before the first one.
    private let lineBefore: Int
    /// How many lines there are.
    let count: Int
    private let hasFenceBytes: Bool

    /// Counts the lines of a literal, each of which ends with a line feed.
    init(_ literal: String, after lineBefore: Int, in source: SourceText) {
        self.literal = literal
        self.source = source
        self.lineBefore = lineBefore
        var counted = literal
        (count, hasFenceBytes) = counted.withUTF8 { bytes in
            var count = 0
            var hasFenceBytes = false
            for byte in bytes {
                if byte == .lineFeed { count += 1 }
                if byte == .backtick || byte == .tilde { hasFenceBytes = true }
            }
            return (count, hasFenceBytes)
        }
    }

    /// The last line of the source that it takes.
    var lastLine: Int { lineBefore + count }

    /// Where each line of the code starts; nil if there is none.
    var places: SourceMap? {
        guard count > 0 else { return nil }
        var places: SourceMap?
        var offset = 0
        var line = lineBefore + 1
        for text in Array(literal.utf8.dropLast()).split(separator: .lineFeed, omittingEmptySubsequences: false) {
            let location = SourceLocation(line: line, column: column(of: text, inLine: line))
            if places == nil { places = SourceMap(start: location) }
            places?.append(location, from: offset)
            offset += text.count + 1
            line += 1
        }
        return places
    }

    /// Whether the source has each line where it would be, and nothing but an empty line after them up to a line.
    ///
    /// It tells an indented block that starts with backticks from a fenced one, which libcmark does not.
    func standAlone(throughLine last: Int, quoteDepth: Int) -> Bool {
        guard count > 0 else { return false }
        let texts = Array(literal.utf8.dropLast()).split(separator: .lineFeed, omittingEmptySubsequences: false)
        for (line, text) in zip((lineBefore + 1)..., texts) {
            guard source.bytes[source.range(ofLine: line)].suffix(text.count).elementsEqual(text) else { return false }
        }
        let rest = BlockLines(source: source).textRange(ofLine: lastLine + 1, quoteDepth: quoteDepth)
        return lastLine >= last || rest.isEmpty
    }

    /// Finds the faults of lines that look like fences behind at most so much indentation.
    func faults(
        indentation: Int = .max,
        _ judge: (FenceMark) -> MarkdownFault.Kind?
    ) -> [MarkdownFault] {
        guard hasFenceBytes else { return [] }
        var faults: [MarkdownFault] = []
        var line = lineBefore
        for text in Array(literal.utf8).split(separator: .lineFeed, omittingEmptySubsequences: false) {
            line += 1
            let marked = text.trimmedStart
            guard text.count - marked.count <= indentation, let mark = FenceMark(marked), let kind = judge(mark)
            else { continue }
            let location = SourceLocation(line: line, column: column(of: marked, inLine: line))
            faults.append(MarkdownFault(kind, at: location))
            if faults.count == FaultList.limit { break }
        }
        return faults
    }

    /// Returns the column of a text that ends a line; a tab of which only some spaces are left counts as a whole.
    private func column(of text: ArraySlice<UInt8>, inLine line: Int) -> Int {
        let range = source.range(ofLine: line)
        let same = zip(text.reversed(), source.bytes[range].reversed()).prefix { $0 == $1 }.count
        return max(1, range.count - same + (same == text.count ? 1 : 0))
    }
}
