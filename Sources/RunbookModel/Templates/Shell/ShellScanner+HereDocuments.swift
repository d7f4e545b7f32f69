extension ShellScanner {
    /// Reads the delimiter after `<<` or `<<-` (POSIX.1-2024, XCU 2.7.4).
    mutating func readDelimiter(stripsTabs: Bool) throws(Trouble) {
        let start = position
        passBlanks()
        var document = PendingHereDocument(
            delimiter: [],
            hasPlaceholder: false,
            isQuoted: false,
            stripsTabs: stripsTabs,
            offset: start
        )
        let wordStart = position
        while let next = byte(), !Self.isMetacharacter(next) {
            try readDelimiterPiece(next, &document)
        }
        guard position > wordStart else { throw Trouble(offset: start) }
        pending.append(document)
    }

    private mutating func readDelimiterPiece(_ next: UInt8, _ document: inout PendingHereDocument) throws(Trouble) {
        switch next {
        case UInt8(ascii: "\\"):
            guard let escaped = byte(ahead: 1), escaped != Self.mark, escaped != UInt8(ascii: "\n") else {
                throw Trouble(offset: position)
            }
            document.isQuoted = true
            document.delimiter.append(escaped)
            position += 2
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            document.isQuoted = true
            try readQuotedDelimiter(next, &document)
        case UInt8(ascii: "$"), UInt8(ascii: "`"):
            throw Trouble(offset: position)
        case Self.mark:
            takeDelimiterPlaceholder(&document)
        default:
            document.delimiter.append(next)
            position += 1
        }
    }

    private mutating func readQuotedDelimiter(
        _ quote: UInt8,
        _ document: inout PendingHereDocument
    ) throws(Trouble) {
        let start = position
        position += 1
        while let next = byte(), next != quote {
            let isRare = "\n\\$`".utf8.contains(next) && (quote == UInt8(ascii: "\"") || next == UInt8(ascii: "\n"))
            if isRare { throw Trouble(offset: start) }
            if next == Self.mark {
                takeDelimiterPlaceholder(&document)
            } else {
                document.delimiter.append(next)
                position += 1
            }
        }
        guard byte() == quote else { throw Trouble(offset: start) }
        position += 1
    }

    private mutating func takeDelimiterPlaceholder(_ document: inout PendingHereDocument) {
        let start = position
        let index = takePlaceholder(.plain)
        refuse(index, .hereDocumentDelimiter)
        document.hasPlaceholder = true
        document.delimiter += source[start..<position]
    }

    /// Reads a body, the position being at its first line, and passes the delimiter's line.
    mutating func readBody(of document: PendingHereDocument) throws(Trouble) {
        let start = position
        var lineStart = position
        while lineStart < end {
            let line = logicalLine(at: lineStart, isQuoted: document.isQuoted)
            if isDelimiter(line.text, of: document) {
                guard line.physicalCount == 1 else { throw Trouble(offset: lineStart) }
                try readContent(start..<lineStart, of: document)
                position = line.next
                // The newline of the delimiter's line ends no command of its own.
                return
            }
            lineStart = line.next
        }
        throw Trouble(offset: document.offset)
    }

    /// A line with the lines that continue it: what the shell compares with a delimiter.
    private func logicalLine(at start: Int, isQuoted: Bool) -> (text: [UInt8], next: Int, physicalCount: Int) {
        var text: [UInt8] = []
        var lineStart = start
        var count = 0
        while true {
            let lineEnd = source[lineStart..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
            text += source[lineStart..<lineEnd]
            count += 1
            let next = min(lineEnd + 1, end)
            guard !isQuoted, lineEnd < end, text.endsWithOddBackslashes else { return (text, next, count) }
            text.removeLast()
            lineStart = next
            guard lineStart < end else { return (text, next, count) }
        }
    }

    private func isDelimiter(_ line: [UInt8], of document: PendingHereDocument) -> Bool {
        guard document.stripsTabs else { return line == document.delimiter }
        return line.drop { $0 == UInt8(ascii: "\t") }.elementsEqual(document.delimiter)
    }

    private mutating func readContent(_ range: Range<Int>, of document: PendingHereDocument) throws(Trouble) {
        scan.hereDocuments.append(
            ShellScan.HereDocument(
                body: range,
                delimiter: document.hasPlaceholder ? nil : document.delimiter,
                isQuoted: document.isQuoted,
                stripsTabs: document.stripsTabs
            )
        )
        let outer = (end: end, pending: pending, hasOuterPending: hasOuterPending, refusing: refusing)
        end = range.upperBound
        pending = []
        hasOuterPending = false
        refusing = refusing ?? document.refusal
        position = range.lowerBound
        try readText(isQuoted: document.isQuoted)
        end = outer.end
        pending = outer.pending
        hasOuterPending = outer.hasOuterPending
        refusing = outer.refusing
    }

    private mutating func readText(isQuoted: Bool) throws(Trouble) {
        guard isQuoted else {
            var builder = ShellWordBuilder()
            while let next = byte() {
                try readQuotedPiece(next, &builder, in: .hereDocument)
            }
            return
        }
        while let next = byte() {
            if next == Self.mark {
                let index = takePlaceholder(.quotedHereDocument)
                scan.places[index].role = .value
            } else {
                position += 1
            }
        }
    }
}

extension ShellScanner.PendingHereDocument {
    /// Why no value of a free type may stand in the body.
    var refusal: ShellRefusal? {
        if hasPlaceholder { return .hereDocumentDelimiter }
        return reader.map { .evaluatedArgument(command: $0) }
    }
}

extension [UInt8] {
    /// Whether it ends in a backslash that no other one quotes.
    var endsWithOddBackslashes: Bool {
        !reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
    }
}
