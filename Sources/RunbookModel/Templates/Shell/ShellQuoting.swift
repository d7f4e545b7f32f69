/// Writes values so that the shell reads them back unchanged (POSIX.1-2024, XCU 2.2).
enum ShellQuoting {
    /// Whether a byte means nothing to the shell anywhere within a word.
    static func isBare(_ byte: UInt8) -> Bool {
        byte.isVariableByte || byte.isOne(of: "./:@%+,=-")
    }

    /// The text of a value for its place.
    static func text(of value: [UInt8], in place: ShellPlace) -> [UInt8] {
        switch place.quoting {
        case .plain: word(value, in: place)
        case .single: closingQuotes(value)
        case .double: escaping(value, Set("\\$\"`".utf8))
        case .hereDocument: escaping(value, Set("\\$`".utf8))
        case .quotedHereDocument: value
        }
    }

    private static func word(_ value: [UInt8], in place: ShellPlace) -> [UInt8] {
        if place.mayBeBare, startsBare(value), value.allSatisfy(isBare) { return value }
        let quote = [UInt8(ascii: "'")]
        return quote + closingQuotes(value) + quote
    }

    /// Whether the first byte means nothing to any shell at the start of a word.
    private static func startsBare(_ value: [UInt8]) -> Bool {
        guard let first = value.first else { return false }
        return first.isVariableByte || "./-".utf8.contains(first)
    }

    private static func closingQuotes(_ value: [UInt8]) -> [UInt8] {
        value.flatMap { $0 == UInt8(ascii: "'") ? Array(#"'\''"#.utf8) : [$0] }
    }

    private static func escaping(_ value: [UInt8], _ special: Set<UInt8>) -> [UInt8] {
        value.flatMap { special.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
    }
}
