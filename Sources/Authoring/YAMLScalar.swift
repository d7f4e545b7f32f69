/// Writes texts as YAML scalars (YAML 1.2.2, section 7.3).
enum YAMLScalar {
    /// What readers of YAML 1.1 take for something else than text.
    private static let reserved: Set = ["y", "n", "yes", "no", "true", "false", "on", "off", "null", "nil"]

    /// A text on one line: plain where every reader takes it for that text, otherwise in double quotes.
    static func line(_ text: String) -> String {
        isPlain(text) ? text : "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    /// Whether a character may stand in a scalar as it is; a byte order mark and line separators may not.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F, 0xA0..<0x2028, 0x202A..<0xD800, 0xE000..<0xFEFF, 0xFF00..<0xFFFE, 0x10000...: true
        default: false
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        let isStart = first.properties.isAlphabetic || ("0"..."9").contains(first) || first == "("
        guard isStart, last != ":", last != " ", !reserved.contains(text.lowercased()) else { return false }
        return !text.contains(": ") && !text.contains(" #")
            && text.unicodeScalars.allSatisfy { isPrintable($0) && !"[]{}\"".unicodeScalars.contains($0) }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\t": return "\\t"
        default:
            guard !isPrintable(scalar) else { return String(scalar) }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
    }
}
