internal import MarkdownTree

/// Finds the placeholders of a text in one pass over its UTF-8.
struct PlaceholderReader {
    private let bytes: [UInt8]

    init(_ source: String) {
        bytes = Array(source.utf8)
    }

    /// Splits the text into its placeholders and what stands between them; no part is empty.
    func parts() -> [Template.Part] {
        var parts: [Template.Part] = []
        var textStart = 0
        var position = 0
        while let brace = bytes.firstOffset(of: UInt8(ascii: "{"), from: position) {
            position = brace
            guard let placeholder = placeholder(at: position) else {
                position += 1
                continue
            }
            appendText(textStart..<position, to: &parts)
            parts.append(.placeholder(placeholder))
            position = placeholder.offsets.upperBound
            textStart = position
        }
        appendText(textStart..<bytes.count, to: &parts)
        return parts
    }

    private func appendText(_ range: Range<Int>, to parts: inout [Template.Part]) {
        guard !range.isEmpty else { return }
        parts.append(.text(String(decoding: bytes[range], as: UTF8.self)))
    }

    private func placeholder(at start: Int) -> Template.Placeholder? {
        guard hasPair(of: UInt8(ascii: "{"), at: start) else { return nil }
        let nameStart = endOfSpaces(from: start + 2)
        guard nameStart < bytes.count, bytes[nameStart].isASCIILowercase else { return nil }
        var nameEnd = nameStart
        while nameEnd < bytes.count, bytes[nameEnd].isParameterNameByte {
            nameEnd += 1
        }
        let close = endOfSpaces(from: nameEnd)
        guard hasPair(of: UInt8(ascii: "}"), at: close) else { return nil }
        let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self)
        return Template.Placeholder(name: name, offsets: start..<close + 2)
    }

    private func hasPair(of byte: UInt8, at index: Int) -> Bool {
        index + 1 < bytes.count && bytes[index] == byte && bytes[index + 1] == byte
    }

    private func endOfSpaces(from index: Int) -> Int {
        var index = index
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") {
            index += 1
        }
        return index
    }
}

extension UInt8 {
    /// Whether it may stand in a parameter's name after its first letter.
    var isParameterNameByte: Bool { isASCIILowercase || isASCIIDigit || self == UInt8(ascii: "_") }

    /// Whether it may start a shell variable's name.
    var isVariableStart: Bool { isASCIILetter || self == UInt8(ascii: "_") }

    /// Whether it may stand in a shell variable's name.
    var isVariableByte: Bool { isVariableStart || isASCIIDigit }
}
