internal import Authoring
internal import MarkdownTree
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// A fault that `check` has found, with what can be shown of the two places that it is about.
struct CheckedFault {
    var diagnostic: Diagnostic
    /// The place in the source language, for a difference between languages.
    var source: ParityFinding.Side?
    /// What differs, held side by side; nil where there is nothing more to see.
    var comparison: (left: ComparisonRenderer.Side, right: ComparisonRenderer.Side)?

    init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }

    /// A difference between two languages, whose lines are compared.
    init(_ finding: ParityFinding) {
        diagnostic = finding.diagnostic
        source = finding.source
        guard let lines = finding.lines else { return }
        let here = [diagnostic.path?.string, diagnostic.location.map { "\($0.line)" }]
        comparison = (
            .init(name: finding.source.name, lines: finding.source.lines),
            .init(name: here.compactMap(\.self).joined(separator: ":"), lines: lines)
        )
    }
}

extension ParityFinding.Side {
    /// The place as a reader names it.
    var name: String { location.map { "\(path.string):\($0.line)" } ?? path.string }
}
