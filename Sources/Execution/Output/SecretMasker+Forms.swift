extension SecretMasker {
    /// One way in which a secret may show.
    struct Form: Sendable, Hashable {
        var bytes: [UInt8]
        /// Whether line feeds may stand anywhere in it, as in base64.
        var mayBeWrapped = false
    }

    /// Every form in which a secret may show, without duplicates; none for an empty one.
    ///
    /// Shells and programs drop the white space around a value, the line feed at its end above all: without it, the value
    /// is as secret as with it.
    static func forms(of secret: String) -> [Form] {
        let value = Array(secret.utf8)
        guard !value.isEmpty else { return [] }
        let whole = [value, trimmed(value[...])].filter { !$0.isEmpty }
        let lines = value.split { $0 == 10 || $0 == 13 }.map(trimmed)
        let texts = Array(Set(whole + lines))
        let encoded = texts.flatMap(base64Forms(of:)).map { Form(bytes: $0, mayBeWrapped: true) }
        let quoted = texts.flatMap { percentForms(of: $0) + jsonForms(of: $0) + shellForms(of: $0) }
        let others = encoded + (lines + quoted).map { Form(bytes: $0) }
        return Array(Set(whole.map { Form(bytes: $0) } + others.filter { $0.bytes.count >= 4 }))
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let isBlank = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
        return Array(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }

    /// The characters of the value's base64 that depend on nothing around it, at each alignment (RFC 4648).
    private static func base64Forms(of value: [UInt8]) -> [[UInt8]] {
        (0..<3).flatMap { lead -> [[UInt8]] in
            let bytes = [UInt8](repeating: 0, count: lead) + value
            let first = (lead * 8 + 5) / 6
            let last = bytes.count * 8 / 6
            guard last > first else { return [] }
            return [standardAlphabet, safeAlphabet].map { alphabet in
                (first..<last).map { index in alphabet[sextet(index, of: bytes)] }
            }
        }
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    private static let standardAlphabet = letters + Array("+/".utf8)
    private static let safeAlphabet = letters + Array("-_".utf8)

    private static func sextet(_ index: Int, of bytes: [UInt8]) -> Int {
        let (byte, shift) = (index * 6 / 8, index * 6 % 8)
        let pair = Int(bytes[byte]) << 8 | (byte + 1 < bytes.count ? Int(bytes[byte + 1]) : 0)
        return pair >> (10 - shift) & 63
    }

    /// Percent-encoded (RFC 3986), in either case of the digits, and with `+` for a space.
    private static func percentForms(of value: [UInt8]) -> [[UInt8]] {
        let unreserved = Set(letters + Array("-._~".utf8))
        func encoded(_ digits: String, space: String) -> [UInt8] {
            let digits = Array(digits.utf8)
            return value.flatMap { byte -> [UInt8] in
                if unreserved.contains(byte) { return [byte] }
                if byte == UInt8(ascii: " ") { return Array(space.utf8) }
                return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return ["0123456789ABCDEF", "0123456789abcdef"].flatMap { digits in
            ["%20", "+"].map { encoded(digits, space: $0) }
        }
    }
}
