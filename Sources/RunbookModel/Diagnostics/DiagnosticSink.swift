internal import MarkdownTree
internal import SystemPackage

/// Collects the faults of a runbook's files, so that all of them are reported at once.
package final class DiagnosticSink {
    /// How many faults are kept: more than anybody reads.
    package static let limit = 1000

    package private(set) var diagnostics: [Diagnostic] = []
    private var seen: Set<Diagnostic> = []

    package init() {}

    /// Keeps a fault, unless it is already there or there are too many.
    package func report(_ diagnostic: Diagnostic) {
        guard diagnostics.count < Self.limit, seen.insert(diagnostic).inserted else { return }
        diagnostics.append(diagnostic)
    }

    func report(
        _ code: DiagnosticCode,
        severity: Diagnostic.Severity = .error,
        in path: FilePath,
        at location: SourceLocation?,
        _ arguments: [String: String] = [:]
    ) {
        report(Diagnostic(code, severity: severity, path: path, at: location, arguments))
    }
}
