internal import MarkdownTree
internal import Planning
package import RunbookModel
internal import SystemPackage

/// Holds the languages of a runbook against each other: what acts must be the same in all of them.
///
/// What acts and differs is an error, but in a draft, which nobody can run. What people read and only one language has,
/// or has changed since it was translated, is a warning.
package struct LanguageParity {
    private let runbooks: [Runbook]

    /// Compares these languages of one runbook.
    package init(runbooks: [Runbook]) {
        self.runbooks = runbooks
    }

    /// The language of which the others are translations: the one that names no source, English among several.
    package static func source(of runbooks: [Runbook]) -> Runbook? {
        let originals = runbooks.filter { $0.translation == nil }
        return originals.first { $0.language == "en" } ?? originals.first ?? runbooks.first
    }

    /// Where the others differ from the source language, and from the one that each says it translates.
    package var findings: [ParityFinding] {
        guard let source = Self.source(of: runbooks) else { return [] }
        return runbooks.flatMap { runbook in
            let isSource = runbook.language == source.language
            return (isSource ? [] : differences(of: runbook, from: source))
                + WordParity(runbook, among: runbooks).findings + translationFindings(of: runbook)
        }
    }

    /// The faults alone.
    package var diagnostics: [Diagnostic] { findings.map(\.diagnostic) }

    private func differences(of runbook: Runbook, from source: Runbook) -> [ParityFinding] {
        FingerprintComparison(runbook, source).findings + outputDifferences(of: runbook, from: source)
            + ProseParity(runbook, source).findings
    }

    private func translationFindings(of runbook: Runbook) -> [ParityFinding] {
        guard let translation = runbook.translation else { return [] }
        let marks = TranslationMarks(runbook).findings
        guard translation.source != runbook.language,
            let source = runbooks.first(where: { $0.language == translation.source })
        else {
            return marks + [unknownSource(translation, in: runbook)].compactMap(\.self)
        }
        return marks + StalenessFindings(runbook, source).findings
    }

    /// A source that is there and cannot be read has faults of its own.
    private func unknownSource(_ translation: Translation, in runbook: Runbook) -> ParityFinding? {
        let others = runbooks.map(\.language).filter { $0 != runbook.language }
        guard !others.isEmpty else { return nil }
        let arguments = ["source": translation.source, "languages": others.joined(separator: ", ")]
        let location = FrontMatterPlaces(runbook).location(of: ["translation", "of"])
        let fault = Diagnostic(
            .unknownTranslationSource,
            severity: .warning,
            path: runbook.path,
            at: location,
            arguments
        )
        return ParityFinding(fault, source: .init(path: runbook.path, location: location))
    }

    private func outputDifferences(of runbook: Runbook, from source: Runbook) -> [ParityFinding] {
        let originals = Dictionary(source.steps.map { ($0.id, $0) }) { first, _ in first }
        return runbook.steps.compactMap { step in
            guard let original = originals[step.id], original.outputs.map(\.signature) != step.outputs.map(\.signature)
            else { return nil }
            let arguments = [
                "partKey": "values.parts.step", "name": step.id, "source": source.language,
                "language": runbook.language,
            ]
            let place = step.outputs.first?.location ?? step.location
            let side = ParityFinding.Side(
                path: source.path,
                location: original.outputs.first?.location ?? original.location,
                lines: original.outputs.flatMap(\.lines)
            )
            let fault = Diagnostic(.outputsDiffer, severity: .warning, path: runbook.path, at: place, arguments)
            return ParityFinding(fault, source: side, lines: step.outputs.flatMap(\.lines))
        }
    }
}

extension SampleOutput {
    /// What a training session would replay, but for the words of a tool that speaks the reader's language.
    fileprivate var signature: [String] {
        let text = isTranslated ? ["translated"] : ["", template.source]
        return text + [isFailure ? "failure" : "", condition?.canonicalSource ?? ""]
    }

    /// The same, as lines to show.
    fileprivate var lines: [String] {
        let head = [isFailure ? ".failure" : ".output", condition.map { "when \($0.canonicalSource)" }]
        let text = template.source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return [head.compactMap(\.self).joined(separator: " ")] + (text.last == "" ? text.dropLast() : text)
    }
}
