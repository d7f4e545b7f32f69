internal import ArgumentParser
internal import Authoring
internal import Localization
internal import MarkdownTree
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// The forms in which `check` prints what it finds.
enum CheckFormat: String, OptionWord {
    case text
    case json
    /// SARIF 2.1.0, for code hosts and editors.
    case sarif
    /// Workflow commands of GitHub Actions.
    case github
}

/// Prints what `check` has found.
struct CheckReport {
    let context: CommandContext
    let faults: [CheckedFault]
    let count: Int

    private var formatter: DiagnosticFormatter { DiagnosticFormatter(localizer: context.localizer) }

    /// Prints everything in a form.
    func print(as format: CheckFormat) throws {
        switch format {
        case .json:
            try context.print(json: ["diagnostics": faults.map { ReportedDiagnostic($0.diagnostic, formatter) }])
        case .sarif: try printSARIF()
        case .github:
            let columns = CharacterColumns()
            let commands = WorkflowCommands(formatter: formatter)
            context.print(faults.map { commands.line(for: columns.counted($0.diagnostic)) })
        case .text:
            context.write(faults.map(text(of:)).joined(), to: .standardOutput)
            context.say(summary)
        }
    }

    private func text(of fault: CheckedFault) -> String {
        let text = formatter.text(of: fault.diagnostic)
        guard let comparison = fault.comparison else { return text }
        var style = context.outputStyle
        style.columns -= 2
        let renderer = ComparisonRenderer(style: style)
        return text + renderer.lines(comparison.left, comparison.right).map { "  \($0)\n" }.joined()
    }

    private func printSARIF() throws {
        let columns = CharacterColumns()
        let report = SARIFReport(
            formatter: formatter,
            version: RunbookProgram.version,
            language: context.localizer.language.text
        )
        let results = faults.map { fault in
            SARIFReport.Result(
                columns.counted(fault.diagnostic),
                related: fault.source?.path,
                line: fault.source?.location?.line
            )
        }
        try context.print(json: report.log(results))
    }

    private var summary: String {
        let words = context.localizer
        let errors = faults.count { $0.diagnostic.severity == .error }
        return words(
            "commands.checked",
            [
                "runbooks": words("commands.runbooks", count: count), "errors": words("commands.errors", count: errors),
                "warnings": words("commands.warnings", count: faults.count - errors),
            ]
        )
    }
}

/// A fault as JSON.
private struct ReportedDiagnostic: Encodable {
    var code: String
    var severity: String
    var path: String?
    var line: Int?
    var column: Int?
    var message: String
    var hint: String?

    init(_ diagnostic: Diagnostic, _ formatter: DiagnosticFormatter) {
        code = diagnostic.code.rawValue
        severity = diagnostic.severity.rawValue
        path = diagnostic.path?.string
        line = diagnostic.location?.line
        column = diagnostic.location?.column
        message = formatter.message(of: diagnostic)
        hint = formatter.hint(of: diagnostic)
    }
}

/// Counts columns in characters, as formats for other programs do, and not in bytes.
private final class CharacterColumns {
    private var files: [FilePath: SourceText] = [:]

    /// The fault with its column in Unicode scalars; as it is where its file cannot be read.
    func counted(_ diagnostic: Diagnostic) -> Diagnostic {
        guard let path = diagnostic.path, let location = diagnostic.location else { return diagnostic }
        let text = files[path] ?? SourceText(bytes: (try? RunbookSource.File.read(path).bytes) ?? [])
        files[path] = text
        let before = text.bytes[text.range(ofLine: location.line)].prefix(max(0, location.column - 1))
        var counted = diagnostic
        counted.location?.column -= before.count { $0 & 0xC0 == 0x80 }
        return counted
    }
}
