/// The ASCII characters that Markdown gives a meaning to, as UTF-8 bytes.
extension UInt8 {
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let tab: UInt8 = 0x09
    static let space: UInt8 = 0x20
    static let substitute: UInt8 = 0x1A
    static let backtick = UInt8(ascii: "`")
    static let tilde = UInt8(ascii: "~")
    static let backslash = UInt8(ascii: "\\")
    static let openingBrace = UInt8(ascii: "{")
    static let closingBrace = UInt8(ascii: "}")
    static let openingBracket = UInt8(ascii: "[")
    static let closingBracket = UInt8(ascii: "]")
    static let hash = UInt8(ascii: "#")

    /// Whether it is a space or a tab.
    var isBlank: Bool { self == .space || self == .tab }

    /// Whether it is a space, a tab or a line end.
    var isWhitespace: Bool { isBlank || self == .lineFeed || self == .carriageReturn }

    /// Whether it is one of `A`–`Z` and `a`–`z`.
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

    /// Whether it is one of `0`–`9`.
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether it may stand in an identifier, a class or a key: letters and digits of any script, `-`, `_`, `:`, `.`.
    var isNameByte: Bool {
        isASCIILetter || isASCIIDigit || self >= 0x80
            || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
            || self == UInt8(ascii: ":") || self == UInt8(ascii: ".")
    }
}

extension RandomAccessCollection where Element == UInt8 {
    /// Returns how often its first byte stands there at the start without a break.
    var leadingRunLength: Int {
        guard let first else { return 0 }
        return prefix { $0 == first }.count
    }

    /// Without the spaces and tabs at its start.
    var trimmedStart: SubSequence { drop(while: \.isBlank) }
}

extension RandomAccessCollection where Element == UInt8 {
    /// Without the spaces, tabs and line ends at its end.
    var trimmedEnd: SubSequence {
        var end = endIndex
        while end > startIndex, self[index(before: end)].isWhitespace {
            end = index(before: end)
        }
        return self[startIndex..<end]
    }
}
