import Testing

@testable import RunbookCommands
@testable import RunbookModel

/// The reference has every name that the code knows, and knows no other.
struct ReferenceTests {
    private static let folder = "Sources/RunbookModel/RunbookModel.docc"

    private let diagnostics: String

    init() throws {
        diagnostics = try ProjectFiles.text("\(Self.folder)/Diagnostics.md")
    }

    // MARK: Diagnostics

    @Test(arguments: DiagnosticCode.allCases)
    func diagnosticHasOneRowWithItsStatus(_ code: DiagnosticCode) throws {
        let rows = diagnostics.split(separator: "\n").filter { $0.hasPrefix("| \(code.rawValue) |") }
        let row = try #require(rows.first, "\(code.rawValue) is not documented")
        #expect(rows.count == 1)
        let isWarning = row.contains("| Warning: ")
        let status = isWarning ? "–" : String(code.exitStatus.rawValue)
        #expect(row.hasSuffix("| \(status) |"), "\(code.rawValue) ends with \(status)")
    }

    @Test func noDiagnosticIsInvented() {
        let found = Set(diagnostics.matches(of: #/RB(?!0123)\d{4}/#).map { String($0.output) })
        #expect(found == Set(DiagnosticCode.allCases.map(\.rawValue)))
    }

    // MARK: Other documents

    @Test(arguments: ["README.md", "README.fr.md"])
    func runbooksInTheReadmesAreValid(_ path: String) throws {
        for example in try Document(path).examples where example.isRunbook {
            #expect(ExampleRunbook.parse(example).diagnostics.map(\.code) == [], "\(path):\(example.line)")
        }
    }

    @Test func symbolsOfTheCatalogExist() throws {
        let catalog = try ProjectFiles.text("\(Self.folder)/RunbookModel.md")
        let sources = try ProjectFiles.swiftFiles(in: "Sources/RunbookModel").map(ProjectFiles.text).joined()
        let names = catalog.matches(of: #/``([A-Za-z]+)``/#).map { String($0.1) }.filter { $0 != "RunbookModel" }
        #expect(names.count > 10)
        for name in names {
            #expect(sources.contains(try Regex("package (struct|enum|final class|protocol) \(name)\\b")), "\(name)")
        }
    }
}
