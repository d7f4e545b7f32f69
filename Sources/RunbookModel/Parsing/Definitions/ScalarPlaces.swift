internal import MarkdownTree

/// Finds where the bytes of a YAML scalar stand in its source: quotes, escapes, indentation and folded lines aside.
struct ScalarPlaces {
    /// How the source writes the scalar.
    enum Style {
        case plain
        case singleQuoted
        case doubleQuoted
        case block
    }

    private let text: DefinitionText
    private let source: [UInt8]
    private let value: [UInt8]
    private let style: Style
    private var position: Int
    private var index = 0
    private var places: SourceMap

    /// Maps a scalar whose first byte, or its tag or anchor, stands at an offset of the text.
    static func map(_ value: String, in text: DefinitionText, at offset: Int, style: Style) -> SourceMap {
        var scalar = ScalarPlaces(value, text, offset, style)
        scalar.walk()
        return scalar.places
    }

    private init(_ value: String, _ text: DefinitionText, _ offset: Int, _ style: Style) {
        self.text = text
        self.value = Array(value.utf8)
        self.style = style
        source = text.source.bytes
        position = Self.contentStart(in: source, at: offset, style)
        places = SourceMap(start: text.location(ofByte: position))
    }

    /// Passes tags and anchors, then the opening quote or the header of a block scalar.
    private static func contentStart(in source: [UInt8], at offset: Int, _ style: Style) -> Int {
        var position = offset
        while position < source.count, source[position] == UInt8(ascii: "!") || source[position] == UInt8(ascii: "&") {
            position = source[position...].firstIndex(where: \.isBlankOrBreak) ?? source.count
            position = source[position...].firstIndex { !$0.isBlankOrBreak } ?? source.count
        }
        switch style {
        case .plain: return position
        case .singleQuoted, .doubleQuoted: return min(position + 1, source.count)
        case .block: return source[position...].firstIndex(of: 0x0A).map { $0 + 1 } ?? source.count
        }
    }

    /// Walks value and source side by side; what cannot be matched is taken to follow what could.
    private mutating func walk() {
        if style == .block { skipIndentation() }
        while index < value.count, position < source.count {
            if style == .doubleQuoted, source[position] == UInt8(ascii: "\\") {
                passEscape()
            } else if value[index] == source[position] {
                passByte()
            } else if source[position].isBlankOrBreak {
                passWhiteSpace()
            } else {
                return
            }
        }
    }

    private mutating func passByte() {
        places.append(text.location(ofByte: position), from: index)
        let isDoubledQuote = style == .singleQuoted && source[position] == UInt8(ascii: "'")
        let isLineEnd = source[position] == 0x0A
        position += isDoubledQuote ? 2 : 1
        index += 1
        if isLineEnd { skipIndentation() }
    }

    /// Passes white space that folding may have changed: a line end and its indentation are one space.
    private mutating func passWhiteSpace() {
        position = source[position...].firstIndex { !$0.isBlankOrBreak } ?? source.count
        if value[index].isBlankOrBreak { index += 1 }
    }

    /// Passes an escape (YAML 1.1, section 5.6).
    private mutating func passEscape() {
        let kind = position + 1 < source.count ? source[position + 1] : 0
        if kind == 0x0A {
            position += 2
            return skipIndentation()
        }
        places.append(text.location(ofByte: position), from: index)
        let digits = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8][kind] ?? 0
        position += 2 + digits
        index += 1
        while index < value.count, value[index] & 0xC0 == 0x80 { index += 1 }
    }

    private mutating func skipIndentation() {
        guard style == .block else {
            position = source[position...].firstIndex { !$0.isBlankOrBreak } ?? source.count
            return
        }
        // Of a block scalar's line, only the spaces that its value lacks are indentation.
        let spaces = source[position...].prefix { $0 == 0x20 }.count
        let kept = value[min(index, value.count)...].prefix { $0 == 0x20 }.count
        position += max(0, spaces - kept)
    }
}

extension UInt8 {
    /// Whether it is a space, a tab or a line end.
    fileprivate var isBlankOrBreak: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
