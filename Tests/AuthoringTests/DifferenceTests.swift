import Authoring
import MarkdownTree
import RunbookModel
import SystemPackage
import Testing

/// What can differ between two languages, each with both places.
struct DifferenceTests {
    private static let page = """
        # One {#one when="v == 'x'"}

        ```sh {#a}
        # Say it
        echo one
        echo two
        echo three
        ```

        ```sh {#b timeout=1m}
        ls
        ```

        ```sh {#c}
        pwd
        ```

        """

    private func findings(_ french: String, of english: String = page) throws -> [ParityFinding] {
        LanguageParity(runbooks: try Languages(english, french).runbooks()).findings
    }

    private func changed(_ old: String, _ new: String) throws -> [ParityFinding] {
        let french = Self.page.replacing(old, with: new)
        try #require(french != Self.page)
        return try findings(french)
    }

    @Test func changedCommandShowsEveryLineThatDiffers() throws {
        let found = try changed("echo one\necho two\necho three", "echo un\necho two\necho trois")
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.diagnostic.code == .fingerprintsDiffer)
        #expect(finding.diagnostic.path == "fr.md" && finding.diagnostic.location?.line == 3)
        #expect(finding.source.path == "en.md" && finding.source.location?.line == 3)
        #expect(finding.source.lines.suffix(3) == ["echo one", "echo two", "echo three"])
        #expect(finding.lines?.suffix(3) == ["echo un", "echo two", "echo trois"])
    }

    @Test func translatedCommentIsAccepted() throws {
        #expect(try changed("# Say it", "# Dites-le").map(\.diagnostic) == [])
    }

    @Test func removedStepNamesBothPlaces() throws {
        let found = try changed("```sh {#b timeout=1m}\nls\n```\n", "")
        #expect(found.map { $0.diagnostic.arguments["name"] } == ["b"])
        #expect(found.first?.source.location?.line == 10)
        #expect(found.first?.diagnostic.location?.line == 11)
        #expect(found.first?.lines == [])
    }

    @Test func swappedStepsNameBothPlaces() throws {
        let (b, c) = ("```sh {#b timeout=1m}\nls\n```\n", "```sh {#c}\npwd\n```\n")
        let found = try findings(Self.page.replacing(b, with: "B").replacing(c, with: b).replacing("B", with: c))
        #expect(found.map { $0.diagnostic.arguments["name"] } == ["c"])
        #expect(found.first?.source.location?.line == 10)
        #expect(found.first?.diagnostic.location?.line == 10)
        #expect(found.first?.source.lines == ["guide", "v", "one", "a", "b", "c"])
        #expect(found.first?.lines == ["guide", "v", "one", "a", "c", "b"])
    }

    @Test func changedConditionNamesBothPlaces() throws {
        let found = try changed("v == 'x'", "v == 'y'")
        #expect(found.map { $0.diagnostic.arguments["name"] } == ["one", "a", "b", "c"])
        #expect(found.allSatisfy { $0.source.lines.contains { $0.contains("v == 'x'") } })
        #expect(found.allSatisfy { $0.lines?.contains { $0.contains("v == 'y'") } == true })
    }

    @Test func changedDefaultNamesBothPlaces() throws {
        let front = "---\ntitle: T\nparameters:\n  v:\n    default: x\n---\n"
        let found = try findings(front.replacing(": x", with: ": y") + Self.page, of: front + Self.page)
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.diagnostic.arguments["name"] == "v")
        #expect(finding.source.path == "en.md" && finding.source.location?.line == 4)
        #expect(finding.diagnostic.path == "fr.md" && finding.diagnostic.location?.line == 4)
        #expect(finding.source.lines == ["type text", "default x"])
        #expect(finding.lines == ["type text", "default y"])
    }

    @Test func defaultOfOneLanguageOnlyPointsToTheDefinition() throws {
        let front = "---\ntitle: T\nparameters:\n  v:\n    default: x\n---\n"
        let found = try findings(front + Self.page)
        let finding = try #require(found.first { $0.diagnostic.code == .fingerprintsDiffer })
        #expect(finding.source.path == "runbook.yml" && finding.source.location?.line == 1)
        #expect(finding.diagnostic.path == "fr.md" && finding.diagnostic.location?.line == 4)
    }

    @Test func changedFileIsShownAsItIsWritten() throws {
        let file = "```yaml {#f file=f.yaml}\n# A comment\na:\n  b: one # another\n```\n"
        let found = try findings(Self.page + file.replacing("one", with: "two"), of: Self.page + file)
        #expect(found.map { $0.diagnostic.arguments["name"] } == ["f"])
        #expect(found.first?.source.lines.suffix(2) == ["a:", "  b: one"])
        #expect(found.first?.lines?.suffix(2) == ["a:", "  b: two"])
    }

    @Test func draftThatDiffersIsAWarning() throws {
        let front = "---\ntranslation: {of: en, status: draft}\n---\n"
        let found = try findings(front + Self.page.replacing("pwd", with: "ls"))
        #expect(found.map(\.diagnostic.code) == [.fingerprintsDiffer])
        #expect(found.map(\.diagnostic.severity) == [.warning])
    }
}
