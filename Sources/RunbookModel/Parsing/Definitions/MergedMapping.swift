internal import MarkdownTree
internal import SystemPackage

/// The mappings that stand for one key in runbook.yml and in the front matter, read as one.
struct MergedMapping {
    let sources: [DefinitionNode]
    /// The dotted path of this mapping, for messages.
    let name: String
    let context: ReadingContext
    /// Every key with the place where it first stands, in source order.
    let keys: [(name: String, at: DefinitionNode)]
    private let found: [String: [DefinitionNode]]

    init(sources: [DefinitionNode], name: String, context: ReadingContext) {
        self.sources = sources
        self.name = name
        self.context = context
        var keys: [(String, DefinitionNode)] = []
        var found: [String: [DefinitionNode]] = [:]
        for entry in sources.flatMap({ $0.entries ?? [] }) {
            if found[entry.key] == nil { keys.append((entry.key, entry.keyNode)) }
            found[entry.key, default: []].append(entry.value)
        }
        self.keys = keys
        self.found = found
    }

    func qualified(_ key: String) -> String {
        name.isEmpty ? key : "\(name).\(key)"
    }

    /// The values of a key in all sources.
    func values(_ key: String) -> [DefinitionNode] {
        found[key] ?? []
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

    /// A scalar's text; a fault also where the key is missing, which is reported at `parent`.
    func requiredScalar(_ key: String, in parent: DefinitionNode) -> (text: String, at: DefinitionNode)? {
        if values(key).isEmpty { report(.missingKey, at: parent, ["key": qualified(key)]) }
        return scalar(key)
    }

    /// A sequence's items; a fault where the key holds something else.
    func sequence(_ key: String) -> [DefinitionNode] {
        guard let value = leaf(key), !value.isEmpty else { return [] }
        if value.items == nil { reportShape(key, value, "sequence") }
        return value.items ?? []
    }

    /// The mappings of a key, merged; values of another shape are faults.
    func mapping(_ key: String) -> MergedMapping {
        let mappings = values(key).filter { value in
            if value.entries == nil, !value.isEmpty { reportShape(key, value, "mapping") }
            return value.entries != nil
        }
        return MergedMapping(sources: mappings, name: qualified(key), context: context)
    }

    /// The sequence of one source and the mappings of others, for keys that the two kinds of file write differently.
    func sequenceAndMapping(_ key: String) -> (items: [DefinitionNode], mapping: MergedMapping) {
        let sequences = values(key).filter { $0.items != nil }
        if sequences.count > 1 { report(.saidTwice, at: sequences[1], ["key": qualified(key)]) }
        for value in values(key) where value.items == nil && value.entries == nil && !value.isEmpty {
            reportShape(key, value, "sequence")
        }
        let mappings = values(key).filter { $0.entries != nil }
        let merged = MergedMapping(sources: mappings, name: qualified(key), context: context)
        return (sequences.first?.items ?? [], merged)
    }

    /// An item of a sequence as a mapping; nil, and a fault, where it is none.
    func item(_ item: DefinitionNode, of key: String) -> MergedMapping? {
        guard item.entries != nil else {
            reportShape(key, item, "mapping")
            return nil
        }
        return MergedMapping(sources: [item], name: qualified(key), context: context)
    }

    /// Reports every key that is not among `known`, with the nearest that is.
    func refuseUnknownKeys(known: [String]) {
        for (key, place) in keys where !known.contains(key) {
            var arguments = ["key": qualified(key)]
            arguments["nearest"] = NearestName.nearest(to: key, among: known)
            report(.unknownKey, at: place, arguments)
        }
    }

    /// Reports the entries of a language file for which nothing is declared.
    func refuseUndeclaredEntries(among declared: [String]) {
        for (key, place) in keys where !declared.contains(key) {
            var arguments = ["key": qualified(key)]
            arguments["nearest"] = NearestName.nearest(to: key, among: declared)
            report(.undeclaredEntry, at: place, arguments)
        }
    }

    func reportValue(_ key: String, _ value: DefinitionNode) {
        report(.keyValue, at: value, ["key": qualified(key), "value": value.text ?? ""])
    }

    func report(_ code: DiagnosticCode, at place: DefinitionNode, _ arguments: [String: String]) {
        context.sink.report(code, in: place.path, at: place.location, arguments)
    }

    private func leaf(_ key: String) -> DefinitionNode? {
        let found = values(key)
        if found.count > 1 { report(.saidTwice, at: found[1], ["key": qualified(key)]) }
        return found.first
    }

    private func reportShape(_ key: String, _ value: DefinitionNode, _ shape: String) {
        report(.wrongShape, at: value, ["key": qualified(key), "shape": shape])
    }
}
