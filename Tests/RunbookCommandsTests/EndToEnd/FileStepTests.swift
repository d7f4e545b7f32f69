import Foundation
import SystemPackage
import TestSupport
import Testing

struct FileStepTests {
    private func document(_ attributes: String) -> String {
        "```yaml {#settings \(attributes)}\na: 1\nb: 2\n```\n"
    }

    private func mode(of name: String, _ place: Workplace) throws -> Int? {
        let path = place.work.string + "/" + name
        return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func whatIsThereIsShownAsADiffAndKept() throws {
        let place = try Workplace()
        try place.write(document("file=a.yaml"), to: "doc.md")
        let path = try place.write("a: 1\nb: 1\n", to: "a.yaml")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path.string)
        let program = try place.start(["run", "./doc.md"])
        let screen = try Operator(program: program).answer("w")
        #expect(screen.contains("Replaces the file a.yaml:"))
        #expect(screen.contains("\n-b: 1\n+b: 2\n"))
        #expect(try program.waitForExit() == 0)
        #expect(place.read("a.yaml") == "a: 1\nb: 2\n")
        #expect(try mode(of: "a.yaml", place) == 0o640)
        let kept = try place.account.folder.appending("originals").string
        let names = try FileManager.default.contentsOfDirectory(atPath: kept)
        #expect(names.count == 1)
        let copy = FileManager.default.contents(atPath: kept + "/" + (names.first ?? ""))
        #expect(copy.map { String(decoding: $0, as: UTF8.self) } == "a: 1\nb: 1\n")
    }

    @Test func aNewFileHasTheModeThatTheStepSays() throws {
        let place = try Workplace()
        try place.write(document("file=deep/er/a.yaml mode=0600"), to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 0)
        #expect(place.read("deep/er/a.yaml") == "a: 1\nb: 2\n")
        #expect(try mode(of: "deep/er/a.yaml", place) == 0o600)
    }

    @Test func aFileThatMustBeNewIsNotReplaced() throws {
        let place = try Workplace()
        try place.write(document("file=a.yaml .new"), to: "doc.md")
        try place.write("mine\n", to: "a.yaml")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(result.error.flattened.contains("a.yaml exists with other content, and this step does not replace it."))
        #expect(place.read("a.yaml") == "mine\n")
    }

    @Test(arguments: ["file=link/a.yaml", "file=way", "file=../a.yaml", "file=/etc/runbook-test.yaml"])
    func nothingIsWrittenOutsideTheFolder(attributes: String) throws {
        let place = try Workplace()
        try place.write(document(attributes), to: "doc.md")
        try place.scratch.write("theirs\n", to: "outside/a.yaml")
        let links = "ln -s ../outside link; ln -s ../outside/a.yaml way"
        #expect(try place.execute(["bash", "-c", links]).status == 0)
        let before = place.tree.filter { !$0.hasPrefix("state") }
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect([1, 65].contains(result.status))
        #expect(place.tree.filter { !$0.hasPrefix("state") } == before)
        #expect(place.scratch.read("outside/a.yaml") == "theirs\n")
    }

    @Test func aPathThatIsInTheWayCanBeClearedAndTriedAgain() throws {
        let place = try Workplace()
        try place.write(document("file=a.yaml"), to: "doc.md")
        #expect(try place.execute(["ln", "-s", "/etc/hostname", "a.yaml"]).status == 0)
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        #expect(try person.waitForMenu().contains("a.yaml would be written through a link."))
        #expect(try place.execute(["rm", "a.yaml"]).status == 0)
        try program.type("r")
        try person.answer("w")
        #expect(try program.waitForExit() == 0)
        #expect(place.read("a.yaml") == "a: 1\nb: 2\n")
    }

    @Test func aFileThatChangesWhileThePersonThinksIsShownAgain() throws {
        let place = try Workplace()
        try place.write(document("file=a.yaml"), to: "doc.md")
        try place.write("a: 1\n", to: "a.yaml")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.waitForMenu()
        try place.write("precious: true\n", to: "a.yaml")
        try program.type("w")
        #expect(try person.waitForMenu().contains("\n-precious: true\n"))
        #expect(place.read("a.yaml") == "precious: true\n")
        try program.type("w")
        #expect(try program.waitForExit() == 0)
        #expect(place.read("a.yaml") == "a: 1\nb: 2\n")
    }

    @Test func filesAreRelativeToTheRunsFolderWhereverStepsGo() throws {
        let place = try Workplace()
        try place.write("```sh\nmkdir away; cd away\n```\n\n" + document("file=a.yaml"), to: "doc.md")
        #expect(try place.run(["run", "./doc.md", "--yes", "--no-input"]).status == 0)
        #expect(place.read("a.yaml") != nil)
        #expect(place.read("away/a.yaml") == nil)
    }

    @Test func aPipeInTheWayBlocksNobody() throws {
        let place = try Workplace()
        try place.write(document("file=a.yaml"), to: "doc.md")
        #expect(try place.execute(["mkfifo", "a.yaml"]).status == 0)
        for options in [["--dry-run", "--no-input"], ["--yes", "--no-input"]] {
            let result = try place.run(["run", "./doc.md"] + options)
            #expect(result.status == (options[0] == "--yes" ? 1 : 0))
            #expect((result.output + result.error).flattened.contains("a.yaml is no regular file."))
        }
    }
}
