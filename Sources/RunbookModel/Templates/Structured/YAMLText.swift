/// The rules by which YAML reads the text of a scalar.
enum YAMLText {
    /// The most characters between the start of a key and its colon (YAML 1.2.2, 7.4).
    static let longestKey = 1_024

    /// Words that YAML 1.1 or the core schema of YAML 1.2.2 reads as something else than strings, in lower case.
    private static let reservedWords: Set = [
        "y", "n", "yes", "no", "true", "false", "on", "off", "null", "nil", ".inf", "+.inf", ".nan", "inf", "nan",
        "infinity",
    ]

    /// Whether a text written plain (YAML 1.2.2, 7.3.3), in any context and by any resolver, is that string.
    static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        guard !"-?:,[]{}#&*!|>'\"%@`=<~ ".utf8.contains(first), last != UInt8(ascii: ":"), last != UInt8(ascii: " ")
        else {
            return false
        }
        guard text.unicodeScalars.allSatisfy({ isPrintable($0) && !",[]{}?".unicodeScalars.contains($0) }) else {
            return false
        }
        let pairs = zip(text.utf8, text.utf8.dropFirst())
        let hasIndicator = pairs.contains { first, second in
            (first == UInt8(ascii: ":") && second == UInt8(ascii: " "))
                || (first == UInt8(ascii: " ") && second == UInt8(ascii: "#"))
        }
        return !hasIndicator && !reservedWords.contains(text.lowercased()) && !mayBeNumber(text)
    }

    /// Whether a text could be a number or a time to some resolver.
    ///
    /// Three numbers with points between, as versions are, are none.
    private static func mayBeNumber(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isASCIIDigit || "+-.".utf8.contains(first) else { return false }
        guard text.utf8.allSatisfy({ $0.isASCIIDigit || "._:+-abcdefABCDEFxXoOtTzZ ".utf8.contains($0) }) else {
            return false
        }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isVersion = parts.count == 3 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }
        return !isVersion
    }

    /// Whether a text may stand between single quotes on one line.
    static func fitsSingleQuotes(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(isPrintable)
    }

    /// Whether a character may stand unescaped in every style (YAML 1.2.2, 5.1), line breaks and tabs apart.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: true
        case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
        default: scalar.value >= 0xA0
        }
    }

    /// Escapes a text for double quotes on one line (YAML 1.2.2, 5.7).
    static func escaped(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap(escaped)
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> [UInt8] {
        switch scalar {
        case "\"": Array("\\\"".utf8)
        case "\\": Array("\\\\".utf8)
        case "\n": Array("\\n".utf8)
        case "\t": Array("\\t".utf8)
        case "\r": Array("\\r".utf8)
        case _ where isPrintable(scalar): Array(String(scalar).utf8)
        case _ where scalar.value <= 0xFF: Array("\\x\(hexadecimal(scalar.value, width: 2))".utf8)
        default: Array("\\u\(hexadecimal(scalar.value, width: 4))".utf8)
        }
    }

    /// Writes a number with at least so many hexadecimal digits.
    static func hexadecimal(_ value: UInt32, width: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension ParameterValue {
    /// Whether the text is an integer or a boolean to JSON (RFC 8259) and to every version of YAML.
    var isLiteral: Bool {
        switch type {
        case .boolean:
            return text == "true" || text == "false"
        case .integer:
            let digits = text.hasPrefix("-") ? text.utf8.dropFirst() : text.utf8[...]
            guard let first = digits.first, digits.allSatisfy(\.isASCIIDigit) else { return false }
            return first != UInt8(ascii: "0") || digits.count == 1
        default:
            return false
        }
    }
}

extension ParameterType {
    /// Whether a whole scalar of this type is no string in YAML and JSON.
    var isLiteral: Bool { self == .integer || self == .boolean }
}
