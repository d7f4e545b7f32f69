import Authoring
import MarkdownTree
import RunbookModel
import SystemPackage
import Testing

struct ProseParityTests {
    private static let english = """
        ---
        summary: Short.
        parameters:
          v: {label: Value, help: What it is.}
        ---
        Before all: `lead`.

        # One {#one}

        See `a`, *`b`* and [two](#two), [docs](https://example.org/en/docs?lang=en) or [a list](list.en.md).

        - An item with `a`.

        ## Two

        > Quoted `q`, [back](#one).

        - [ ] Type `t`. {#type}
        """

    private static let french = """
        ---
        summary: Court.
        parameters:
          v: {label: Valeur, help: Ce que c’est.}
        translation: {of: en}
        ---
        Avant tout `lead`.

        # Un {#one}

        Voyez la [liste](list.fr.md), [deux](#deux) ou la [doc](https://example.org/fr/docs?lang=fr), *`b`* et `a`.

        - `a`, un article.

        ## Deux

        > Cité `q`, [retour](#one).

        - [ ] Tapez `t`. {#type}
        """

    private func diagnostics(_ old: String = "", _ new: String = "") throws -> [Diagnostic] {
        let french = old.isEmpty ? Self.french : Self.french.replacing(old, with: new)
        try #require(old.isEmpty || french != Self.french)
        return LanguageParity(runbooks: try Languages(Self.english, french).runbooks()).diagnostics
    }

    @Test func reasonForNoRehearsalStandsInEveryLanguageOrIsMissed() throws {
        let step = "```sh {#a}\nls\n```\n"
        let front = "---\nrehearsals: {a: No dry run.}\n---\n"
        let lacking = try Languages(front + step, "---\ntranslation: {of: en}\n---\n" + step).runbooks()
        let missing = LanguageParity(runbooks: lacking).diagnostics.filter { $0.code == .wordsMissing }
        #expect(missing.map { $0.arguments["key"] } == ["rehearsals.a"])
        // Where a rule of the language's own finds it, it is told once.
        let telling = "```sh {#b}\nls\n```\n\n```sh {.rehearsal for=b}\nls\n```\n"
        let told = try Languages(front + step + telling, "---\ntranslation: {of: en}\n---\n" + step + telling)
            .runbooks()
        #expect(!LanguageParity(runbooks: told).diagnostics.contains { $0.code == .wordsMissing })
    }

    @Test func otherWordsInAnotherOrderAreNoDifference() throws {
        #expect(try diagnostics() == [])
    }

    @Test(arguments: [
        ("`lead`", "`chef`", "(lead)", "`lead`", "`chef`"), ("- `a`, un", "- Un", "Un", "`a`", "–"),
        ("*`b`* et", "*`b`*, `b` et", "Un", "–", "`b`"), ("`q`", "q", "Deux", "`q`", "–"),
        ("Tapez `t`", "Tapez `u`", "Deux", "`t`", "`u`"),
    ])
    func inlineCodeIsComparedSectionBySection(
        old: String,
        new: String,
        section: String,
        missing: String,
        extra: String
    ) throws {
        let found = try diagnostics(old, new)
        #expect(found.map(\.code) == [.codeSpansDiffer] && found.map(\.severity) == [.warning])
        #expect(found.first?.arguments["section"] == section)
        #expect(found.first?.arguments["missing"] == missing)
        #expect(found.first?.arguments["extra"] == extra)
    }

    @Test(arguments: [("`q`", "`q`, `Quoted`", true), ("`q`", "`q`, `Quote`", false), ("*`b`*", "*`b`* `See`", true)])
    func wordOfTheSourceMayBeQuotedAsCode(old: String, new: String, isAccepted: Bool) throws {
        #expect(try diagnostics(old, new).map(\.code) == (isAccepted ? [] : [.codeSpansDiffer]))
    }

    @Test(arguments: [
        ("(#deux)", "(#one)", "`#one/1`", "`#one`"), ("(list.fr.md)", "(table.fr.md)", "`list.md`", "`table.md`"),
        ("[retour](#one)", "retour", "`#one`", "–"),
        ("/fr/docs?lang=fr", "/fr/blog", "`https://example.org/docs?lang=`", "`https://example.org/blog`"),
    ])
    func linksLeadToTheSamePlaces(old: String, new: String, missing: String, extra: String) throws {
        let found = try diagnostics(old, new)
        #expect(found.map(\.code) == [.linksDiffer] && found.map(\.severity) == [.warning])
        #expect(found.first?.arguments["missing"] == missing)
        #expect(found.first?.arguments["extra"] == extra)
        #expect(found.first?.arguments["place"]?.hasPrefix("en.md:") == true)
    }

    @Test(arguments: [
        ("summary: Court.\n", "summary", 1), ("label: Valeur, ", "parameters.v.label", 4),
        (", help: Ce que c’est.", "parameters.v.help", 4),
    ])
    func wordsThatOnlyAnotherLanguageHasAreMissing(words: String, key: String, line: Int) throws {
        let found = try diagnostics(words, "")
        #expect(found.map(\.code) == [.wordsMissing] && found.map(\.severity) == [.warning])
        #expect(found.first?.arguments["key"] == key)
        #expect(found.first?.path == "fr.md" && found.first?.location?.line == line)
    }

    @Test func wordsThatTheSourceLacksAreMissingThere() throws {
        let found = LanguageParity(
            runbooks: try Languages(Self.english.replacing("label: Value, ", with: ""), Self.french).runbooks()
        ).diagnostics
        #expect(found.map(\.path) == ["en.md"] && found.map(\.code) == [.wordsMissing])
    }

    @Test func sourceThatIsNotThereIsTold() throws {
        let found = try diagnostics("of: en", "of: de")
        #expect(found.map(\.code) == [.unknownTranslationSource])
        #expect(found.first?.location?.line == 5)
    }

    @Test(arguments: ["done", "draft"])
    func marksAreToldInATranslationThatIsDone(status: String) throws {
        let marked =
            Self.french.replacing("of: en", with: "of: en, status: \(status)")
            .replacing("label: Valeur, help: Ce que c’est.}", with: "label: Valeur, help: Ce que c’est.} # translate")
            .replacing("> Cité", with: "<!-- translate -->\n> Cité") + "\n\n```text\n<!-- translate -->\n```\n"
        let english = Self.english + "\n\n```text\n<!-- translate -->\n```\n"
        let found = LanguageParity(runbooks: try Languages(english, marked).runbooks()).diagnostics
        #expect(found.map(\.code) == (status == "done" ? [.wordsToTranslate, .wordsToTranslate] : []))
        #expect(found.map { $0.location?.line } == (status == "done" ? [4, 17] : []))
    }
}
