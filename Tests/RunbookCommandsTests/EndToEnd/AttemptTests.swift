import Execution
import Rendering
import SystemPackage
import TestSupport
import Testing

/// What is seen of a step that is repeated until it succeeds.
struct AttemptTests {
    /// Succeeds at its third attempt, and says which one it is.
    private static let counting = """
        ```sh {#ready .check retry=5 every=0s}
        echo x >> tries
        n=$(wc -l < tries)
        echo "state $n"
        [ "$n" -ge 3 ]
        ```
        """

    private func transcript(_ place: Workplace) throws -> String? {
        try place.account.transcript(of: "ready").map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [("en", "Attempt 1 of 5 failed: state 1"), ("fr", "Essai 1 sur 5 sans succès : state 1")])
    func withoutATerminalEachFailedAttemptIsOneLine(language: String, line: String) throws {
        let place = try Workplace()
        try place.write(Self.counting, to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"], language: language)
        #expect(result.status == 0)
        #expect(result.output == "state 3\n")
        let lines = result.error.split(separator: "\n").map { String($0).flattened }
        #expect(lines.count { $0.hasPrefix("[") && $0.hasSuffix(line) } == 1)
        #expect(lines.count { $0.contains("state 2") } == 1)
        #expect(!lines.contains { $0.contains("state 3") })
        #expect(try transcript(place) == "state 1\nstate 2\nstate 3\n")
    }

    @Test func theOutputOfTheAttemptThatFailsForGoodIsPrintedWhole() throws {
        for attributes in ["retry=2 every=0s", "retry=5 every=1h timeout=1m", "retry=9 every=0s fail=\"state 2\""] {
            let place = try Workplace()
            let code = Self.counting.replacing("retry=5 every=0s", with: attributes)
            try place.write(code.replacing("-ge 3", with: "-ge 99"), to: "doc.md")
            let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
            #expect(result.status == 1)
            #expect(result.output == (attributes.contains("1h") ? "state 1\n" : "state 2\n"))
        }
    }

    @Test(arguments: ["en", "fr"], [80, 50] as [UInt16])
    func inATerminalTheAttemptsShareOneLine(language: String, columns: UInt16) throws {
        let place = try Workplace()
        let long = String(repeating: "-> word ", count: 30)
        try place.write(Self.counting.replacing("\"state $n\"", with: "\"state $n \(long)\""), to: "doc.md")
        let program = try place.start(["run", "./doc.md"], language: language, columns: columns)
        let person = Operator(program: program, language: language)
        try person.waitForMenu()
        let before = program.log.count
        try program.type(person.runKey)
        #expect(try program.waitForExit() == 0)
        let shown = program.log[(before - 1)...].filter { $0.contains("state ") }
        #expect(shown.count == 1)
        #expect(shown.first?.hasPrefix("state 3 -> word") == true)
        let redrawn = program.bytes.split(separator: 13).map { TerminalScreen.plainText(of: $0).text }
        let lines = redrawn.filter { $0.hasPrefix("[") && $0.contains(language == "en" ? " of 5" : " sur 5") }
        #expect(lines.contains { $0.contains("state 2") && $0.hasSuffix("…") })
        #expect(lines.allSatisfy { DisplayWidth.width(of: String($0)) < Int(columns) })
        #expect(try transcript(place)?.contains("state 1") == true)
    }

    @Test func theLineTellsWhatARunningAttemptPrints() throws {
        let place = try Workplace()
        let code = "printf 'at work\\r'; printf 'half \\u202e way'; read -r x < gate; false"
        try place.write("```bash {#ready .check retry=3 every=1h}\n\(code)\n```\n", to: "doc.md")
        _ = try place.execute(["mkfifo", "gate"])
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer("r")
        try program.wait(for: "Attempt 1 of 3: half <U+202E> way")
        _ = try place.execute(["bash", "-c", "echo > gate"])
        try program.wait(for: "Attempt 1 of 3 failed: half <U+202E> way")
        // What the attempt printed that turned out to be the last one is shown too.
        try program.type("\u{3}")
        try person.waitForMenu()
        #expect(program.log.contains { $0.hasPrefix("half ") })
        try program.type("q")
        #expect(try program.waitForExit() == 130)
    }

    @Test func ofAVeryLongAttemptTheMiddleIsLeftOut() throws {
        let place = try Workplace()
        let code = "[ -e tried ] || { touch tried; exit 1; }\nseq 1 100000"
        try place.write("```sh {#ready .check retry=3 every=0s}\n\(code)\n```\n", to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("1\n2\n3\n") && result.output.hasSuffix("99999\n100000\n"))
        #expect(result.output.utf8.count <= 2 * HeldOutput.limit)
        #expect(result.error.contains("of output left out here."))
        let path = try place.account.folder.appending("transcripts/ready.log").string
        #expect(result.error.contains("Whole output: \(path)"))
        #expect(try transcript(place)?.split(separator: "\n").count == 100_000)
    }

    @Test(arguments: [
        ("en", "No line of its output matches: Succeeded – the last line was: Pending •••"),
        ("fr", "Aucune ligne de sa sortie ne correspond à : Succeeded – la dernière était : Pending •••"),
    ])
    func theLastLineIsSaidWhereTheExpectedOneIsMissing(language: String, sentence: String) throws {
        let place = try Workplace().setting("RUNBOOK_PARAM_TOKEN", "hush-4711")
        let head = "---\nparameters:\n  token: {type: secret}\n---\n"
        let code = "echo first; printf '\\033[1mPending\\033[0m %s\\n\\n' \"$RUNBOOK_SECRET_TOKEN\""
        try place.write(head + "```sh {.check expect=Succeeded}\n\(code)\n```\n", to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"], language: language)
        #expect(result.status == 1)
        #expect(result.error.flattened.contains(sentence))
        try place.write("```sh {.check expect=Succeeded}\ntrue\n```\n", to: "doc.md")
        let silent = try place.run(["run", "./doc.md", "--yes", "--no-input"], language: language)
        #expect(silent.status == 1)
        #expect(!silent.error.contains("–"))
    }
}
