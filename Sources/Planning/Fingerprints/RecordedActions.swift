/// What a runbook did when a run began, kept so that a later resumption can say what has changed since.
package struct RecordedActions: Sendable, Hashable, Codable {
    /// A part of the runbook that acts.
    package struct Part: Sendable, Hashable, Codable {
        package var kind: String
        package var name: String
        package var lines: [String]
    }

    /// A part that differs: what it did, and what it does now; nil where it is not there.
    package struct Difference: Sendable, Hashable {
        package var name: String
        package var before: [String]?
        package var now: [String]?
    }

    package var parts: [Part]

    package init(_ fingerprint: Fingerprint) {
        parts = fingerprint.entries.map { Part(kind: $0.kind.rawValue, name: $0.name, lines: $0.lines) }
    }

    /// Where the runbook of now differs, in its order; parts that are gone come last.
    package func differences(from now: RecordedActions) -> [Difference] {
        let before = index
        let current = now.index
        let changed = now.parts.compactMap { part -> Difference? in
            let old = before[Self.key(part)]
            return old == part.lines ? nil : Difference(name: part.name, before: old, now: part.lines)
        }
        let gone = parts.filter { current[Self.key($0)] == nil }
        return changed + gone.map { Difference(name: $0.name, before: $0.lines, now: nil) }
    }

    private var index: [String: [String]] {
        Dictionary(parts.map { (Self.key($0), $0.lines) }) { first, _ in first }
    }

    private static func key(_ part: Part) -> String {
        "\(part.kind) \(part.name)"
    }
}
