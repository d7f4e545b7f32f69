package import MarkdownTree
package import SystemPackage
internal import Yams

/// A YAML value of a definition, its scalars as written, with its place.
package struct DefinitionNode {
    package struct Entry {
        /// The key's text as written.
        package var key: String
        package var keyNode: DefinitionNode
        package var value: DefinitionNode
    }

    package enum Content {
        case scalar(String)
        case sequence([DefinitionNode])
        case mapping([Entry])
    }

    package var content: Content
    private let file: DefinitionText
    /// Nil at the start of the text.
    private let mark: Mark?
    private let style: ScalarPlaces.Style

    package var path: FilePath { file.path }

    /// Where the value starts; its opening quote where it has one.
    package var location: SourceLocation {
        file.location(ofByte: offset)
    }

    /// The scalar's text as written: types are the schema's, not YAML's.
    package var text: String? {
        if case .scalar(let text) = content { text } else { nil }
    }

    package var items: [DefinitionNode]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    package var entries: [Entry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    /// Whether nothing is written: `key:`.
    var isEmpty: Bool { text?.isEmpty == true && style == .plain }

    /// The scalar's text with the places of its bytes.
    var place: TextPlace {
        TextPlace(path: path, places: ScalarPlaces.map(text ?? "", in: file, at: offset, style: style))
    }

    private var offset: Int { mark.map { file.offset(of: $0) } ?? 0 }

    /// An empty mapping, for a file without content.
    static func emptyMapping(in file: DefinitionText) -> DefinitionNode {
        DefinitionNode(content: .mapping([]), file: file, mark: nil, style: .plain)
    }

    private init(content: Content, file: DefinitionText, mark: Mark?, style: ScalarPlaces.Style) {
        self.content = content
        self.file = file
        self.mark = mark
        self.style = style
    }

    /// Takes over a node; reports keys that are no scalars, and keys that stand twice.
    init(_ node: Node, in file: DefinitionText, reportingTo sink: DiagnosticSink) {
        self.file = file
        mark = node.mark
        style = node.scalar.map { ScalarPlaces.Style($0.style) } ?? .plain
        switch node {
        case .scalar(let scalar): content = .scalar(scalar.string)
        case .sequence(let items):
            content = .sequence(items.map { DefinitionNode($0, in: file, reportingTo: sink) })
        case .mapping(let mapping):
            content = .mapping(Self.entries(of: mapping, in: file, reportingTo: sink))
        case .alias: content = .scalar("")
        }
    }

    private static func entries(
        of mapping: Node.Mapping,
        in file: DefinitionText,
        reportingTo sink: DiagnosticSink
    ) -> [Entry] {
        var seen: Set<String> = []
        return mapping.compactMap { pair in
            let key = DefinitionNode(pair.key, in: file, reportingTo: sink)
            guard let text = key.text else {
                sink.report(.wrongShape, in: file.path, at: key.location, ["key": "?", "shape": "scalar"])
                return nil
            }
            guard seen.insert(text).inserted else {
                sink.report(.repeatedKey, in: file.path, at: key.location, ["key": text])
                return nil
            }
            return Entry(key: text, keyNode: key, value: DefinitionNode(pair.value, in: file, reportingTo: sink))
        }
    }
}

extension ScalarPlaces.Style {
    fileprivate init(_ style: Node.Scalar.Style) {
        switch style {
        case .any, .plain: self = .plain
        case .singleQuoted: self = .singleQuoted
        case .doubleQuoted: self = .doubleQuoted
        case .literal, .folded: self = .block
        }
    }
}
