extension SecretMasker {
    /// One way in which a secret may show.
    struct Form: Sendable, Hashable {
        var bytes: [UInt8]
        /// Whether line feeds may stand anywhere in it, as in base64.
        var mayBeWrapped = false
    }

    /// Every form in which a secret may show, without duplicates; none for an empty one.
    static func forms(of secret: String) -> [Form] {
        let value = Array(secret.utf8)
        guard !value.isEmpty else { return [] }
        let lines = value.split { $0 == 10 || $0 == 13 }.map(Array.init)
        let texts = [value] + (lines.count > 1 ? lines : [])
        let encoded = texts.flatMap(base64Forms(of:)).map { Form(bytes: $0, mayBeWrapped: true) }
        let quoted = texts.flatMap { percentForms(of: $0) + [jsonForm(of: $0), shellForm(of: $0)] }
        let others = encoded + (texts.dropFirst() + quoted).map { Form(bytes: $0) }
        return Array(Set([Form(bytes: value)] + others.filter { $0.bytes.count >= 4 }))
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

    /// As it stands between the quotes of a JSON string (RFC 8259).
    private static func jsonForm(of value: [UInt8]) -> [UInt8] {
        value.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
            case 10: Array(#"\n"#.utf8)
            case 13: Array(#"\r"#.utf8)
            case 9: Array(#"\t"#.utf8)
            default: [byte]
            }
        }
    }

    /// As it stands between the single quotes of a shell, which `set -x` shows.
    private static func shellForm(of value: [UInt8]) -> [UInt8] {
        value.flatMap { $0 == UInt8(ascii: "'") ? Array(#"'\''"#.utf8) : [$0] }
    }
}
