/// Writes the few forms of YAML that front matter and definitions need.
struct YAMLWriter {
    private(set) var lines: [String] = []

    /// Adds `key: value`; nothing for nil.
    mutating func add(_ key: String, _ value: String?, depth: Int = 0) {
        guard let value else { return }
        lines.append("\(Self.indentation(depth))\(key): \(Self.scalar(value))")
    }

    /// Adds `key:`, below which something follows.
    mutating func open(_ key: String, depth: Int = 0) {
        lines.append("\(Self.indentation(depth))\(key):")
    }

    private static func indentation(_ depth: Int) -> String {
        String(repeating: "  ", count: depth)
    }

    /// A text as a scalar that every reader takes for that text.
    static func scalar(_ text: String) -> String {
        isPlain(text) ? text : "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        let isStart = first.properties.isAlphabetic || ("0"..."9").contains(first)
        let reserved: Set = ["y", "n", "yes", "no", "true", "false", "on", "off", "null", "nil"]
        guard isStart, last != ":", last != " ", !reserved.contains(text.lowercased()) else { return false }
        let isSafe = text.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !isSpecial($0) && !"\"\\{}[]`#".unicodeScalars.contains($0)
        }
        return isSafe && !text.contains(": ")
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        default:
            guard isSpecial(scalar) else { return String(scalar) }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
    }
}
