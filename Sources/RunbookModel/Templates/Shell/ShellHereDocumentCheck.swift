/// Holds a here-document with its values in place against what the shell would make of it.
struct ShellHereDocumentCheck {
    private let document: ShellScan.HereDocument
    private let placeholders: [Template.Placeholder]
    private let result: RenderedTextBuilder.Result
    private let bytes: [UInt8]
    private let body: Range<Int>

    init(
        _ document: ShellScan.HereDocument,
        placeholders: [Template.Placeholder],
        result: RenderedTextBuilder.Result
    ) {
        self.document = document
        self.placeholders = placeholders
        self.result = result
        bytes = result.bytes
        body = result.position(of: document.body.lowerBound)..<result.position(of: document.body.upperBound)
    }

    /// Goes through the lines of the body.
    ///
    /// - Throws: ``SubstitutionError`` for a line that the shell would take for the delimiter, continue or strip.
    func check() throws(SubstitutionError) {
        guard body.contains(where: { valueIndex(at: $0) != nil }) else { return }
        var lineStart = body.lowerBound
        var joined: [UInt8] = []
        while lineStart < body.upperBound {
            let lineEnd = bytes[lineStart..<body.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? body.upperBound
            try checkLine(lineStart..<lineEnd, after: &joined)
            lineStart = lineEnd + 1
        }
    }

    /// Checks a line; `joined` is what the lines hold that it continues.
    private func checkLine(_ line: Range<Int>, after joined: inout [UInt8]) throws(SubstitutionError) {
        var start = line.lowerBound
        while document.stripsTabs, start < line.upperBound, bytes[start] == UInt8(ascii: "\t") {
            if let placeholder = placeholder(at: start) { throw .heredocTab(placeholder) }
            start += 1
        }
        joined += bytes[start..<line.upperBound]
        let isContinued = !document.isQuoted && line.upperBound < body.upperBound && joined.endsWithOddBackslashes
        if isContinued {
            if let placeholder = placeholder(at: line.upperBound - 1) { throw .heredocContinuation(placeholder) }
            joined.removeLast()
            return
        }
        if let delimiter = document.delimiter, joined == delimiter {
            let culprit = line.lazy.compactMap { placeholder(at: $0) }.first ?? placeholder(at: line.lowerBound - 1)
            throw .heredocDelimiter(String(decoding: delimiter, as: UTF8.self), culprit)
        }
        joined = []
    }

    private func valueIndex(at position: Int) -> Int? {
        result.valueIndex(at: position)
    }

    private func placeholder(at position: Int) -> Template.Placeholder? {
        valueIndex(at: position).map { result.replaced[$0].placeholder }
    }
}
