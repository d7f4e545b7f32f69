internal import MarkdownTree
internal import RunbookModel
internal import SystemPackage

/// The warnings about a translation that is behind its source.
struct StalenessFindings {
    private let runbook: Runbook
    private let source: Runbook

    /// Holds a translation against the language that it names as its source.
    init(_ runbook: Runbook, _ source: Runbook) {
        self.runbook = runbook
        self.source = source
    }

    /// A warning a section that is behind.
    var findings: [ParityFinding] {
        TranslationStaleness(of: runbook, from: source).sections.map { section in
            let side = ParityFinding.Side(
                path: source.path,
                location: section.sourceLocation,
                lines: section.sourceLines
            )
            let arguments = [
                "section": section.title, "key": section.key, "source": source.language, "id": runbook.id,
                "language": runbook.language, "place": side.place,
            ]
            let place = section.location ?? SourceLocation(line: 1, column: 1)
            let fault = Diagnostic(section.change.code, severity: .warning, path: runbook.path, at: place, arguments)
            let digest = section.change == .changed ? section.recordedDigest : nil
            return ParityFinding(fault, source: side, translatedDigest: digest)
        }
    }
}

extension TranslationStaleness.Change {
    fileprivate var code: DiagnosticCode {
        switch self {
        case .changed: .sectionChanged
        case .unrecorded: .sectionUnrecorded
        case .gone: .sectionGone
        }
    }
}
