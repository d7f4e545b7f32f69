internal import MarkdownTree
package import RunbookModel
internal import SystemPackage

/// Words faults as workflow commands, which make GitHub Actions show them beside the lines that they are about.
package struct WorkflowCommands {
    private let formatter: DiagnosticFormatter

    /// Words faults with a formatter.
    package init(formatter: DiagnosticFormatter) {
        self.formatter = formatter
    }

    /// The command for a fault, without a line end.
    package func line(for diagnostic: Diagnostic) -> String {
        let properties: [(String, String?)] = [
            ("file", diagnostic.path?.lexicallyNormalized().string), ("line", diagnostic.location.map { "\($0.line)" }),
            ("col", diagnostic.location.map { "\($0.column)" }), ("title", diagnostic.code.rawValue),
        ]
        let text = properties.compactMap { name, value in value.map { "\(name)=\(escapedProperty($0))" } }
        let words = [formatter.message(of: diagnostic), formatter.hint(of: diagnostic)].compactMap(\.self)
        let message = words.joined(separator: "\n")
        return "::\(diagnostic.severity.rawValue) \(text.joined(separator: ","))::\(escapedData(message))"
    }

    /// What follows the second pair of colons ends at a line end.
    private func escapedData(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    /// Between the pairs of colons, colons and commas have a meaning too.
    private func escapedProperty(_ text: String) -> String {
        escapedData(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
