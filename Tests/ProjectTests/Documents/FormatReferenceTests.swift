import Foundation
import MarkdownTree
import Planning
import SystemPackage
import Testing

@testable import RunbookModel

/// The handbook's page on the format has every name that the code knows, in every language, and knows no other.
struct FormatReferenceTests {
    static let languages = ["en", "fr"]

    @Test(arguments: languages)
    func attributesAreThoseOfTheParser(language: String) throws {
        let page = try FormatPage(language)
        #expect(page.names(of: "attribute") == Set(AttributeReader.keys))
        #expect(page.names(of: "class") == Set(AttributeReader.classes))
        for key in AttributeReader.keys { #expect(page.title(of: "attribute-\(key)") == key) }
        for name in AttributeReader.classes { #expect(page.title(of: "class-\(name)") == ".\(name)") }
    }

    @Test(arguments: languages)
    func typesAreThoseOfTheParser(language: String) throws {
        let page = try FormatPage(language)
        #expect(page.names(of: "type") == Set(ParameterType.keywords))
        for type in ParameterType.keywords { #expect(page.title(of: "type-\(type)") == type) }
    }

    @Test(arguments: languages)
    func keysAreThoseOfTheParser(language: String) throws {
        let page = try FormatPage(language)
        let keys = DefinitionReader.actingKeys + DefinitionReader.readingKeys
        #expect(page.names(of: "key") == Set(keys))
        for key in keys { #expect(page.title(of: "key-\(key)") == key) }
        let listed = page.list(of: "parameter-keys").flatMap { $0 == "label" ? [$0, "help"] : [$0] }
        #expect(Set(listed) == Set(ParameterReader.keys))
        #expect(Set(page.list(of: "key-guide")) == ["page", "version", "sha256", "omitted"])
        #expect(Set(page.list(of: "key-translation")) == ["of", "status", "sections"])
    }

    @Test(arguments: languages)
    func wordsOfBlocksAndConditionsAreNamed(language: String) throws {
        let page = try FormatPage(language)
        for name in StepReader.shellLanguages { #expect(page.text(of: "block-shell").contains("`\(name)`")) }
        for name in StepReader.consoleLanguages { #expect(page.text(of: "block-console").contains("`\(name)`")) }
        for word in Condition.reservedWords { #expect(page.text(of: "parameters").contains("`\(word)`"), "\(word)") }
    }

    @Test func examplesAreRunbooksThatDoTheSameInEveryLanguage() throws {
        let fingerprints = try Self.languages.map { language in
            try FormatPage(language).examples.map { example in
                let parsed = ExampleRunbook.parse(example)
                #expect(parsed.diagnostics.map(\.code) == [], "\(language):\(example.line)")
                return Fingerprint(try #require(parsed.runbook)).digest
            }
        }
        #expect(fingerprints[0].count >= 2)
        #expect(fingerprints[0] == fingerprints[1])
    }
}

/// The page in one language, with what its sections are named and say.
private struct FormatPage {
    private let runbook: Runbook
    private let lines: [Substring]

    init(_ language: String) throws {
        let place = RunbookPlace.folder(ProjectFiles.root.appending("runbooks/handbook-format"))
        let source = try place.source(language: language)
        runbook = try #require(RunbookParser().parse(source).runbook)
        lines = String(decoding: source.markdown.bytes, as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        ).map(Substring.init)
    }

    /// What follows a prefix in the ids of sections.
    func names(of prefix: String) -> Set<String> {
        Set(
            runbook.sections.compactMap(\.id).filter { $0.hasPrefix("\(prefix)-") }.map {
                String($0.dropFirst(prefix.count + 1))
            }
        )
    }

    func title(of id: String) -> String? {
        runbook.sections.first { $0.id == id }?.title.plainText
    }

    /// The lines of a section up to the next one.
    func text(of id: String) -> String {
        guard let index = runbook.sections.firstIndex(where: { $0.id == id }) else { return "" }
        let next = index + 1 < runbook.sections.count ? runbook.sections[index + 1].location.line : lines.count + 1
        return lines[runbook.sections[index].location.line..<(next - 1)].joined(separator: "\n")
    }

    /// The code with which the items of a section's lists begin.
    func list(of id: String) -> [String] {
        text(of: id).split(separator: "\n").compactMap { $0.firstMatch(of: #/^- `([a-z0-9]+)`/#).map { String($0.1) } }
    }

    /// What is shown as a whole runbook.
    var examples: [Document.Example] {
        runbook.sections.flatMap(\.elements).compactMap { element in
            guard case .example(let code) = element, code.language == "markdown" else { return nil }
            return Document.Example(language: code.language, code: code.literal, line: code.places.start.line)
        }
    }
}
