import Authoring
import MarkdownTree
import RunbookModel
import SystemPackage
import Testing

struct TranslationStalenessTests {
    private static let english = """
        # Guide {#guide}

        ```sh {#a}
        ls
        ```

        ## Danger

        Mind the gap.

        ## Last {#last}

        The end.
        """
    private static let french = """
        # Guide {#guide}

        ```sh {#a}
        ls
        ```

        ## Attention

        Gare au vide.

        ## Fin {#last}

        La fin.
        """

    /// The French text, recording the digests of an English one.
    private func french(of english: String) throws -> String {
        let digests = SectionTexts(try Languages(english, Self.french).runbook("en")).digests
        let lines = digests.keys.sorted().map { "    \($0): \(digests[$0] ?? "")\n" }.joined()
        return "---\ntranslation:\n  of: en\n  sections:\n\(lines)---\n" + Self.french
    }

    private func findings(now english: String) throws -> [ParityFinding] {
        let languages = Languages(english, try french(of: Self.english))
        return LanguageParity(runbooks: try languages.runbooks()).findings
    }

    @Test func translationOfWhatTheSourceSaysIsNotStale() throws {
        #expect(try findings(now: Self.english).map(\.diagnostic) == [])
        #expect(try findings(now: Self.english + "\n\n").map(\.diagnostic) == [])
    }

    @Test func rewrittenWarningMakesItsSectionStale() throws {
        let found = try findings(now: Self.english.replacing("Mind the gap.", with: "Mind the two gaps."))
        #expect(found.map(\.diagnostic.code) == [.sectionChanged])
        #expect(found.map(\.diagnostic.severity) == [.warning])
        #expect(found.first?.diagnostic.arguments["section"] == "Attention")
        #expect(found.first?.diagnostic.location?.line == 15)
        #expect(found.first?.source.location?.line == 7)
        #expect(found.first?.translatedDigest == SectionTexts(try english()).digests["danger"])
    }

    private func english() throws -> Runbook {
        try Languages(Self.english, Self.french).runbook("en")
    }

    @Test func newSectionIsNotRecorded() throws {
        let found = try findings(now: Self.english + "\n\n## More\n\nText.\n")
        #expect(found.map(\.diagnostic.code) == [.sectionUnrecorded])
        #expect(found.first?.diagnostic.arguments["section"] == "More")
        #expect(found.first?.source.location?.line == 15)
        #expect(found.first?.diagnostic.location?.line == 4)
    }

    @Test func sectionThatIsGoneIsTold() throws {
        let found = try findings(now: Self.english.replacing("## Danger\n\nMind the gap.\n", with: ""))
        #expect(found.map(\.diagnostic.code) == [.sectionGone])
        #expect(found.first?.diagnostic.arguments["section"] == "danger")
        #expect(found.first?.diagnostic.location?.line == 5)
        #expect(found.first?.source.path == "en.md" && found.first?.source.location == nil)
    }

    @Test func translationThatRecordsNothingIsNotHeldToIt() throws {
        let languages = Languages(Self.english, "---\ntranslation: {of: en}\n---\n" + Self.french)
        #expect(LanguageParity(runbooks: try languages.runbooks()).diagnostics == [])
    }
}
