import Authoring
import MarkdownTree
import Planning
import RunbookModel
import SystemPackage
import Testing

struct TranslationSynchronizationTests {
    private static let english = """
        # Guide {#guide}

        Before a.

        ```sh {#a timeout=1m}
        # Say it
        echo one # loudly
        echo two
        ```

        ```text {.output for=a}
        one
        ```

        Before b.

        ```yaml {#b file=b.yaml}
        a: "x # y" # why
        ```

        ## Part

        - [ ] Call somebody. {#c}
        - Wait.

          ```sh {#d}
          sleep 1 # a while
          ```

        The end.

        """

    private static let french = """
        ---
        title: Le guide
        translation: {of: en}
        ---

        # Le guide {#guide}

        Avant a.

        ```sh {#a timeout=1m}
        # Dites-le
        echo one # fort
        echo two
        ```

        ```text {.output for=a}
        one
        ```

        Avant b.

        ```yaml {#b file=b.yaml}
        a: "x # y" # pourquoi
        ```

        ## Partie

        - [ ] Appelez quelqu’un. {#c}
        - Attendez.

          ```sh {#d}
          sleep 1 # un moment
          ```

        La fin.

        """

    private func synchronized(
        _ english: String,
        _ french: String = french
    ) throws -> TranslationSynchronization {
        let languages = Languages(english, french)
        let runbook = try #require(RunbookParser().parse(languages.source("fr")).runbook)
        return TranslationSynchronization(languages.source("fr"), runbook, from: try languages.runbook("en"))
    }

    /// Synchronizes with a changed source, and holds what must always hold.
    private func changed(_ changes: (old: String, new: String)...) throws -> String {
        let english = changes.reduce(Self.english) { $0.replacing($1.old, with: $1.new) }
        try #require(english != Self.english)
        let result = try synchronized(english)
        #expect(result.isSame)
        let languages = Languages(english, result.text)
        let differences = LanguageParity(runbooks: try languages.runbooks()).diagnostics
        #expect(!differences.contains { $0.severity == .error }, "\(differences)")
        let again = try synchronized(english, result.text)
        #expect(again.text == result.text && again.changes == [] && again.newMarkCount == 0)
        for words in ["Avant a.", "Avant b.", "Dites-le", "La fin."] { #expect(result.text.contains(words)) }
        return result.text
    }

    @Test func translationThatIsUpToDateStaysAsItIs() throws {
        let result = try synchronized(Self.english)
        #expect(result.text == Self.french)
        #expect(result.isSame && result.changes == [] && result.newMarkCount == 0)
    }

    @Test func changedCommandKeepsTheOtherComments() throws {
        let text = try changed(("echo two", "echo three # new"))
        #expect(text == Self.french.replacing("echo two", with: "echo three # new"))
    }

    @Test func changedLineTakesTheCommentOfTheSource() throws {
        let text = try changed(("echo one # loudly", "echo 1 # loudly"))
        #expect(text == Self.french.replacing("echo one # fort", with: "echo 1 # loudly"))
    }

    @Test func whatOnlyLooksLikeACommentIsCarriedOver() throws {
        let text = try changed(("\"x # y\" # why", "\"x # z\" # why"))
        #expect(text.contains("a: \"x # z\""))
    }

    @Test func sampleOfAToolThatIsTranslatedKeepsItsWords() throws {
        let english = Self.english.replacing(
            "{.output for=a}\none\n",
            with: "{.output .translated for=a}\nWell done.\n"
        )
        let french = Self.french.replacing("{.output for=a}\none\n", with: "{.output .translated for=a}\nBravo.\n")
        try #require(english != Self.english && french != Self.french)
        #expect(try synchronized(english, french).text == french)
    }

    @Test func attributesAreThoseOfTheSource() throws {
        let text = try changed(
            ("{#a timeout=1m}", "{#a retry=3}"),
            ("## Part", "### Part {#part}"),
            ("{#c}", "{#c when=\"v == 'x'\"}")
        )
        #expect(
            text
                == Self.french.replacing("{#a timeout=1m}", with: "{#a retry=3}")
                .replacing("## Partie", with: "### Partie {#part}").replacing("{#c}", with: "{#c when=\"v == 'x'\"}")
        )
    }

    @Test func newStepComesWithTheSourcesProseMarked() throws {
        let step = "Before n.\n\n```sh {#n}\nls\n```\n\n"
        let text = try changed(("Before b.", step + "Before b."))
        #expect(text == Self.french.replacing("Avant b.", with: "<!-- translate -->\n" + step + "Avant b."))
    }

    @Test func stepThatIsGoneLeavesItsProse() throws {
        let fence = "```yaml {#b file=b.yaml}\na: \"x # y\" # why\n```\n\n"
        let text = try changed((fence, ""))
        #expect(text == Self.french.replacing(fence.replacing("why", with: "pourquoi"), with: ""))
    }

    @Test func movedStepTakesItsProseWithIt() throws {
        let b = "Before b.\n\n```yaml {#b file=b.yaml}\na: \"x # y\" # why\n```\n\n"
        let text = try changed((b, ""), ("Before a.", b + "Before a."))
        let french = b.replacing("Before", with: "Avant").replacing("why", with: "pourquoi")
        #expect(text == Self.french.replacing(french, with: "").replacing("Avant a.", with: french + "Avant a."))
    }

    @Test func newSectionIsMarkedWhole() throws {
        let section = "## New {#new}\n\nText.\n\n```sh {#n}\nls\n```\n\n"
        let text = try changed(("## Part", section + "## Part"))
        let marked = section.replacing("{#new}\n", with: "{#new}\n<!-- translate: title -->\n")
            .replacing("Text.", with: "<!-- translate -->\nText.")
        #expect(text == Self.french.replacing("## Partie", with: marked + "## Partie"))
    }

    @Test func sectionThatIsGoneKeepsItsWordsWithAMark() throws {
        let part = String(
            Self.english[(Self.english.firstRange(of: "## Part")?.lowerBound ?? Self.english.endIndex)...]
        )
        let text = try changed((part, "## Other {#other}\n\nWords.\n"))
        #expect(text.contains("## Partie\n<!-- gone -->\n\nLa fin.\n"))
        #expect(!text.contains("Appelez") && !text.contains("sleep"))
    }

    @Test func newItemOfAListIsMarkedWithinIt() throws {
        let text = try changed(("- Wait.", "- [ ] Breathe. {#breathe}\n- Wait."))
        #expect(
            text
                == Self.french.replacing(
                    "- Attendez.",
                    with: "- [ ] Breathe. {#breathe}\n  <!-- translate -->\n- Attendez."
                )
        )
    }

    @Test func newFirstItemKeepsTheOthers() throws {
        let text = try changed(("- [ ] Call", "- [ ] Breathe. {#breathe}\n- [ ] Call"))
        #expect(text.contains("- [ ] Breathe. {#breathe}\n  <!-- translate -->\n- [ ] Appelez quelqu’un. {#c}\n"))
    }

    @Test func codeInAListIsCarriedOver() throws {
        let text = try changed(("sleep 1 # a while", "sleep 2 # a while\n  echo done"))
        #expect(text == Self.french.replacing("sleep 1 # un moment", with: "sleep 2 # a while\n  echo done"))
    }

    @Test func changesAreListed() throws {
        let english = Self.english.replacing("echo two", with: "echo three")
            .replacing("```yaml {#b file=b.yaml}\na: \"x # y\" # why\n```\n", with: "```sh {#n}\nls\n```\n")
        let changes = try synchronized(english).changes
        #expect(
            changes.map { "\($0.kind) \($0.part) \($0.name)" } == ["changed step a", "added step n", "removed step b"]
        )
    }

    @Test func digestsOfWhatWasTranslatedStay() throws {
        let digests = SectionTexts(try Languages(Self.english, Self.french).runbook("en")).digests
        let front = "translation: {of: en, sections: {guide: \(digests["guide"] ?? ""), part: 0}}"
        let french = Self.french.replacing("translation: {of: en}", with: front)
        let english = Self.english.replacing("Before a.", with: "Before all.") + "\n## New {#new}\n\nText.\n"
        let result = try synchronized(english, french)
        let recorded = try Languages(english, result.text).runbook("fr").translation?.sections
        #expect(recorded?["guide"] == digests["guide"])
        #expect(recorded?["part"] == "0")
        #expect(recorded?["new"] == SectionTexts(try Languages(english, french).runbook("en")).digests["new"])
    }

    // MARK: Front matter

    private static let words = (
        english: """
        ---
        title: Guide
        summary: Short.
        parameters:
          v: {label: Value, help: New help.}
        require:
          fits: Make it fit.
        ---

        """,
        french: """
        ---
        # Un commentaire
        title: "Le guide"
        translation:
          of: en   # l’original
        parameters:
          v:
            label: 'Valeur' # utile
            gone: x
        protect:
          old: Ancien
        ---

        """
    )

    @Test func newWordsAreMarkedAndOthersGo() throws {
        let definition = "parameters: {v: {type: text}}\nrequire: [{id: fits, condition: v == 'x'}]\n"
        let page = Self.english
        let languages = Languages(
            Self.words.english + page,
            Self.words.french.replacing("    gone: x\n", with: "") + page,
            definition: definition
        )
        let runbook = try #require(RunbookParser().parse(languages.source("fr")).runbook)
        let result = TranslationSynchronization(languages.source("fr"), runbook, from: try languages.runbook("en"))
        let front = """
            ---
            # Un commentaire
            title: "Le guide"
            translation:
              of: en   # l’original
            parameters:
              v:
                label: Valeur
                help: New help. # translate
            summary: Short. # translate
            require:
              fits: Make it fit. # translate
            ---

            """
        #expect(result.isSame)
        #expect(result.text == front + page, "\(result.text)")
        #expect(result.newMarkCount == 3)
    }
}
