/// What values a parameter takes, each by a strict grammar.
package enum ParameterType: Sendable, Hashable {
    /// An RFC 1123 label.
    case name
    case version
    /// An OCI image reference.
    case image
    case integer
    case boolean
    /// A number and a unit: `90s`, `10m`, `2h`, `1d`.
    case duration
    /// One of the listed values, in the order in which they are shown.
    case choice([String])
    case path
    /// An absolute URL (RFC 3986).
    case url
    /// Any text; with a pattern, one that the pattern matches whole.
    case text(pattern: String?)
    case secret

    /// The name in runbook.yml.
    package var keyword: String {
        switch self {
        case .name: "name"
        case .version: "version"
        case .image: "image"
        case .integer: "integer"
        case .boolean: "boolean"
        case .duration: "duration"
        case .choice: "choice"
        case .path: "path"
        case .url: "url"
        case .text: "text"
        case .secret: "secret"
        }
    }

    /// Whether every value is one plain word to a shell, by its grammar, wherever it stands.
    package var isSafeWord: Bool {
        switch self {
        case .name, .version, .image, .integer, .boolean, .duration, .choice: true
        case .path, .url, .text, .secret: false
        }
    }
}
