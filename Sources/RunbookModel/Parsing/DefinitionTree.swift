internal import MarkdownTree
internal import SystemPackage
internal import Yams

/// A YAML value of a definition with the file and place that it comes from.
struct DefinitionNode {
    var node: Node
    var path: FilePath
    /// Added to the lines of the marks: front matter does not start on the first line of its file.
    var lineOffset: Int

    var location: SourceLocation? {
        node.mark.map { SourceLocation(line: $0.line + lineOffset, column: $0.column) }
    }

    /// The scalar's text as written: types are the schema's, not YAML's.
    var text: String? {
        node.scalar?.string
    }

    func child(_ node: Node) -> DefinitionNode {
        DefinitionNode(node: node, path: path, lineOffset: lineOffset)
    }
}

extension Node {
    /// A mapping without entries.
    fileprivate static var empty: Node { .mapping(Mapping([])) }
}

/// Reads one YAML text into a tree of located values.
struct DefinitionFile {
    var text: String
    var path: FilePath
    /// The line of the file on which the text starts.
    var firstLine = 1

    /// The top-level mapping; nil, and a fault, where the text is no YAML mapping. An empty text is an empty mapping.
    func root(reportingTo sink: DiagnosticSink) -> DefinitionNode? {
        do {
            let node = try Yams.compose(yaml: text) ?? Node.empty
            let root = DefinitionNode(node: node, path: path, lineOffset: firstLine - 1)
            if case .mapping = node { return root }
            if node.scalar?.string.isEmpty == true { return root.child(Node.empty) }
            sink.report(
                .wrongShape,
                in: path,
                at: root.location,
                ["key": path.lastComponent?.string ?? "", "shape": "mapping"]
            )
        } catch let error as YamlError {
            report(error, to: sink)
        } catch {
            sink.report(.invalidYAML, in: path, at: nil, ["problem": "\(error)"])
        }
        return nil
    }

    private func report(_ error: YamlError, to sink: DiagnosticSink) {
        let found: (problem: String, mark: Mark?) =
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                (problem, mark)
            case .duplicatedKeysInMapping(let keys, let context):
                ("duplicate key: " + keys.sorted().joined(separator: ", "), context.mark)
            case .reader(let problem, _, _, _): (problem, nil)
            default: ("\(error)", nil)
            }
        let location = found.mark.map { SourceLocation(line: $0.line + firstLine - 1, column: $0.column) }
        sink.report(
            .invalidYAML,
            in: path,
            at: location ?? SourceLocation(line: firstLine, column: 1),
            ["problem": found.problem]
        )
    }
}

/// The mappings that stand for one key in runbook.yml and in the front matter, read as one.
struct MergedMapping {
    var sources: [DefinitionNode]
    /// The dotted path of this mapping, for messages.
    var name: String
    var sink: DiagnosticSink

    private func qualified(_ key: String) -> String {
        name.isEmpty ? key : "\(name).\(key)"
    }

    /// Every key with the place where it first stands, in source order.
    var keys: [(name: String, at: DefinitionNode)] {
        var seen: Set<String> = []
        var keys: [(String, DefinitionNode)] = []
        for source in sources {
            for pair in source.node.mapping ?? [:] {
                guard let key = pair.key.scalar?.string else {
                    sink.report(.unknownKey, in: source.path, at: source.child(pair.key).location, ["key": "?"])
                    continue
                }
                if seen.insert(key).inserted { keys.append((key, source.child(pair.key))) }
            }
        }
        return keys
    }

    /// The values of a key in all sources.
    func values(_ key: String) -> [DefinitionNode] {
        sources.compactMap { source in source.node.mapping?[Node(key)].map(source.child) }
    }

    /// A scalar's text; a fault where the key stands twice or holds no scalar.
    func scalar(_ key: String) -> (text: String, at: DefinitionNode)? {
        guard let value = leaf(key) else { return nil }
        guard let text = value.text else {
            reportShape(key, value, "scalar")
            return nil
        }
        return (text, value)
    }

    /// A sequence's items; a fault where the key holds something else.
    func sequence(_ key: String) -> [DefinitionNode] {
        guard let value = leaf(key) else { return [] }
        guard let items = value.node.sequence else {
            reportShape(key, value, "sequence")
            return []
        }
        return items.map(value.child)
    }

    /// The mappings of a key, merged; values of another shape are faults.
    func mapping(_ key: String) -> MergedMapping {
        let found = values(key).filter { value in
            if case .mapping = value.node { return true }
            if value.text?.isEmpty == true { return false }
            reportShape(key, value, "mapping")
            return false
        }
        return MergedMapping(sources: found, name: qualified(key), sink: sink)
    }

    /// The sequence of one source and the mapping of another, for keys that the two kinds of file write differently.
    func sequenceAndMapping(_ key: String) -> (items: [DefinitionNode], mapping: MergedMapping) {
        let found = values(key)
        let sequences = found.filter { $0.node.sequence != nil }
        if sequences.count > 1 { reportTwice(key, sequences[1]) }
        for value in found where value.node.sequence == nil && value.node.mapping == nil {
            reportShape(key, value, "sequence")
        }
        let items = sequences.first.map { value in (value.node.sequence ?? []).map(value.child) } ?? []
        let mappings = found.filter { $0.node.mapping != nil }
        return (items, MergedMapping(sources: mappings, name: qualified(key), sink: sink))
    }

    /// Reports every key that is not among `known`, with the nearest that is.
    func refuseUnknownKeys(known: [String]) {
        for (key, place) in keys where !known.contains(key) {
            var arguments = ["key": qualified(key)]
            arguments["nearest"] = NearestName.nearest(to: key, among: known)
            sink.report(.unknownKey, in: place.path, at: place.location, arguments)
        }
    }

    private func leaf(_ key: String) -> DefinitionNode? {
        let found = values(key)
        if found.count > 1 { reportTwice(key, found[1]) }
        return found.first
    }

    private func reportTwice(_ key: String, _ value: DefinitionNode) {
        sink.report(.saidTwice, in: value.path, at: value.location, ["key": qualified(key)])
    }

    private func reportShape(_ key: String, _ value: DefinitionNode, _ shape: String) {
        sink.report(.wrongShape, in: value.path, at: value.location, ["key": qualified(key), "shape": shape])
    }
}
