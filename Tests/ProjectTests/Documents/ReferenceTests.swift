import RunbookModel
import Testing

/// What documents beside the handbook show and name is there.
struct ReferenceTests {
    private static let folder = "Sources/RunbookModel/RunbookModel.docc"

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
