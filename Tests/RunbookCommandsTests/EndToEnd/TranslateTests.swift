import Foundation
import SystemPackage
import TestSupport
import Testing

/// `runbook translate`, from the first draft to a translation that has fallen behind.
struct TranslateTests {
    private static let english = """
        ---
        title: Restart
        ---
        # Restart {#restart}

        Tell the team first.

        ```shell {#stop}
        # Stop it
        echo stop
        ```

        """

    private func library() throws -> Workplace {
        let place = try Workplace()
        try place.write("id: restart\n", to: "runbooks/restart/runbook.yml")
        try place.write(Self.english, to: "runbooks/restart/en.md")
        return place
    }

    @Test(arguments: ["en", "fr"])
    func draftPassesTheCheckAndIsReadable(language: String) throws {
        let place = try library()
        let result = try place.run(["translate", "restart", "de"], language: language)
        #expect(result.status == 0 && result.output == "", "\(result.error)")
        #expect(result.error.flattened.contains("runbooks/restart/de.md"))
        #expect(try place.run(["check"]).output == "")
        let shown = try place.run(["show", "restart"], language: "de")
        #expect(shown.status == 0 && shown.output.contains("Tell the team first."))
        #expect(!shown.output.contains("<!--"))
        #expect(try place.run(["run", "restart", "--yes"], language: "de").status == 65)
    }

    @Test func whatIsThereIsNeverOverwritten() throws {
        let place = try library()
        try place.write("mine\n", to: "runbooks/restart/de.md")
        let result = try place.run(["translate", "restart", "de"])
        #expect(result.status == 64 && result.error.contains("--sync"))
        #expect(place.read("runbooks/restart/de.md") == "mine\n")
    }

    @Test func dryRunOnlyPrints() throws {
        let place = try library()
        let before = place.tree
        let result = try place.run(["translate", "restart", "pt-BR", "--from", "en", "--dry-run"])
        #expect(result.status == 0 && result.output.contains("<!-- translate -->\nTell the team first.\n"))
        #expect(place.tree == before)
    }

    @Test(arguments: [
        (["restart", "de", "--from", "fr"], 66), (["none", "de"], 66), (["restart", "deutsch_"], 64),
        (["restart", "pt-br"], 64), (["./runbooks/restart/en.md", "de"], 64), (["restart", "de", "--sync"], 66),
        (["restart", "en"], 64),
    ])
    func whatCannotBeTranslatedIsSaid(arguments: [String], status: Int) throws {
        let place = try library()
        let before = place.tree
        let result = try place.run(["translate"] + arguments)
        #expect(result.status == Int32(status) && !result.error.isEmpty, "\(result.error)")
        #expect(place.tree == before)
    }

    @Test func stepsWithoutIDsAreToldBeforeAnythingIsWritten() throws {
        let place = try library()
        try place.write(Self.english.replacing("{#stop}", with: ""), to: "runbooks/restart/en.md")
        let result = try place.run(["translate", "restart", "de"])
        #expect(result.status == 65 && result.error.contains("[RB0602]"))
        #expect(place.read("runbooks/restart/de.md") == nil)
    }

    // MARK: Synchronization

    private func translated() throws -> Workplace {
        let place = try library()
        _ = try place.run(["translate", "restart", "fr"])
        let draft = try #require(place.read("runbooks/restart/fr.md"))
        let french = draft.replacing(#/<!-- translate.*\n/#, with: "").replacing(" # translate", with: "")
            .replacing("Tell the team first.", with: "Prévenez d’abord l’équipe.").replacing("draft", with: "done")
            .replacing("# Stop it", with: "# Arrêtez-le").replacing("# Restart {", with: "# Redémarrer {")
        try place.write(french, to: "runbooks/restart/fr.md")
        try #require(try place.run(["check"]).output == "")
        return place
    }

    private static let changed =
        english.replacing("echo stop", with: "echo stop\necho stopped")
        + "Then start.\n\n```shell {#start}\necho start\n```\n"

    @Test func synchronizationCarriesStepsOverAndKeepsTheWords() throws {
        let place = try translated()
        try place.write(Self.changed, to: "runbooks/restart/en.md")
        #expect(try place.run(["check"]).status == 3)
        let before = place.read("runbooks/restart/fr.md")
        let preview = try place.run(["translate", "restart", "fr", "--sync", "--dry-run"])
        #expect(preview.status == 0 && preview.output.contains("+echo stopped"))
        #expect(place.read("runbooks/restart/fr.md") == before)
        let result = try place.run(["translate", "restart", "fr", "--sync"], language: "fr")
        #expect(result.status == 0 && result.output == preview.output)
        #expect(result.error.contains("l’étape start") && result.error.contains("l’étape stop"))
        let text = try #require(place.read("runbooks/restart/fr.md"))
        #expect(text.contains("# Arrêtez-le\necho stop\necho stopped\n") && text.contains("d’abord l’équipe"))
        #expect(text.hasSuffix("<!-- translate -->\nThen start.\n\n```shell {#start}\necho start\n```\n"))
        let checked = try place.run(["check"])
        #expect(checked.status == 0 && checked.output.contains("[RB0806]") && checked.output.contains("[RB0812]"))
        let again = try place.run(["translate", "restart", "fr", "--sync"])
        #expect(again.status == 0 && again.output == "" && again.error.contains("has everything"))
        #expect(place.read("runbooks/restart/fr.md") == text)
    }

    @Test func fileThatNamesNoSourceNeedsOne() throws {
        let place = try library()
        try place.write("# Neu starten {#restart}\n\n```shell {#stop}\necho stop\n```\n", to: "runbooks/restart/de.md")
        #expect(try place.run(["translate", "restart", "de", "--sync"]).status == 65)
        let result = try place.run(["translate", "restart", "de", "--sync", "--from", "en", "--dry-run"])
        #expect(result.status == 0 && result.output.contains("+# Stop it"), "\(result.error)")
    }
}
