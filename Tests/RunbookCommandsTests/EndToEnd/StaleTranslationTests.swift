import TestSupport
import Testing

/// What readers of a translation are told first.
struct StaleTranslationTests {
    private static let readers: [[String]] = [
        ["show", "restart"], ["plan", "restart"], ["run", "restart", "--yes"],
        ["run", "restart", "--yes", "--dry-run"],
        ["train", "restart", "--yes"],
    ]
    private static let english = "Lead.\n\n# Restart {#restart}\n\nWarn.\n\n```sh {#a}\necho hello\n```\n"
    private static let french = """
        ---
        title: Redémarrer
        translation:
          of: en
        ---
        Chapeau.

        # Redémarrage {#restart}

        Avertissez.

        ```sh {#a}
        echo hello
        ```

        """

    private func translated() throws -> Workplace {
        let place = try Workplace()
        try place.write("id: restart\n", to: "runbooks/restart/runbook.yml")
        try place.write(Self.english, to: "runbooks/restart/en.md")
        try place.write(Self.french, to: "runbooks/restart/fr.md")
        let accepted = try place.run(["check", "--accept-translation", "restart", "fr"])
        try #require(accepted.status == 0)
        return place
    }

    @Test(arguments: readers)
    func readersOfAStaleTranslationAreToldTheSections(command: [String]) throws {
        let place = try translated()
        let before = try place.run(command, language: "fr")
        #expect(before.status == 0 && !before.error.contains("retard"))
        let rewritten = Self.english.replacing("Warn.", with: "Warn them twice.")
        try place.write(rewritten, to: "runbooks/restart/en.md")
        let after = try place.run(command, language: "fr")
        let notice =
            "Cette traduction est en retard sur son original, anglais (en), pour une section : « Redémarrage »."
        #expect(after.status == 0)
        #expect(after.error.flattened.contains(notice), "\(after.error)")
        #expect(!after.output.contains("retard"))
        #expect(try place.run(command).error.contains("behind") == false)
    }

    @Test func everySectionThatIsBehindIsNamed() throws {
        let place = try translated()
        try place.write("New lead.\n" + Self.english + "\n## More\n\nText.\n", to: "runbooks/restart/en.md")
        let result = try place.run(["show", "restart"], language: "fr")
        #expect(result.error.flattened.contains("pour 2 sections : l’introduction et « More »."), "\(result.error)")
    }

    @Test func sourceThatCannotBeReadStopsNobody() throws {
        let place = try translated()
        try place.write("\u{0}", to: "runbooks/restart/en.md")
        #expect(try place.run(["show", "restart"], language: "fr").status == 0)
    }

    @Test func draftIsCheckedAndDoesNotRun() throws {
        let place = try translated()
        let draft = Self.french.replacing("  of: en", with: "  of: en\n  status: draft")
        try place.write(draft, to: "runbooks/restart/fr.md")
        #expect(try place.run(["check"]).status == 0)
        let refused = try place.run(["run", "restart", "--yes"], language: "fr")
        #expect(refused.status == 65 && refused.error.contains("[RB0804]"))
        #expect(place.runs.isEmpty)
    }
}
