internal import Yams

/// A YAML or JSON value: what a manifest says, however it is written.
indirect enum ManifestValue: Sendable, Hashable {
    /// A scalar with its text and the short name of its type, such as `str` or `int`.
    case scalar(String, type: String)
    case list([ManifestValue])
    case map([String: ManifestValue])

    /// Why a text is no value.
    struct Fault: Error, Hashable {
        /// The line at which reading stopped, from 1; 0 where it is not known.
        var line: Int
    }

    /// Reads a text that holds one document.
    ///
    /// - Throws: ``Fault``.
    init(_ text: String) throws(Fault) {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                self = .map([:])
                return
            }
            self.init(node)
        } catch {
            switch error as? YamlError {
            case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
                throw Fault(line: mark.line)
            default: throw Fault(line: 0)
            }
        }
    }

    private init(_ node: Node) {
        switch node {
        case .scalar(let scalar):
            let tag = scalar.tag.description
            self = .scalar(scalar.string, type: Self.type(of: node, tag))
        case .sequence(let items): self = .list(items.map { ManifestValue($0) })
        case .mapping(let mapping):
            var map: [String: ManifestValue] = [:]
            for (key, value) in mapping { map[key.string ?? ""] = ManifestValue(value) }
            self = .map(map)
        case .alias: self = .scalar("", type: "null")
        }
    }

    private static func type(of node: Node, _ tag: String) -> String {
        if case .scalar(let scalar) = node, scalar.style == .singleQuoted || scalar.style == .doubleQuoted {
            return "str"
        }
        if node.null != nil { return "null" }
        if node.bool != nil { return "bool" }
        if node.int != nil { return "int" }
        return node.float != nil ? "float" : "str"
    }

    /// What a scalar says: numbers and truths in one form each.
    private var meaning: String {
        guard case .scalar(let text, let type) = self else { return "" }
        switch type {
        case "bool": return ["true", "yes", "on", "y"].contains(text.lowercased()) ? "true" : "false"
        case "null": return ""
        default: return text
        }
    }

    static func == (one: ManifestValue, other: ManifestValue) -> Bool {
        switch (one, other) {
        case (.scalar(_, let type), .scalar(_, let otherType)): type == otherType && one.meaning == other.meaning
        case (.list(let items), .list(let others)): items == others
        case (.map(let map), .map(let others)): map == others
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(meaning)
    }

    /// The value at a path such as `spec.components.image` or `spec.items.0`.
    func value(at path: [String]) -> ManifestValue? {
        guard let first = path.first else { return self }
        let rest = Array(path.dropFirst())
        switch self {
        case .map(let map): return map[first]?.value(at: rest)
        case .list(let items):
            guard let index = Int(first), items.indices.contains(index) else { return nil }
            return items[index].value(at: rest)
        case .scalar: return nil
        }
    }

    /// The text of a scalar.
    var text: String? {
        if case .scalar(let text, _) = self { text } else { nil }
    }

    var shape: String {
        switch self {
        case .scalar(_, let type): type
        case .list: "list"
        case .map: "map"
        }
    }
}
