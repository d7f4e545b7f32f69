internal import RunbookModel

/// Why a command ends without its product.
struct CommandFailure: Error {
    var status: ExitStatus
    /// The faults to report, worded by their codes.
    var diagnostics: [Diagnostic] = []
    /// A message of the catalogs for what is no fault of a runbook.
    var message: (key: String, arguments: [String: String])?

    init(_ status: ExitStatus, _ diagnostics: [Diagnostic] = []) {
        self.status = status
        self.diagnostics = diagnostics
    }

    init(_ status: ExitStatus, _ key: String, _ arguments: [String: String] = [:]) {
        self.status = status
        self.message = (key, arguments)
    }

    /// A failure whose status follows from its first fault.
    init(_ diagnostics: [Diagnostic]) {
        self.init(diagnostics.first { $0.severity == .error }?.code.exitStatus ?? .invalidRunbook, diagnostics)
    }

    init(_ diagnostic: Diagnostic) {
        self.init([diagnostic])
    }
}

extension DiagnosticCode {
    /// The status with which a command ends that this fault stops.
    var exitStatus: ExitStatus {
        switch self {
        case .fileNotFound, .addressGiven, .noLanguageFile, .languageNotHere, .pageNotFound: .notFound
        case .fileUnreadable, .fileInTheWay: .inputOutput
        case .requirementFails, .requirementUndecided, .choiceNone, .fileMissing, .fingerprintsDiffer: .notMet
        case .valueRefused, .valueMissing, .unknownParameter, .choiceOpen, .unknownChoice, .capturedParameter,
            .valueUnplaceable, .renderedUnreadable, .assignmentExpected, .secretOnCommandLine, .pagesClash:
            .usage
        default: .invalidRunbook
        }
    }
}
