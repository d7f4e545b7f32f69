internal import RunbookModel
internal import SystemPackage

/// The scalars of a page's front matter.
struct PageFrontMatter {
    /// The keys that a runbook's front matter takes over in some form.
    static let knownKeys: Set = ["id", "label", "order", "group", "summary", "title", "lang", "language"]

    /// By key, as written.
    private(set) var values: [String: String] = [:]
    /// In their order.
    private(set) var keys: [String] = []
    /// Whether it is YAML; otherwise it was read line by line.
    private(set) var isReadable = true

    /// Reads the YAML of a front matter.
    init(_ text: String) {
        let sink = DiagnosticSink()
        let root = DefinitionText(text, path: "page.md", firstLine: 2).root(reportingTo: sink)
        if let entries = root?.entries, sink.diagnostics.isEmpty {
            for entry in entries { keep(entry.key, entry.value.text) }
        } else {
            isReadable = false
            for line in text.split(separator: "\n") { readLine(line) }
        }
    }

    private mutating func keep(_ key: String, _ value: String?) {
        keys.append(key)
        values[key] = value?.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    }

    /// Reads `key: value`, whatever the value would be to YAML.
    private mutating func readLine(_ line: Substring) {
        let key = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        let rest = line[key.endIndex...]
        guard !key.isEmpty, rest.hasPrefix(":"), values[String(key)] == nil else { return }
        let value = rest.dropFirst().trimmed
        let quote = value.first.flatMap { "\"'".contains($0) && value.count > 1 && value.last == $0 ? $0 : nil }
        keep(String(key), quote == nil ? value : String(value.dropFirst().dropLast()))
    }
}
