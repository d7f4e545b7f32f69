import Authoring
import MarkdownTree
import Planning
import RunbookModel
import SystemPackage
import Testing

struct TranslationDraftTests {
    private static let english = """
        ---
        title: Restart
        summary: >-
          Restarts an instance: with care.
        parameters:
          v:
            label: "The “value”"
            help: |
              Two
              lines.
        ---

        # Restart the cache {#restart}

        First paragraph
        of two lines.

        - [ ] Tell the team. {#tell}

        ```sh {#a}
        # Say it
        echo {{v}}
        ```
        ## Next
        > Mind it.

        ```text {.output for=a}
        x
        ```

        <!-- a comment -->

        ***

        """

    private func draft() throws -> TranslationDraft {
        TranslationDraft(of: try Languages(Self.english, "").runbook("en"))
    }

    @Test func pageHasEverythingInItsPlaceAndAMarkAtEachStretchOfProse() throws {
        let text = try draft().text
        let page = """
            # Restart the cache {#restart}
            <!-- translate: title -->

            <!-- translate -->
            First paragraph
            of two lines.

            <!-- translate -->
            - [ ] Tell the team. {#tell}

            ```sh {#a}
            # Say it
            echo {{v}}
            ```
            ## Next
            <!-- translate: title -->
            <!-- translate -->
            > Mind it.

            ```text {.output for=a}
            x
            ```

            <!-- a comment -->

            ***

            """
        #expect(text.hasSuffix("---\n\n" + page), "\(text)")
        let marks = ["<!-- translate -->\n", "<!-- translate: title -->\n"]
        let bare = marks.reduce(page) { $0.replacing($1, with: "") }
        #expect(Self.english.hasSuffix("---\n\n" + bare))
    }

    @Test func frontMatterHasTheWordsWithMarks() throws {
        let draft = try draft()
        let digests = SectionTexts(try Languages(Self.english, "").runbook("en")).digests
        let front = """
            ---
            title: Restart # translate
            summary: "Restarts an instance: with care." # translate
            translation:
              of: en
              status: draft
              sections:
                restart: \(digests["restart"] ?? "")
                next: \(digests["next"] ?? "")
            parameters:
              v:
                label: The “value” # translate
                help: | # translate
                  Two
                  lines.
            ---

            """
        #expect(draft.text.hasPrefix(front), "\(draft.text)")
        #expect(draft.markCount == 9)
    }

    @Test func draftPassesTheCheckAndSaysTheSame() throws {
        let languages = Languages(Self.english, try draft().text)
        let french = try languages.runbook("fr")
        let english = try languages.runbook("en")
        #expect(LanguageParity(runbooks: [english, french]).diagnostics == [])
        #expect(Fingerprint(french).digest == Fingerprint(english).digest)
        #expect(french.translation == .init(source: "en", status: .draft, sections: SectionTexts(english).digests))
        #expect(french.parameters.map(\.label) == english.parameters.map(\.label))
        #expect(french.parameters.map(\.help) == english.parameters.map(\.help))
        #expect(french.summary == english.summary)
    }

    @Test(arguments: [
        "a: b", " a", "a ", "#a", "a # b", "- a", "no", "é\u{A0}!", "\"", "a\\", "a\nb", "a\n\n", "\n", "[a]",
        "{{v}} is",
        "*a", "a:", "'a'", "| a", "a\tb", "1.24", "a\u{2028}b", "line\n  two\n\nthree\n", "  a\nb",
    ])
    func everyTextIsKept(_ text: String) throws {
        let escaped = text.unicodeScalars.map { scalar -> String in
            let digits = String(scalar.value, radix: 16)
            return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
        let english = Self.english.replacing("label: \"The “value”\"", with: "label: \"\(escaped)\"")
        let runbook = try Languages(english, "").runbook("en")
        try #require(runbook.parameter("v")?.label == text)
        let draft = TranslationDraft(of: runbook).text
        #expect(try Languages(english, draft).runbook("fr").parameter("v")?.label == text)
    }
}
