import Foundation
import SystemPackage
import TestSupport
import Testing

/// A runbook from elsewhere is shown before anything of it runs.
struct OriginTests {
    /// Every command of it leaves a trace.
    private static let document = """
        ---
        requires:
          - {tool: true-tool, version: "1.0", command: "touch ran-version; echo 2.0"}
        parameters:
          name: {type: name, from: "touch ran-from; echo found"}
        protect:
          - {id: place, command: "touch ran-protect; echo here", label: Place}
        ---
        ```sh {#look .check}
        touch ran-look; echo {{name}}
        ```

        ```yaml {#file file=a.yaml}
        a: {{name}}
        ```

        ```sh {#change when="name != 'x'"}
        touch ran-change
        ```

        ```sh {.rollback for=change}
        rm -f ran-change
        ```

        - [ ] Call {{name}}. {#call}
        """

    private static let title = [
        "en": "This runbook is in none of your runbook folders: read what it would run.",
        "fr": "Ce runbook n’est dans aucun de vos dossiers de runbooks : lisez ce qu’il exécuterait.",
    ]

    private func place(_ document: String = document) throws -> Workplace {
        let place = try Workplace()
        try place.install("true-tool", "true")
        try place.write(document, to: "doc.md")
        return place
    }

    private func traces(_ place: Workplace) -> [String] {
        place.tree.filter { $0.hasPrefix("work/ran-") }.map { String($0.dropFirst("work/ran-".count)) }
    }

    @Test(arguments: ["en", "fr"], [80, 50] as [UInt16])
    func everythingThatItWouldRunIsShownBeforeAnythingRuns(language: String, columns: UInt16) throws {
        let place = try place()
        let program = try place.start(["run", "./doc.md"], language: language, columns: columns)
        let person = Operator(program: program, language: language)
        let page = try person.waitForMenu()
        #expect(traces(place) == [])
        #expect(page.flattened.contains(Self.title[language] ?? "?"))
        let path = try #require(place.work.string.withCString { realpath($0, nil).map { String(cString: $0) } })
        #expect(page.contains("\(path)/doc.md\n"))
        let digest = try place.run(["plan", "./doc.md", "-p", "name=a", "--format", "json"])
        let plan = try JSONSerialization.jsonObject(with: Data(digest.output.utf8)) as? [String: Any]
        #expect(page.contains(try #require(plan?["digest"] as? String)))
        let parts = [
            "touch ran-version; echo 2.0", "touch ran-from; echo found", "touch ran-protect; echo here", "[look]",
            "touch ran-look; echo {{name}}", "[file]", "a.yaml", "a: {{name}}", "[change]", "name != 'x'",
            "touch ran-change", "rm -f ran-change", "[call]", "{{name}}.",
        ]
        var rest = page[...]
        for part in parts {
            let range = rest.firstRange(of: part)
            #expect(range != nil, "\(part)")
            if let range { rest = rest[range.upperBound...] }
        }
        // Enter alone is no answer.
        try program.type("\r")
        try person.answer("?")
        try person.answer("q")
        #expect(try program.waitForExit() == 2)
        #expect(traces(place) == [])
        #expect(place.runs.isEmpty)
    }

    @Test func thePersonGoesOnOnce() throws {
        let place = try place()
        let program = try place.start(["run", "./doc.md", "--done", "call"])
        let person = Operator(program: program)
        try person.answer("y")
        try person.answer("[found]:", with: "")
        try person.answer("r")
        #expect(try person.answer("y").contains("Place: here"))
        try person.answer("w")
        try person.answer("r")
        #expect(try program.waitForExit() == 0)
        #expect(traces(place) == ["change", "from", "look", "protect", "version"])
    }

    @Test func controlCAtTheQuestionRunsNothing() throws {
        let place = try place()
        let program = try place.start(["run", "./doc.md"])
        try Operator(program: program).answer("\u{3}")
        #expect(try program.waitForExit() == 130)
        #expect(traces(place) == [])
    }

    @Test(arguments: ["en", "fr"])
    func withoutAQuestionItIsShownAllTheSame(language: String) throws {
        let place = try place()
        let options = ["--yes", "--no-input", "-p", "name=a", "--done", "call"]
        let result = try place.run(["run", "./doc.md"] + options, language: language)
        #expect(result.status == 0)
        #expect(result.error.flattened.contains(Self.title[language] ?? "?"))
        #expect(!result.error.contains("\u{1B}"))
        let program = try place.start(
            ["run", "./doc.md", "--yes", "-p", "name=a", "--done", "call"],
            language: language
        )
        #expect(try program.waitForExit() == 0)
        #expect(program.plainText.flattened.contains(Self.title[language] ?? "?"))
    }

    @Test func whereEveryCommandAsksForItselfNothingElseIsAsked() throws {
        let place = try place("```sh {#only}\ntouch ran-only\n```\n")
        let program = try place.start(["run", "./doc.md"])
        let page = try Operator(program: program).answer("r")
        #expect(page.flattened.contains(Self.title["en"] ?? "?"))
        #expect(page.contains("[only] changes"))
        #expect(page.contains("Run it?"))
        #expect(try program.waitForExit() == 0)
    }

    @Test func whatDoesNotRunItShowsNoPage() throws {
        let place = try place()
        for command in [["run", "--dry-run"], ["plan"], ["train", "--yes"], ["show"], ["check"]] {
            let values = ["show", "check"].contains(command[0]) ? [] : ["-p", "name=a", "--no-input"]
            let consents = command[0] == "train" ? ["--done", "call"] : []
            let result = try place.run([command[0], "./doc.md"] + command.dropFirst() + values + consents)
            #expect(result.status == 0)
            #expect(!result.error.flattened.contains(Self.title["en"] ?? "?"))
            #expect(traces(place) == [])
        }
    }

    // MARK: Which runbooks are from elsewhere

    private static let harmless = "```sh {#a}\ntrue\n```\n"

    private func isShown(_ place: Workplace, _ arguments: [String]) throws -> Bool {
        let result = try place.run(["run"] + arguments + ["--yes", "--no-input"])
        #expect(result.status == 0)
        return result.error.flattened.contains(Self.title["en"] ?? "?")
    }

    @Test func whatStandsInTheRunbookPathIsTrusted() throws {
        let place = try Workplace()
        for path in ["runbooks/own/en.md", "shared/team/en.md", "elsewhere/en.md", "runbooks/notes.md"] {
            try place.write(Self.harmless, to: path)
        }
        let work = place.work.string
        try FileManager.default.createSymbolicLink(atPath: work + "/link", withDestinationPath: work + "/runbooks")
        try FileManager.default.createSymbolicLink(
            atPath: work + "/runbooks/linked",
            withDestinationPath: work + "/elsewhere"
        )
        for name in ["own", "./runbooks/own", "\(work)/runbooks/own", "link/own", "runbooks/../runbooks/own"] {
            #expect(try !isShown(place, [name]), "\(name)")
        }
        for name in ["linked", "runbooks/linked", "runbooks/notes.md"] {
            #expect(try !isShown(place, [name]), "\(name)")
        }
        for name in ["./elsewhere", "runbooks/../elsewhere", "elsewhere/en.md", "shared/team"] {
            #expect(try isShown(place, [name]), "\(name)")
        }
        #expect(try !isShown(place, ["./elsewhere", "--runbooks", "."]))
        #expect(try !isShown(place, ["shared/team", "--runbooks", "shared"]))
        #expect(try !isShown(place.setting("RUNBOOK_PATH", "/nowhere:\(work)/shared"), ["team"]))
        #expect(try !isShown(place.setting("RUNBOOK_PATH", "link/../shared"), ["shared/team"]))
        #expect(try isShown(place, ["shared/team", "--runbooks", "share"]))
    }

    @Test(
        arguments: [
            (0o644, 0o755, nil), (0o646, 0o755, "doc.md"), (0o644, 0o757, ""), (0o644, 0o1777, nil),
            (0o666, 0o1777, "doc.md"),
        ] as [(Int, Int, String?)]
    )
    func whoMayChangeItIsSaid(file: Int, folder: Int, exposed: String?) throws {
        let place = try Workplace()
        let path = try place.write(Self.harmless, to: "inbox/doc.md")
        let inbox = path.removingLastComponent()
        try FileManager.default.setAttributes([.posixPermissions: file], ofItemAtPath: path.string)
        try FileManager.default.setAttributes([.posixPermissions: folder], ofItemAtPath: inbox.string)
        let result = try place.run(["run", "./inbox/doc.md", "--yes", "--no-input"])
        #expect(result.status == 0)
        let sentence = "Every user of this machine may write to"
        #expect(result.error.flattened.contains(sentence) == (exposed != nil))
        if let exposed {
            let end = exposed.isEmpty ? "/work/inbox." : "/work/inbox/\(exposed)."
            #expect(result.error.replacing("\n", with: " ").contains(end))
        }
        #expect(!result.error.contains("Owner"))
    }

    // MARK: Addresses

    @Test(
        arguments: ["run", "train", "show", "plan", "check", "doctor"],
        ["https://example.com/a.md", "HTTP://example.com", "git+ssh://host/x", "file:///etc/passwd"]
    )
    func anAddressIsNoRunbook(command: String, address: String) throws {
        let place = try Workplace()
        // Even where a file has the name of the address.
        try place.write(Self.harmless, to: address.replacing("//", with: "/"))
        for (language, hint) in [("en", "Download it, read it"), ("fr", "Téléchargez-le, lisez-le")] {
            let result = try place.run([command, address], language: language)
            #expect(result.status == 66)
            #expect(result.error.contains("[RB0111]"))
            #expect(result.error.contains(address))
            #expect(result.error.flattened.contains(hint))
        }
    }
}
