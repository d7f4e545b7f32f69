/// Writes the few forms of YAML that front matter and definitions need.
struct YAMLWriter {
    private(set) var lines: [String] = []

    /// Adds `key: value`; nothing for nil.
    mutating func add(_ key: String, _ value: String?, depth: Int = 0) {
        guard let value else { return }
        lines.append("\(Self.indentation(depth))\(key): \(YAMLScalar.line(value))")
    }

    /// Adds `key:`, below which something follows.
    mutating func open(_ key: String, depth: Int = 0) {
        lines.append("\(Self.indentation(depth))\(key):")
    }

    private static func indentation(_ depth: Int) -> String {
        String(repeating: "  ", count: depth)
    }
}
