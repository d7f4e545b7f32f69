package import Localization
internal import MarkdownTree
package import RunbookModel
internal import SystemPackage

/// Words faults in the reader's language, as compilers do: `path:line:column: error: Sentence.` and a hint.
package struct DiagnosticFormatter {
    private let localizer: Localizer

    package init(localizer: Localizer) {
        self.localizer = localizer
    }

    /// The lines for a fault, each ended by a line feed.
    package func text(of diagnostic: Diagnostic) -> String {
        let severity = localizer("plan.severity.\(diagnostic.severity.rawValue)")
        let place = place(of: diagnostic).map { "\($0): " } ?? ""
        var text = "\(place)\(severity) \(message(of: diagnostic)) [\(diagnostic.code.rawValue)]\n"
        if let hint = hint(of: diagnostic) { text += "  \(localizer("plan.severity.hint")) \(hint)\n" }
        return text
    }

    /// Where a fault stands, as editors read it.
    package func place(of diagnostic: Diagnostic) -> String? {
        guard let path = diagnostic.path else { return nil }
        guard let location = diagnostic.location else { return path.string }
        return "\(path.string):\(location.line):\(location.column)"
    }

    /// What is wrong, as one sentence.
    package func message(of diagnostic: Diagnostic) -> String {
        if diagnostic.code == .valueRefused, diagnostic.arguments["value"]?.isEmpty == true {
            return localizer("values.errors.empty")
        }
        return localizer("diagnostics.\(diagnostic.code).message", arguments(of: diagnostic))
    }

    /// What helps; nil where nothing certain can be said.
    package func hint(of diagnostic: Diagnostic) -> String? {
        if diagnostic.code == .valueRefused { return allowedValues(for: diagnostic) }
        // Where only secrets are missing, there is no name that could stand after `-p`.
        let isAboutSecrets = diagnostic.code == .valueMissing && diagnostic.arguments["first"] == nil
        let key = isAboutSecrets ? "diagnostics.valueMissing.hintForSecrets" : "diagnostics.\(diagnostic.code).hint"
        guard let hint = localizer.text(ifPresent: key, arguments(of: diagnostic)) else { return nil }
        // A placeholder without a value: nothing near enough was found to propose.
        return hint.contains("%{") ? nil : hint
    }

    /// What a code stands for, with an ellipsis wherever a fault of that code has something of its own.
    package func description(of code: DiagnosticCode) -> String {
        localizer("diagnostics.\(code).message").replacing(#/%\{\w+\}/#, with: "…")
    }

    /// What helps against the faults of a code; what it stands for where nothing can be said of all of them.
    package func help(for code: DiagnosticCode) -> String {
        let hint = localizer.text(ifPresent: "diagnostics.\(code).hint")
        return hint?.replacing(#/%\{\w+\}/#, with: "…") ?? description(of: code)
    }

    private func allowedValues(for diagnostic: Diagnostic) -> String? {
        let arguments = diagnostic.arguments
        guard let type = arguments["type"] else { return nil }
        let key = type == "text" && arguments["pattern"] != nil ? "pattern" : type
        return localizer.text(ifPresent: "values.allowed.\(key)", visible(arguments))
    }

    /// The values with the parts that are themselves words put into the reader's language.
    private func arguments(of diagnostic: Diagnostic) -> [String: String] {
        var arguments = visible(diagnostic.arguments)
        for name in ["problem", "place", "part"] {
            guard let key = diagnostic.arguments["\(name)Key"] else { continue }
            arguments[name] = localizer(key, arguments)
        }
        return arguments
    }

    private func visible(_ arguments: [String: String]) -> [String: String] {
        var shown = arguments.mapValues { VisibleText($0).text }
        // The author's own sentence keeps its no-break spaces.
        shown["message"] = arguments["message"].map { VisibleText($0, as: .prose).text }
        return shown
    }
}
