import Foundation
import TestSupport
import Testing

/// Dry runs and plans: everything is said, nothing is done.
struct DryRunTests {
    private static let document = """
        ---
        parameters:
          name: {type: name, from: "touch proposed; echo found"}
        protect:
          - id: context
            command: touch protected; echo here
        ---
        ```sh {#change}
        touch changed; echo {{name}}
        ```

        ```yaml {#file file=a.yaml}
        a: {{name}}
        ```

        ```sh {#look .check}
        touch looked
        ```

        - [ ] Tell the team. {#tell}

        ```sh {#wipe .irreversible}
        touch wiped
        ```
        """

    @Test(arguments: ["en", "fr"])
    func aDryRunSaysEverythingAndDoesNothing(language: String) throws {
        let place = try Workplace()
        try place.write(Self.document, to: "doc.md")
        let before = place.tree
        let result = try place.run(["run", "./doc.md", "--dry-run", "-p", "name=blue"], language: language)
        #expect(result.status == 0)
        #expect(place.tree == before)
        let words =
            language == "fr"
            ? [
                "EXÉCUTION À BLANC", "touch changed; echo blue", "Effectue des modifications :", "a: blue",
                "Écrit le nouveau fichier a.yaml :", "touch looked", "Lecture seule :", "Tell the team.",
                "À faire par vos soins :", "irréversibles :", "touch protected; echo here",
            ]
            : [
                "DRY RUN", "touch changed; echo blue", "Makes changes:", "a: blue", "Writes the new file a.yaml:",
                "touch looked", "Reads only:", "Tell the team.", "For you to do:", "cannot be undone",
                "touch protected; echo here",
            ]
        for word in words { #expect(result.output.flattened.contains(word)) }
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test func aDryRunOfTheGuideNeedsNoToolAndTouchesNone() throws {
        let place = try Workplace()
        for tool in ["kubectl", "helm"] { try place.install(tool, "touch \"$HOME/ran\"") }
        let before = place.tree
        let options = ["--dry-run", "--no-input", "-p", "source_version=2.1.4"] + Repository.options
        let result = try place.run(["run", Repository.runbook] + options, language: "fr")
        #expect(result.status == 0)
        #expect(place.tree == before)
        #expect(result.output.flattened.contains("Étape 18 sur 18"))
    }

    @Test func aDryRunAsksForValuesInATerminalAndProposesNone() throws {
        let place = try Workplace()
        try place.write(Self.document, to: "doc.md")
        let before = place.tree
        let program = try place.start(["run", "./doc.md", "--dry-run"])
        try Operator(program: program).answer("Value:", with: "green")
        #expect(try program.waitForExit() == 0)
        #expect(program.plainText.contains("touch changed; echo green"))
        #expect(place.tree == before)
    }

    @Test func aSecondWriteOfAFileIsADiffToTheFirst() throws {
        let place = try Workplace()
        let document = "```yaml {file=a.yaml}\na: 1\n```\n\n```yaml {file=a.yaml}\na: 2\n```\n"
        try place.write(document, to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--dry-run", "--no-input"])
        #expect(result.output.contains("\n-a: 1\n+a: 2\n"))
    }

    @Test(arguments: ["en", "fr"])
    func aPlanIsPrintedAsTextAndAsJSON(language: String) throws {
        let place = try Workplace()
        let options = ["--no-input", "-p", "source_version=2.3.10"] + Repository.options
        let before = place.tree
        let text = try place.run(["plan", Repository.runbook] + options, language: language)
        #expect(text.status == 0)
        #expect(text.output.contains("patch-rolling"))
        let json = try place.run(["plan", Repository.runbook, "--format", "json"] + options, language: language)
        #expect(json.status == 0)
        let plan = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(plan["runbook"] as? String == Repository.runbook)
        #expect(plan["language"] as? String == language)
        #expect((plan["steps"] as? [[String: Any]])?.count == 13)
        let digest = try #require(plan["digest"] as? String)
        #expect(text.output.contains(digest))
        #expect(place.tree == before)
    }

    @Test func thePlanIsTheSameInBothLanguagesByItsFingerprint() throws {
        let place = try Workplace()
        let options = ["--no-input", "--format", "json", "-p", "source_version=2.3.10"] + Repository.options
        let fingerprints = try ["en", "fr"].map { language in
            let json = try place.run(["plan", Repository.runbook] + options, language: language).output
            return (try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])?["fingerprint"]
                as? String
        }
        #expect(fingerprints[0] != nil)
        #expect(fingerprints[0] == fingerprints[1])
    }
}
