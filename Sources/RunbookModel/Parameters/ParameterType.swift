/// What values a parameter takes, each by a strict grammar.
package enum ParameterType: Sendable, Hashable {
    /// A label of RFC 1123 in lower case: `my-release`.
    case name
    /// A ``Version``: `2.4.23`.
    case version
    /// A reference to an OCI image: `registry.example.com:5000/milvusdb/milvus:v2.4.23`.
    case image
    /// A whole number of 64 bits, perhaps negative.
    case integer
    /// `true` or `false`.
    case boolean
    /// A ``Timespan``: `90s`, `10m`, `1h30m`, `1d`.
    case duration
    /// One of the listed values, in the order in which they are shown.
    case choice([String])
    /// The path of a file: any text but an empty one.
    case path
    /// A URL with a scheme and an authority (RFC 3986).
    case url
    /// Any text; with a pattern, one that the pattern matches whole.
    case text(pattern: String?)
    /// A text, not empty, that nothing shows.
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
    ///
    /// Only letters, digits and `-._:/@+` stand in such a value, and it starts with a letter, a digit, `_` or `.`, except
    /// that an integer may start with `-`.
    package var isSafeWord: Bool {
        switch self {
        case .name, .version, .image, .integer, .boolean, .duration, .choice: true
        case .path, .url, .text, .secret: false
        }
    }
}
