internal import RunbookModel

/// The entries of a mapping in a lesson's file, read as what they must be.
struct LessonFields {
    let node: DefinitionNode
    private let sink: DiagnosticSink

    init(_ node: DefinitionNode, _ sink: DiagnosticSink) {
        self.node = node
        self.sink = sink
        if node.entries == nil, node.text?.isEmpty != true {
            sink.report(Diagnostic(.wrongShape, path: node.path, at: node.location, ["key": "?", "shape": "mapping"]))
        }
    }

    func value(_ key: String) -> DefinitionNode? {
        node.entries?.first { $0.key == key }?.value
    }

    /// The entries of a mapping below a key, in their order.
    func entries(_ key: String) -> [DefinitionNode.Entry] {
        guard let value = value(key) else { return [] }
        if value.entries == nil, value.text?.isEmpty != true { refuse(key, shape: "mapping") }
        return value.entries ?? []
    }

    func fields(_ key: String) -> LessonFields? {
        value(key).map { LessonFields($0, sink) }
    }

    func text(_ key: String) -> String? {
        guard let value = value(key) else { return nil }
        if value.text == nil { refuse(key, shape: "scalar") }
        return value.text
    }

    func list(_ key: String) -> [String] {
        guard let value = value(key) else { return [] }
        guard let items = value.items, items.allSatisfy({ $0.text != nil }) else {
            refuse(key, shape: "sequence")
            return []
        }
        return items.compactMap(\.text)
    }

    func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
        guard let text = text(key) else { return nil }
        guard let number = Double(text), range.contains(number) else {
            refuse(key)
            return nil
        }
        return number
    }

    func truth(_ key: String) -> Bool {
        guard let text = text(key) else { return false }
        if text != "true", text != "false" { refuse(key) }
        return text == "true"
    }

    func word<Word: RawRepresentable>(_ key: String, as type: Word.Type) -> Word? where Word.RawValue == String {
        guard let text = text(key) else { return nil }
        let word = Word(rawValue: text)
        if word == nil { refuse(key) }
        return word
    }

    // MARK: Faults

    func refuseUnknown(among known: [String]) {
        for entry in node.entries ?? [] where !known.contains(entry.key) {
            let nearest = NearestName.nearest(to: entry.key, among: known) ?? known.joined(separator: ", ")
            let arguments = ["key": entry.key, "nearest": nearest, "known": known.joined(separator: ", ")]
            sink.report(Diagnostic(.unknownKey, path: node.path, at: entry.keyNode.location, arguments))
        }
    }

    /// Reports a value that its key does not take.
    func refuse(_ key: String) {
        let value = value(key)
        let arguments = ["key": key, "value": value?.text ?? ""]
        sink.report(Diagnostic(.keyValue, path: node.path, at: (value ?? node).location, arguments))
    }

    private func refuse(_ key: String, shape: String) {
        let arguments = ["key": key, "shape": shape]
        sink.report(Diagnostic(.wrongShape, path: node.path, at: (value(key) ?? node).location, arguments))
    }

    func report(_ code: DiagnosticCode, _ key: String, at place: DefinitionNode? = nil) {
        sink.report(Diagnostic(code, path: node.path, at: (place ?? node).location, ["key": key]))
    }
}
