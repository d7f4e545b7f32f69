import TestSupport
import Testing

struct UsageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        var status: Int32
        var words: (en: String, fr: String)

        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let cases: [Case] = [
        Case(arguments: ["run"], status: 64, words: ("error:", "erreur :")),
        Case(arguments: ["rum"], status: 64, words: ("run", "run")),
        Case(arguments: ["run", "x", "--yess"], status: 64, words: ("--yes", "--yes")),
        Case(arguments: ["list", "--format", "xml"], status: 64, words: ("json", "json")),
        Case(arguments: ["run", "./good.md", "-p"], status: 64, words: ("error:", "erreur :")),
        Case(arguments: ["run", "./good.md", "-p", "novalue"], status: 64, words: ("novalue", "novalue")),
        Case(arguments: ["run", "./good.md", "-p", "nmae=a", "--yes"], status: 64, words: ("name", "name")),
        Case(arguments: ["run", "./good.md", "-p", "name=A_B", "--yes"], status: 64, words: ("A_B", "A_B")),
        Case(
            arguments: ["run", "./good.md", "--values", "none.yml", "--yes"],
            status: 66,
            words: ("none.yml", "none.yml")
        ),
        Case(arguments: ["run", "./none.md", "--yes"], status: 66, words: ("none.md", "none.md")),
        Case(arguments: ["show", "no-such-runbook"], status: 66, words: ("no-such-runbook", "no-such-runbook")),
        Case(arguments: ["check", "./none.md"], status: 66, words: ("none.md", "none.md")),
        Case(arguments: ["train", "./bad.md", "--yes"], status: 65, words: ("bad.md:1", "bad.md:1")),
        Case(arguments: ["run", "./bad.md", "--dry-run"], status: 65, words: ("bad.md:1", "bad.md:1")),
        Case(arguments: ["check", "./bad.md"], status: 65, words: ("bad.md:1", "bad.md:1")),
        Case(arguments: ["plan", "./bad.md"], status: 65, words: ("bad.md:1", "bad.md:1")),
        Case(arguments: ["run", "", "--yes"], status: 66, words: ("", "")),
    ]

    @Test(arguments: cases, ["en", "fr"])
    func faultsOfTheCommandLineAreSaidInTheReadersLanguage(_ fault: Case, language: String) throws {
        let place = try Workplace()
        try place.write("---\nparameters:\n  name: {type: name}\n---\n```sh\necho {{name}}\n```\n", to: "good.md")
        try place.write("```sh {unknwon=1}\ntrue\n```\n", to: "bad.md")
        let result = try place.run(fault.arguments, language: language)
        #expect(result.status == fault.status)
        let words = language == "fr" ? fault.words.fr : fault.words.en
        let said = (result.error + result.output).flattened
        #expect(words.isEmpty || said.contains(words))
        #expect(!said.isEmpty)
        #expect(place.runs.isEmpty)
    }

    @Test(arguments: ["en", "fr"])
    func theVersionAndTheHelpAreProducts(language: String) throws {
        let place = try Workplace()
        for option in ["--version", "--help"] {
            let result = try place.run([option], language: language)
            #expect(result.status == 0)
            #expect(!result.output.isEmpty)
            #expect(result.error.isEmpty)
        }
    }

    @Test func aLanguageThatIsNotThereIsSaidAloud() throws {
        let place = try Workplace()
        let result = try place.run(["show", Repository.runbook] + Repository.options, language: "de")
        #expect(result.status == 0)
        #expect(result.error.contains("de"))
    }

    @Test func aBadValueIsAskedAgainInATerminal() throws {
        let place = try Workplace()
        let document = "---\nparameters:\n  name: {type: name}\n---\n```sh\necho {{name}} > got\n```\n"
        try place.write(document, to: "doc.md")
        let program = try place.start(["run", "./doc.md"], language: "fr")
        let person = Operator(program: program, language: "fr")
        for wrong in ["A_B", "", "-x", "a b", "$(id)"] {
            try person.answer(person.valuePrompt, with: wrong)
            try program.wait(for: "erreur")
        }
        try person.answer(person.valuePrompt, with: "good")
        try person.answer("e")
        #expect(try program.waitForExit() == 0)
        #expect(place.read("got") == "good\n")
    }
}
