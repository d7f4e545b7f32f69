package import MarkdownTree
package import SystemPackage

/// A fault of a runbook or of what was given to it: data that formatters word in the reader's language.
package struct Diagnostic: Error, Sendable, Hashable {
    package enum Severity: String, Sendable, Hashable, Codable {
        case error
        case warning
    }

    package var code: DiagnosticCode
    package var severity: Severity
    /// The file at fault; nil for what stands in no file, such as a command line.
    package var path: FilePath?
    package var location: SourceLocation?
    /// The values that the message and the hint of `code` name, by placeholder.
    package var arguments: [String: String]

    package init(
        _ code: DiagnosticCode,
        severity: Severity = .error,
        path: FilePath? = nil,
        at location: SourceLocation? = nil,
        _ arguments: [String: String] = [:]
    ) {
        self.code = code
        self.severity = severity
        self.path = path
        self.location = location
        self.arguments = arguments
    }
}
