/// A reading position in the UTF-8 bytes of a text.
///
/// Grammars read bytes, not characters: to Swift, U+212A (the Kelvin sign) equals `K`, and a letter with a combining
/// mark is one character, and neither may pass for ASCII.
struct ByteCursor {
    private let bytes: [UInt8]
    /// The number of bytes read.
    private(set) var offset = 0

    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    var isAtEnd: Bool { offset == bytes.count }

    /// The next byte; nil at the end.
    var next: UInt8? { isAtEnd ? nil : bytes[offset] }

    /// Reads one byte, whichever it is; nil at the end.
    mutating func take() -> UInt8? {
        guard let byte = next else { return nil }
        offset += 1
        return byte
    }

    /// Reads the next byte if it is this ASCII character, and tells whether it was.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let byte = next, byte == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    /// Reads bytes as long as they satisfy a predicate.
    mutating func take(while satisfies: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = offset
        while let byte = next, satisfies(byte) { offset += 1 }
        return bytes[start..<offset]
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isASCIILowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    var isASCIIUppercase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    var isASCIILetter: Bool { isASCIILowercase || isASCIIUppercase }
    var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
    var isASCIIHexDigit: Bool {
        isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
            || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self)
    }

    /// Whether it is one of these ASCII characters.
    func isOne(of characters: StaticString) -> Bool {
        characters.withUTF8Buffer { $0.contains(self) }
    }
}

extension String {
    /// Whether both texts have the same bytes; `==` holds for texts that only look alike to Unicode.
    func hasSameBytes(as other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }
}
