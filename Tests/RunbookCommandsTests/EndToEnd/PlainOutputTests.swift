import Rendering
import SystemPackage
import TestSupport
import Testing

/// What is printed where there is no terminal, or one that is to be spared.
struct PlainOutputTests {
    static let readers: [[String]] = [
        ["list"], ["show", Repository.runbook], ["check"], ["doctor", Repository.runbook],
        ["plan", Repository.runbook, "-p", "source_version=2.1.4", "--no-input"],
        ["run", Repository.runbook, "-p", "source_version=2.1.4", "--no-input", "--dry-run"],
        ["train", Repository.runbook, "-p", "source_version=2.3.10", "--no-input", "--yes"],
        ["--help"], ["run", "--help"],
    ]

    private func options(_ command: [String]) -> [String] {
        command.contains("--help") ? command : command + Repository.options
    }

    @Test(arguments: readers, ["en", "fr"])
    func withoutATerminalThereIsNoEscapeSequence(command: [String], language: String) throws {
        let place = try Workplace()
        try place.install("kubectl", "echo 'gitVersion: v1.30.1'")
        try place.install("helm", "echo v3.15.0")
        let result = try place.run(options(command), language: language)
        #expect(result.status == 0)
        #expect(!result.output.contains("\u{1B}") && !result.error.contains("\u{1B}"))
        #expect(!result.output.contains("\r") && !result.error.contains("\r"))
        #expect(!(result.output + result.error).contains("%{"))
    }

    @Test func columnsSetTheWidthWithoutATerminal() throws {
        for columns in ["40", "0", "-3", "wide", "100000000000000000000"] {
            let place = try Workplace().setting("COLUMNS", columns)
            let result = try place.run(["list"] + Repository.options, language: "fr")
            #expect(result.status == 0)
            let width = columns == "40" ? 40 : 80
            // The names of runbooks stand on lines of their own, whole.
            let lines = result.output.split(separator: "\n").filter { $0.hasPrefix(" ") }
            #expect(lines.allSatisfy { DisplayWidth.width(of: String($0)) <= width })
            #expect(lines.contains { DisplayWidth.width(of: String($0)) > width / 2 })
        }
    }

    @Test func noColorKeepsTheUnderlinesOfValues() throws {
        let place = try Workplace().setting("NO_COLOR", "1")
        let document = "---\nparameters:\n  n: {type: integer, default: 5}\n---\n```sh\necho {{n}}\n```\n"
        try place.write(document, to: "doc.md")
        let program = try place.start(["run", "./doc.md", "--dry-run", "--yes"])
        #expect(try program.waitForExit() == 0)
        let shown = String(decoding: program.bytes, as: UTF8.self)
        #expect(shown.contains("echo \u{1B}[4m5\u{1B}[0m"))
        #expect(!shown.contains("\u{1B}[1;35m"))
    }

    @Test(arguments: ["en", "fr"])
    func plainMeansNoEscapeSequenceAndNoRedraw(language: String) throws {
        let place = try Workplace()
        let document = """
            ---
            parameters:
              name: {type: name, default: blue}
            ---
            ```sh {#change}
            echo {{name}}
            ```

            ```sh {#again .check retry=3 every=0s}
            echo x >> tries; [ "$(wc -l < tries)" -ge 2 ]
            ```

            ```yaml {#file file=a.yaml}
            a: 1
            ```
            """
        try place.write(document, to: "doc.md")
        try place.write("a: 0\n", to: "a.yaml")
        let program = try place.start(["run", "./doc.md", "--plain"], language: language)
        let person = Operator(program: program, language: language)
        try person.answer("[blue]", with: "green\u{7F}n")
        try person.answer("l")
        try person.answer("c")
        try person.answer("?")
        try person.answer(person.runKey)
        try person.answer(person.runKey)
        try person.answer(language == "fr" ? "e" : "w")
        #expect(try program.waitForExit() == 0)
        #expect(!program.bytes.contains(0x1B))
        // The only carriage returns are those that a terminal adds to line feeds.
        let text = String(decoding: program.bytes, as: UTF8.self)
        #expect(!text.replacing("\r\n", with: "\n").contains("\r"))
        #expect(text.contains("green"))
    }

    @Test(arguments: readers)
    func aReaderThatGoesAwayHarmsNothing(command: [String]) throws {
        let place = try Workplace()
        try place.install("kubectl", "echo 'gitVersion: v1.30.1'")
        try place.install("helm", "echo v3.15.0")
        let line = "\"$0\" \"$@\" --lang fr | head -n 1; echo \"status ${PIPESTATUS[0]}\" >&2"
        let result = try place.execute(["bash", "-c", line, try BuiltProgram.path.string] + options(command))
        #expect(result.status == 0)
        // 141 is the shell's word for SIGPIPE.
        #expect(["status 0", "status 141"].contains { result.error.contains($0) })
        #expect(!result.error.contains("Fatal"))
    }

    @Test func aDumbTerminalIsSentNoSequence() throws {
        let place = try Workplace().setting("TERM", "dumb")
        try place.write("```sh\necho done\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        try Operator(program: program).answer("r")
        #expect(try program.waitForExit() == 0)
        #expect(!program.bytes.contains(0x1B))
    }

    @Test(arguments: [1, 5, 20] as [UInt16])
    func aTerminalThatIsFarTooNarrowBreaksNothing(columns: UInt16) throws {
        let place = try Workplace()
        let document =
            "---\nparameters:\n  n: {type: integer, default: 5}\n---\n# Un titre\n\nDes mots.\n\n```sh\necho {{n}}\n```\n"
        try place.write(document, to: "doc.md")
        let program = try place.start(["run", "./doc.md"], columns: columns)
        let person = Operator(program: program)
        try program.wait(for: "[5]:")
        try program.type("7\r")
        try program.wait(for: "\n> ")
        try program.type("l")
        try program.wait(for: "\n> ")
        try program.type("r")
        #expect(try program.waitForExit() == 0)
        #expect(person.program.plainText.contains("echo 7"))
    }
}
