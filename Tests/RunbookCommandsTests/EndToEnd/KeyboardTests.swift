import TestSupport
import Testing

/// What may not be an answer: what was typed before the question, and what was not typed by a person.
struct KeyboardTests {
    private static let steps = """
        ```sh
        touch first
        read -r x < gate
        ```

        ```sh
        touch second
        ```
        """

    private func makePlace() throws -> Workplace {
        let place = try Workplace()
        try place.write(Self.steps, to: "doc.md")
        _ = try place.execute(["mkfifo", "gate"])
        return place
    }

    @Test(arguments: ["rrrrrrrr", "r\rr\rr\r", "r", "y\r", "\r\r\r"])
    func keysTypedWhileAStepRunsStartNothing(keys: String) throws {
        let place = try makePlace()
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer("r")
        // The step is running: it has made its file, and waits for the gate.
        let gate = try place.execute(["bash", "-c", "until [ -e first ]; do :; done"])
        #expect(gate.status == 0)
        try program.type(keys)
        // The terminal echoes what is typed: it has arrived before the gate opens.
        try program.wait(for: keys.replacing("\r", with: "\n"))
        _ = try place.execute(["bash", "-c", "echo > gate"])
        try person.waitForMenu()
        #expect(place.read("second") == nil)
        try program.type("q")
        #expect(try program.waitForExit() == 2)
        #expect(place.read("second") == nil)
    }

    @Test(arguments: [
        "r\rr\rr\r", "rm -rf x\nr\n", "rr", "\u{1B}[200~r\u{1B}[201~", "\u{1B}[200~r\r\u{1B}[201~",
        "\u{1B}[200~echo a\necho b\n\u{1B}[201~", "\u{1B}[200~\u{1B}[201~r\r", "\u{1B}[A",
    ])
    func pastedTextStartsNothing(paste: String) throws {
        let place = try Workplace()
        try place.write("```sh\ntouch ran\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.waitForMenu()
        try program.type(paste)
        try program.waitForBell()
        try program.type("l")
        #expect(try person.answer("q").contains("1. step-1: remaining"))
        #expect(try program.waitForExit() == 2)
        #expect(place.read("ran") == nil)
    }

    @Test(arguments: ["en", "fr"])
    func enterAloneStartsNoChangingStep(language: String) throws {
        let place = try Workplace()
        try place.write("```sh\ntouch ran\n```\n\n```yaml {file=a.yaml}\na: 1\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"], language: language)
        let person = Operator(program: program, language: language)
        let refusal = language == "fr" ? "Entrée seule ne lance rien ici" : "Enter alone starts nothing here"
        try person.waitForMenu()
        for _ in 0..<3 {
            try program.type("\r")
            try program.wait(for: refusal)
            try person.waitForMenu()
        }
        #expect(place.read("ran") == nil)
        try program.type(person.runKey)
        try person.waitForMenu()
        try program.type("\r")
        try program.wait(for: refusal)
        try person.answer("q")
        #expect(try program.waitForExit() == 2)
        #expect(place.read("a.yaml") == nil)
    }

    @Test func enterRunsAStepThatOnlyReads() throws {
        let place = try Workplace()
        try place.write("```sh {.check}\necho looked\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        try Operator(program: program).answer("\r")
        #expect(try program.waitForExit() == 0)
        #expect(program.plainText.contains("looked"))
    }

    @Test(arguments: ["x", "é", "1", "\u{12}", "\t", "\u{7F}"])
    func keysWithoutAMeaningRingTheBell(key: String) throws {
        let place = try Workplace()
        try place.write("```sh\ntouch ran\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        try person.waitForMenu()
        try program.type(key)
        try program.waitForBell()
        try program.type("q")
        #expect(try program.waitForExit() == 2)
        #expect(place.read("ran") == nil)
    }

    @Test func capsLockDoesNoHarm() throws {
        let place = try Workplace()
        try place.write("```sh\ntouch ran\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        try Operator(program: program).answer("R")
        #expect(try program.waitForExit() == 0)
        #expect(place.read("ran") != nil)
    }

    @Test(arguments: ["\u{200B}", "\u{202E}", "\u{00A0}", "\u{2066}", "\u{2019}"])
    func aBlockThatDeceivesTheEyeIsRefused(character: String) throws {
        let place = try Workplace()
        try place.write("```sh\ntouch ra\(character)n\n```\n", to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 65)
        #expect(result.error.contains("RB0215"))
        #expect(place.runs.isEmpty)
    }

    @Test(arguments: [("\u{200B}", "200B"), ("\u{202E}", "202E"), ("\u{2066}", "2066")])
    func aBlockThatSaysUnicodeShowsItsEscapes(character: String, code: String) throws {
        let place = try Workplace()
        try place.write("```sh {.unicode}\necho 'a\(character)b' > ran\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        let screen = try person.answer("r")
        #expect(screen.uppercased().contains(code))
        #expect(!screen.unicodeScalars.contains { String($0) == character })
        #expect(screen.contains("Invisible characters are shown as escapes."))
        #expect(try program.waitForExit() == 0)
        #expect(place.read("ran") == "a\(character)b\n")
    }

    @Test func valuesWithControlCharactersAreShownEscaped() throws {
        let place = try Workplace()
        let head = "---\nparameters:\n  note: {type: text}\n---\n"
        try place.write(head + "Note: {{note}}\n\n```sh\nprintf '%s' {{note}} > ran\n```\n", to: "doc.md")
        let value = "a\u{1B}[2J\u{202E}b\u{7}"
        let program = try place.start(["run", "./doc.md", "-p", "note=" + value])
        let person = Operator(program: program)
        try person.answer("r")
        #expect(try program.waitForExit() == 0)
        let shown = String(decoding: program.bytes, as: UTF8.self)
        #expect(!shown.contains("\u{1B}[2J"))
        #expect(!shown.contains("\u{202E}"))
        #expect(place.read("ran") == value)
    }
}
