import Testing

@testable import RunbookModel

/// The reference has every name that the code knows, and knows no other.
struct ReferenceTests {
    private static let folder = "Sources/RunbookModel/RunbookModel.docc"

    private let format: String

    init() throws {
        format = try ProjectFiles.text("\(Self.folder)/RunbookFormat.md")
    }

    // MARK: The format

    @Test(arguments: AttributeReader.keys)
    func attributeIsDocumented(_ key: String) {
        #expect(
            rows(of: "| attribute | where | meaning |").contains { $0.contains("`\(key)=") || $0.contains(" \(key)=") }
        )
    }

    @Test(arguments: AttributeReader.classes)
    func classIsDocumented(_ name: String) {
        #expect(rows(of: "| attribute | where | meaning |").contains { $0.contains("`.\(name)") })
    }

    @Test func noAttributeIsInvented() {
        let cells = rows(of: "| attribute | where | meaning |").compactMap { $0.split(separator: "|").first }
        for match in cells.flatMap({ $0.matches(of: #/([a-z]+)=|\.([a-z]+)/#) }) {
            if let key = match.1 { #expect(AttributeReader.keys.contains(String(key))) }
            if let name = match.2 { #expect(AttributeReader.classes.contains(String(name))) }
        }
    }

    @Test func typesAreThoseOfTheParser() {
        let names = rows(of: "| type | grammar | source |").compactMap { $0.firstMatch(of: #/^\| `([a-z]+)`/#)?.1 }
        #expect(names.map(String.init) == ParameterType.keywords)
    }

    @Test(arguments: DefinitionReader.actingKeys + DefinitionReader.readingKeys)
    func keyIsDocumented(_ key: String) {
        let tables = rows(of: "| key | value |")
        #expect(tables.contains { $0.split(separator: "|").first?.contains("`\(key)`") == true })
    }

    @Test(arguments: StepReader.shellLanguages + StepReader.consoleLanguages)
    func languageOfStepsIsDocumented(_ language: String) {
        #expect(rows(of: "| block | what it is |").contains { $0.contains("`\(language)`") })
    }

    @Test(arguments: Condition.reservedWords.sorted())
    func reservedWordIsDocumented(_ word: String) {
        #expect(format.contains("`\(word)`"))
    }

    @Test(arguments: ["RunbookFormat.md", "RunbookModel.md"])
    func runbooksInTheReferenceAreValid(_ name: String) throws {
        for example in try Document("\(Self.folder)/\(name)").examples where example.isRunbook {
            let parsed = ExampleRunbook.parse(example)
            #expect(parsed.isValid)
            #expect(parsed.diagnostics.map(\.code) == [], "\(name):\(example.line)")
        }
    }

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

    @Test func referenceHasExamples() throws {
        #expect(try Document("\(Self.folder)/RunbookFormat.md").examples.count { $0.isRunbook } >= 2)
    }

    /// The rows of every table with this header.
    private func rows(of header: String) -> [Substring] {
        var rows: [Substring] = []
        var isInside = false
        for line in format.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == header { isInside = true }
            if !line.hasPrefix("|") { isInside = false }
            if isInside { rows.append(line) }
        }
        return rows.filter { $0 != header && !$0.hasPrefix("|---") }
    }
}
