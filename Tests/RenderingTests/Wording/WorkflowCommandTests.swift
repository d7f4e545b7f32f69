import Localization
import MarkdownTree
import Rendering
import RunbookModel
import SystemPackage
import Testing

struct WorkflowCommandTests {
    private func line(_ diagnostic: Diagnostic) -> String {
        WorkflowCommands(formatter: DiagnosticFormatter(localizer: Localizer(embedded: .english)))
            .line(for: diagnostic)
    }

    @Test func faultNamesItsPlaceAndItsCode() {
        let fault = Diagnostic(.emptyStep, path: "./a/en.md", at: SourceLocation(line: 3, column: 2))
        let text = line(fault)
        #expect(text.hasPrefix("::error file=a/en.md,line=3,col=2,title=RB0606::"))
        #expect(text.contains("%0A") && !text.contains("\n"))
    }

    @Test func warningIsAWarningAndMayHaveNoPlace() {
        let fault = Diagnostic(.languageMissing, severity: .warning, path: "a", ["id": "a", "language": "fr"])
        #expect(line(fault).hasPrefix("::warning file=a,title=RB0805::"))
        #expect(line(Diagnostic(.emptyFile)).hasPrefix("::error title=RB0107::"))
    }

    @Test func whatHasAMeaningIsEscaped() {
        let fault = Diagnostic(
            .fileNotFound,
            path: FilePath("50%, a:b\nc"),
            at: SourceLocation(line: 1, column: 1),
            ["path": "50%: a, b"]
        )
        let text = line(fault)
        #expect(text.contains("file=50%25%2C a%3Ab%0Ac,line=1"))
        #expect(text.contains("::No such file or runbook: 50%25: a, b.%0A"))
    }
}
