import Execution
import Foundation
import SystemPackage
import TestSupport
import Testing

/// `runbook check` on the languages of runbooks.
struct CheckLanguagesTests {
    static let english = """
        # Restart {#restart}

        Tell the team first.

        ```shell {#stop}
        # Stop it
        systemctl stop cache
        systemctl status cache
        ```

        """
    static let french = """
        ---
        title: Redémarrer
        translation:
          of: en
        ---
        # Redémarrer {#restart}

        Prévenez d’abord l’équipe.

        ```shell {#stop}
        # Arrêtez-le
        systemctl stop cache
        systemctl status cache
        ```

        """

    /// A library with one runbook in two languages.
    private func library(_ changes: (old: String, new: String)...) throws -> Workplace {
        let place = try Workplace()
        try place.write("id: restart\n", to: "runbooks/restart/runbook.yml")
        try place.write(Self.english, to: "runbooks/restart/en.md")
        let french = changes.reduce(Self.french) { $0.replacing($1.old, with: $1.new) }
        try place.write(french, to: "runbooks/restart/fr.md")
        return place
    }

    private let difference = (
        old: "systemctl stop cache\nsystemctl status", new: "systemctl kill cache\nsystemctl show"
    )

    @Test func translatedRunbookHasNoFault() throws {
        let result = try library().run(["check"])
        #expect(result.status == 0 && result.output == "")
        #expect(result.error.contains("0 errors, 0 warnings"))
    }

    // MARK: Differences

    @Test func differenceIsShownWholeWithBothPlaces() throws {
        let result = try library(difference).run(["check"])
        #expect(result.status == 3)
        let shown = """
              --- runbooks/restart/en.md:5
              +++ runbooks/restart/fr.md:10
                shell
              - systemctl stop cache
              - systemctl status cache
              + systemctl kill cache
              + systemctl show cache

            """
        #expect(result.output.contains("runbooks/restart/fr.md:10:1: error:"))
        #expect(result.output.contains("`systemctl stop cache`"))
        #expect(result.output.hasSuffix(shown), "\(result.output)")
    }

    @Test func wideTerminalShowsBothSidesBesideEachOther() throws {
        let place = try library(difference)
        let program = try place.start(["check"], columns: 120)
        let text = try program.wait(for: "1 error")
        let lines = text.split(separator: "\n").map { $0.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") }
        #expect(lines.contains { $0.contains("systemctl stop cache") && $0.contains("│ + systemctl kill cache") })
        #expect(lines.contains { $0.contains("systemctl status cache") && $0.contains("│ + systemctl show cache") })
        #expect(try program.waitForExit() == 3)
    }

    // MARK: Missing languages

    @Test func languageThatTheOthersHaveIsMissing() throws {
        let place = try library()
        try place.write("# Alone\n\n```sh {#a}\nls\n```\n", to: "runbooks/alone/en.md")
        for arguments in [["check"], ["check", "runbooks"], ["check", "alone"], ["check", "runbooks/alone"]] {
            let result = try place.run(arguments, language: "fr")
            #expect(result.status == 0)
            #expect(result.output.contains("[RB0805]") && result.output.contains("runbooks/alone: avertissement"))
            #expect(result.output.flattened.contains("« fr »"))
        }
        #expect(try place.run(["check", "restart"]).output == "")
    }

    // MARK: Formats

    @Test func workflowCommandsCountCharacters() throws {
        let place = try Workplace()
        try place.write("# Été {#É}\n\n```sh\nls\n```\n", to: "a.md")
        let result = try place.run(["check", "a.md", "--format", "github"])
        #expect(result.status == 65 && result.error == "")
        #expect(result.output.hasPrefix("::error file=a.md,line=1,col=8,title=RB0214::"))
        #expect(result.output.split(separator: "\n").allSatisfy { $0.hasPrefix("::error ") })
    }

    @Test func sarifIsOneRunWithTheSameStatus() throws {
        let place = try library(difference)
        let result = try place.run(["check", "--format", "sarif"])
        #expect(result.status == 3 && result.error == "")
        let log = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        let runs = try #require(log?["runs"] as? [[String: Any]])
        let results = try #require(runs.first?["results"] as? [[String: Any]])
        #expect(runs.count == 1 && results.map { $0["ruleId"] as? String } == ["RB0801"])
        let healthy = try library().run(["check", "--format", "sarif"])
        #expect(healthy.status == 0 && healthy.output.contains("\"results\" : ["))
    }

    // MARK: Stale translations

    private func accept(_ place: Workplace, language: String = "en") throws -> CompletedProgram {
        try place.run(["check", "--accept-translation", "restart", "fr"], language: language)
    }

    @Test(arguments: ["en", "fr"])
    func acceptedTranslationIsStaleOnceTheSourceIsRewritten(language: String) throws {
        let place = try library()
        let accepted = try accept(place, language: language)
        #expect(accepted.status == 0, "\(accepted.error)")
        let text = try #require(place.read("runbooks/restart/fr.md"))
        #expect(text.replacing(#/  sections:\n    restart: [0-9a-f]{16}\n/#, with: "") == Self.french)
        #expect(try place.run(["check"]).output == "")
        try place.write(Self.english.replacing("the team", with: "the two teams"), to: "runbooks/restart/en.md")
        let stale = try place.run(["check"], language: language)
        #expect(stale.status == 0)
        #expect(stale.output.contains("runbooks/restart/fr.md:8:1:") && stale.output.contains("[RB0806]"))
        #expect(stale.output.contains("runbooks/restart/en.md:1"))
        // Nothing is known of the version that was translated.
        #expect(!stale.output.contains("Tell the team"))
        _ = try accept(place)
        #expect(try place.run(["check"]).output == "")
    }

    @Test func whatHasChangedIsTakenFromGit() throws {
        let place = try library()
        func git(_ arguments: String...) throws {
            let identity = ["-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
            let result = try place.execute(["git"] + identity + arguments)
            try #require(result.status == 0, "\(result.error)")
        }
        _ = try accept(place)
        try git("init", "-q")
        try git("add", ".")
        try git("commit", "-q", "-m", "First")
        try git("mv", "runbooks/restart", "runbooks/restart-cache")
        try git("commit", "-q", "-m", "Rename")
        let rewritten = Self.english.replacing("the team", with: "the two teams")
        try place.write(rewritten, to: "runbooks/restart-cache/en.md")
        try git("commit", "-q", "-a", "-m", "Rewrite")
        let result = try place.run(["check"])
        #expect(result.status == 0)
        #expect(result.output.contains("[RB0806]"))
        #expect(result.output.contains("- Tell the team first.\n"))
        #expect(result.output.contains("+ Tell the two teams first.\n"))
        #expect(result.output.contains(#/--- runbooks/restart-cache/en\.md \([0-9a-f]{10}\)\n/#))
        #expect(result.output.contains("+++ runbooks/restart-cache/en.md:1\n"))
    }

    @Test(arguments: [
        (["restart"], 64), (["restart", "fr", "x"], 64), (["restart", "de"], 66), (["none", "fr"], 66),
        (["restart", "en"], 65),
    ])
    func acceptanceOfWhatIsNoTranslationWritesNothing(values: [String], status: Int) throws {
        let place = try library()
        let before = place.tree
        let result = try place.run(["check", "--accept-translation"] + values)
        #expect(result.status == Int32(status) && !result.error.isEmpty)
        #expect(place.read("runbooks/restart/fr.md") == Self.french)
        #expect(place.read("runbooks/restart/en.md") == Self.english)
        #expect(place.tree == before)
    }

    @Test func acceptanceKeepsTheModeOfTheFile() throws {
        let place = try library()
        let path = place.work.appending("runbooks/restart/fr.md").string
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(try accept(place).status == 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(place.tree.allSatisfy { !$0.contains(".runbook.") })
    }
}
