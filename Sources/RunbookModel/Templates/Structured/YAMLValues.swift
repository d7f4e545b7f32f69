internal import Yams

/// The values of a YAML text, as lines in a fixed order, which are the same for texts of the same values.
package struct YAMLValues {
    package let lines: [String]

    /// Reads all documents; nil where the text is no YAML.
    package init?(_ text: String) {
        guard let (roots, tags) = try? YAMLTags.documents(of: text) else { return nil }
        lines = roots.flatMap { ["---"] + Self.describe($0, tags, indent: "") }
    }

    private static func describe(_ node: Node, _ tags: YAMLTags, indent: String) -> [String] {
        switch node {
        case .scalar(let scalar): ["\(indent)\(tags.tag(of: node)) \(scalar.string.debugDescription)"]
        case .sequence(let items): items.flatMap { ["\(indent)-"] + describe($0, tags, indent: indent + " ") }
        case .mapping(let pairs):
            // Of a mapping, the order means nothing (YAML 1.2, section 3.2.1.3).
            pairs.map { describe($0.key, tags, indent: indent + "?") + describe($0.value, tags, indent: indent + " ") }
                .sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self)
        case .alias: ["\(indent)*"]
        }
    }
}
