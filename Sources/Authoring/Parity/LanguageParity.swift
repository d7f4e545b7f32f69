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
        return runbooks.filter { $0.language != source.language }
            .flatMap { differences(of: $0, from: source) + outputDifferences(of: $0, from: source) }
    }

    /// The language of which the others are translations: the one that names no source, English among several.
    private var source: Runbook? {
        let originals = runbooks.filter { $0.translation == nil }
        return originals.first { $0.language == "en" } ?? originals.first ?? runbooks.first
    }

    private func differences(of runbook: Runbook, from source: Runbook) -> [Diagnostic] {
        let expected = Fingerprint(source).entries
        let found = Fingerprint(runbook).entries
        let changes = found.difference(from: expected)
        var reported: Set<String> = []
        var diagnostics: [Diagnostic] = []
        for change in changes {
            let entry =
                switch change {
                case .insert(_, let entry, _), .remove(_, let entry, _): entry
                }
            guard reported.insert(entry.name).inserted else { continue }
            let here = found.first { $0.name == entry.name }
            let there = expected.first { $0.name == entry.name }
            diagnostics.append(diagnostic(entry.name, here, there, runbook, source))
        }
        return diagnostics
    }

    private func diagnostic(
        _ name: String,
        _ here: Fingerprint.Entry?,
        _ there: Fingerprint.Entry?,
        _ runbook: Runbook,
        _ source: Runbook
    ) -> Diagnostic {
        let differing = zip(there?.lines ?? [], here?.lines ?? []).first { $0 != $1 }
        var arguments = ["part": name, "source": source.language, "language": runbook.language]
        arguments["there"] = differing?.0 ?? there?.lines.dropFirst(here?.lines.count ?? 0).first ?? "–"
        arguments["here"] = differing?.1 ?? here?.lines.dropFirst(there?.lines.count ?? 0).first ?? "–"
        arguments["place"] = (there?.location).map { "\(source.path.string):\($0.line)" } ?? source.path.string
        return Diagnostic(.fingerprintsDiffer, path: runbook.path, at: here?.location, arguments)
    }

    private func outputDifferences(of runbook: Runbook, from source: Runbook) -> [Diagnostic] {
        runbook.steps.compactMap { step in
            guard let original = source.step(step.id),
                original.outputs.map(\.template.source) != step.outputs.map(\.template.source)
            else { return nil }
            let arguments = ["part": "step \(step.id)", "source": source.language, "language": runbook.language]
            return Diagnostic(.outputsDiffer, severity: .warning, path: runbook.path, at: step.location, arguments)
        }
    }
}
