internal import MarkdownTree
internal import SystemPackage

/// Collects the faults of one file, so that all of them are reported at once.
final class DiagnosticSink {
    private(set) var diagnostics: [Diagnostic] = []

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Reports a fault of `path`; a fault that is already reported for the same place is not said twice.
    func report(
        _ code: DiagnosticCode,
        severity: Diagnostic.Severity = .error,
        in path: FilePath,
        at location: SourceLocation?,
        _ arguments: [String: String] = [:]
    ) {
        let diagnostic = Diagnostic(code, severity: severity, path: path, at: location, arguments)
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }
}
