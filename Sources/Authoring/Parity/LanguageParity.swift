internal import MarkdownTree
internal import Planning
package import RunbookModel
internal import SystemPackage

/// Holds the languages of a runbook against each other: what acts must be the same in all of them.
package struct LanguageParity {
    private let runbooks: [Runbook]

    /// Compares these languages of one runbook.
    package init(runbooks: [Runbook]) {
        self.runbooks = runbooks
    }

    /// Where the others differ from the source language.
    package var diagnostics: [Diagnostic] {
        guard let source else { return [] }
        return runbooks.filter { $0.language != source.language }.flatMap { runbook in
            FingerprintComparison(runbook, source).diagnostics + outputDifferences(of: runbook, from: source)
        }
    }

    /// The language of which the others are translations: the one that names no source, English among several.
    private var source: Runbook? {
        let originals = runbooks.filter { $0.translation == nil }
        return originals.first { $0.language == "en" } ?? originals.first ?? runbooks.first
    }

    private func outputDifferences(of runbook: Runbook, from source: Runbook) -> [Diagnostic] {
        let originals = Dictionary(source.steps.map { ($0.id, $0) }) { first, _ in first }
        return runbook.steps.compactMap { step in
            guard let original = originals[step.id], original.outputs.map(\.signature) != step.outputs.map(\.signature)
            else { return nil }
            let arguments = [
                "partKey": "values.parts.step", "name": step.id, "source": source.language,
                "language": runbook.language,
            ]
            return Diagnostic(.outputsDiffer, severity: .warning, path: runbook.path, at: step.location, arguments)
        }
    }
}

extension SampleOutput {
    /// What a training session would replay.
    fileprivate var signature: [String] {
        [template.source, isFailure ? "failure" : "", condition?.canonicalSource ?? ""]
    }
}

/// Compares two fingerprints part by part.
private struct FingerprintComparison {
    private let runbook: Runbook
    private let source: Runbook
    private let found: [Fingerprint.Entry]
    private let expected: [Fingerprint.Entry]

    init(_ runbook: Runbook, _ source: Runbook) {
        self.runbook = runbook
        self.source = source
        found = Fingerprint(runbook).entries
        expected = Fingerprint(source).entries
    }

    /// The parts that differ, in the order of this language, those that only the source has first where they belong.
    var diagnostics: [Diagnostic] {
        let here = Dictionary(found.map { ($0.key, $0) }) { first, _ in first }
        let there = Dictionary(expected.map { ($0.key, $0) }) { first, _ in first }
        let missing = expected.indices.filter { here[expected[$0].key] == nil }.map { index in
            diagnostic(nil, expected[index], at: place(ofMissing: index, here))
        }
        let other = found.filter { there[$0.key] != $0 }.map { diagnostic($0, there[$0.key], at: $0.location) }
        let different = missing + other
        guard different.isEmpty else { return different.sorted { ($0.location ?? start) < ($1.location ?? start) } }
        return firstMoved.map { [diagnostic($0.here, $0.there, at: $0.here.location, isMoved: true)] } ?? []
    }

    private var start: SourceLocation { SourceLocation(line: 1, column: 1) }

    /// Where a part would stand: at the part that follows it in the source and is here.
    private func place(ofMissing index: Int, _ here: [String: Fingerprint.Entry]) -> SourceLocation {
        let following = expected[index...].lazy.compactMap { here[$0.key]?.location }.first
        return following ?? found.last?.location ?? start
    }

    /// The first part that stands elsewhere in the order, and the one that stands there in the source.
    private var firstMoved: (here: Fingerprint.Entry, there: Fingerprint.Entry)? {
        zip(found, expected).first { $0.key != $1.key }.map { (here: $0, there: $1) }
    }

    private func diagnostic(
        _ here: Fingerprint.Entry?,
        _ there: Fingerprint.Entry?,
        at location: SourceLocation?,
        isMoved: Bool = false
    ) -> Diagnostic {
        guard let part = here ?? there else { return Diagnostic(.fingerprintsDiffer, path: runbook.path) }
        var lines = (there?.lines ?? [], here?.lines ?? [])
        if isMoved { lines = (there.map { [$0.name] } ?? [], [part.name]) }
        let difference = zip(lines.0, lines.1).first { $0 != $1 }
        var arguments = ["partKey": "values.parts.\(part.kind)", "name": part.name]
        arguments["source"] = source.language
        arguments["language"] = runbook.language
        arguments["there"] = difference?.0 ?? lines.0.dropFirst(lines.1.count).first ?? "–"
        arguments["here"] = difference?.1 ?? lines.1.dropFirst(lines.0.count).first ?? "–"
        arguments["place"] = (there?.location).map { "\(source.path.string):\($0.line)" } ?? source.path.string
        return Diagnostic(.fingerprintsDiffer, path: runbook.path, at: location, arguments)
    }
}

extension Fingerprint.Entry {
    fileprivate var key: String { "\(kind) \(name)" }
}
