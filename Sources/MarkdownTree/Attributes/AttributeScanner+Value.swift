extension AttributeScanner {
    /// A value without its quotes and escapes.
    struct Value {
        var text: String
        /// Where its bytes stand, from after an opening quote.
        var places: SourceMap
        var isQuoted: Bool
    }

    /// A value, or the index of its quote where nothing closes it.
    enum ValueScan {
        case value(Value)
        case unclosed(Int)
    }

    /// Reads the value after an equals sign.
    mutating func scanValue() -> ValueScan {
        guard let quote = current, Self.isQuote(quote) else { return .value(scanBareValue()) }
        guard let closing = closingQuote(from: position) else { return .unclosed(position) }
        let contents = position + 1..<closing
        position = closing + 1
        return .value(unescaped(contents))
    }

    /// Returns the index of the quote that closes the one at an index; nil if there is no quote, or none closes it.
    func closingQuote(from opening: Int) -> Int? {
        guard opening < run.bytes.count, Self.isQuote(run.bytes[opening]) else { return nil }
        var index = opening + 1
        while index < run.bytes.count {
            if escape(at: index) != nil {
                index += 2
            } else if run.bytes[index] == run.bytes[opening] {
                return index
            } else {
                index += 1
            }
        }
        return nil
    }

    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    /// The byte that an escape stands for: `\"` and `\\` are the only ones, regular expressions keep theirs.
    private func escape(at index: Int) -> UInt8? {
        guard index + 1 < run.bytes.count, run.bytes[index] == .backslash else { return nil }
        let next = run.bytes[index + 1]
        return next == .backslash || next == UInt8(ascii: "\"") ? next : nil
    }

    /// Resolves escapes; a line end becomes a space.
    private func unescaped(_ range: Range<Int>) -> Value {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var places = SourceMap(start: run.location(at: range.lowerBound))
        var index = range.lowerBound
        while index < range.upperBound {
            if let byte = escape(at: index) {
                result.append(byte)
                index += 2
                places.append(run.location(at: index), from: result.count)
            } else {
                let isLineEnd = run.bytes[index] == .lineFeed
                result.append(isLineEnd ? .space : run.bytes[index])
                index += 1
                if isLineEnd { places.append(run.location(at: index), from: result.count) }
            }
        }
        return Value(text: String(decoding: result, as: UTF8.self), places: places, isQuoted: true)
    }

    /// Reads up to whitespace or a closing brace that belongs to no placeholder.
    private mutating func scanBareValue() -> Value {
        let start = position
        while let byte = current, !byte.isWhitespace, byte != .closingBrace {
            position = placeholderEnd(from: position) ?? position + 1
        }
        let places = SourceMap(start: run.location(at: start))
        return Value(text: run.string(start..<position), places: places, isQuoted: false)
    }

    /// Returns the index after a `{{…}}` with spaces only around what it names; nil where there is none.
    private func placeholderEnd(from opening: Int) -> Int? {
        let bytes = run.bytes
        guard bytes[opening...].starts(with: [.openingBrace, .openingBrace]) else { return nil }
        var index = opening + 2
        func skip(while condition: (UInt8) -> Bool) {
            while index < bytes.count, condition(bytes[index]) { index += 1 }
        }
        skip { $0.isBlank }
        skip { !$0.isWhitespace && $0 != .closingBrace && !Self.isQuote($0) }
        skip { $0.isBlank }
        return bytes[index...].starts(with: [.closingBrace, .closingBrace]) ? index + 2 : nil
    }
}
