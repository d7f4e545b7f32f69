extension SecretMasker {
    // MARK: JSON

    /// As it stands between the quotes of a JSON string (RFC 8259): as most write it, as Go does, which escapes what HTML
    /// would read, and in ASCII alone.
    static func jsonForms(of value: [UInt8]) -> [[UInt8]] {
        let scalars = Array(String(decoding: value, as: UTF8.self).unicodeScalars)
        func form(_ isEscaped: (Unicode.Scalar) -> Bool) -> [UInt8] {
            scalars.flatMap { scalar in
                jsonEscapes[scalar].map { Array($0.utf8) }
                    ?? (scalar.value < 0x20 || isEscaped(scalar) ? codes(of: scalar) : Array(String(scalar).utf8))
            }
        }
        return [form { _ in false }, form { "<>&\u{2028}\u{2029}".unicodeScalars.contains($0) }, form { !$0.isASCII }]
    }

    private static let jsonEscapes: [Unicode.Scalar: String] = [
        "\"": #"\""#, "\\": #"\\"#, "\n": #"\n"#, "\r": #"\r"#, "\t": #"\t"#, "\u{8}": #"\b"#, "\u{C}": #"\f"#,
    ]

    /// `\u00e9`; beyond the Basic Multilingual Plane, two of them.
    private static func codes(of scalar: Unicode.Scalar) -> [UInt8] {
        Array(
            String(scalar).utf16.map { unit in
                let digits = String(unit, radix: 16)
                return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined().utf8
        )
    }

    // MARK: Shells

    /// As shells write it: between single quotes, as `set -x` does; between double quotes, as `declare -p` does; with
    /// backslashes, as `printf %q` does; and as `$'…'`, where it holds what cannot be seen.
    static func shellForms(of value: [UInt8]) -> [[UInt8]] {
        let backslash = UInt8(ascii: "\\")
        func escaping(_ marks: Set<UInt8>) -> [UInt8] {
            value.flatMap { marks.contains($0) ? [backslash, $0] : [$0] }
        }
        return [
            replacingQuotes(in: value, by: #"'\''"#), replacingQuotes(in: value, by: #"'"'"'"#),
            escaping(Set(#""\$`"#.utf8)), escaping(Set(#" '"\|&;()<>!{}*[?]^$`,"#.utf8)),
            ansiForm(of: value, isASCII: false), ansiForm(of: value, isASCII: true),
        ]
    }

    private static func replacingQuotes(in value: [UInt8], by text: String) -> [UInt8] {
        value.flatMap { $0 == UInt8(ascii: "'") ? Array(text.utf8) : [$0] }
    }

    private static let ansiEscapes: [UInt8: String] = [
        7: #"\a"#, 8: #"\b"#, 9: #"\t"#, 10: #"\n"#, 11: #"\v"#, 12: #"\f"#, 13: #"\r"#, 27: #"\E"#,
        UInt8(ascii: "'"): #"\'"#, UInt8(ascii: "\\"): #"\\"#,
    ]

    /// As it stands between `$'` and `'`; in a locale of ASCII, other bytes are octal numbers.
    private static func ansiForm(of value: [UInt8], isASCII: Bool) -> [UInt8] {
        value.flatMap { byte -> [UInt8] in
            if let escape = ansiEscapes[byte] { return Array(escape.utf8) }
            guard byte < 0x20 || byte == 0x7F || (isASCII && byte > 0x7F) else { return [byte] }
            let digits = String(byte, radix: 8)
            return Array((#"\"# + String(repeating: "0", count: 3 - digits.count) + digits).utf8)
        }
    }
}
