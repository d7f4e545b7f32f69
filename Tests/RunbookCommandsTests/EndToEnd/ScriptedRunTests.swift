import SystemPackage
import TestSupport
import Testing

/// Runs without anybody to ask: each question is answered beforehand, or an error before the first step.
struct ScriptedRunTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var document: String
        var options: [String]
        var status: Int32
        /// A part of the message in each language.
        var words: (en: String, fr: String)

        var testDescription: String { name }
    }

    private static let marked = "\n```sh {#mark}\ntouch ran\n```\n"

    static let cases: [Case] = [
        Case(
            name: "missing value",
            document: "---\nparameters:\n  host: {type: name}\n  port: {type: integer}\n---\n"
                + "```sh {#a}\ntouch ran; echo {{host}} {{port}}\n```\n",
            options: ["--yes", "--no-input"],
            status: 64,
            words: ("host, port", "host, port")
        ),
        Case(
            name: "bad value",
            document: "---\nparameters:\n  host: {type: name}\n---\n```sh {#a}\ntouch ran; echo {{host}}\n```\n",
            options: ["--yes", "--no-input", "-p", "host=No_Way"],
            status: 64,
            words: ("No_Way", "No_Way")
        ),
        Case(
            name: "two ways hold",
            document: "---\nparameters:\n  n: {type: integer, default: 5}\n---\n- [A](#a)\n- [B](#b)\n\n"
                + "## A {#a when=\"n > 1\"}\n\n```sh {#in-a}\ntouch ran\n```\n\n## B {#b when=\"n > 2\"}\n\n"
                + "```sh {#in-b}\ntouch ran\n```\n",
            options: ["--yes", "--no-input"],
            status: 64,
            words: ("a, b", "a, b")
        ),
        Case(
            name: "no way holds",
            document: "---\nparameters:\n  n: {type: integer, default: 0}\n---\n- [A](#a)\n- [B](#b)\n\n"
                + "## A {#a when=\"n > 1\"}\n\n```sh {#in-a}\ntouch ran\n```\n\n## B {#b when=\"n > 2\"}\n\n"
                + "```sh {#in-b}\ntouch ran\n```\n" + marked,
            options: ["--yes", "--no-input"],
            status: 3,
            words: ("", "")
        ),
        Case(
            name: "irreversible without --allow",
            document: marked + "\n```sh {#wipe .irreversible}\necho wiped\n```\n",
            options: ["--yes", "--no-input"],
            status: 3,
            words: ("need --allow: wipe", "exigent --allow : wipe")
        ),
        Case(
            name: "manual without --done",
            document: marked + "\n- [ ] Call. {#call}\n",
            options: ["--yes", "--no-input"],
            status: 3,
            words: ("need --done: call", "exigent --done : call")
        ),
        Case(
            name: "interactive without a terminal",
            document: marked + "\n```sh {#talk .interactive}\nread x\n```\n",
            options: ["--yes", "--no-input"],
            status: 3,
            words: ("need a person at a terminal: talk", "exigent une personne devant un terminal : talk")
        ),
        Case(
            name: "no --yes",
            document: marked,
            options: [],
            status: 64,
            words: ("give --yes", "donnez --yes")
        ),
        Case(
            name: "no --yes, no input",
            document: marked,
            options: ["--no-input"],
            status: 64,
            words: ("give --yes", "donnez --yes")
        ),
        Case(
            name: "unknown step allowed",
            document: marked,
            options: ["--yes", "--no-input", "--allow", "nothing"],
            status: 64,
            words: ("nothing", "nothing")
        ),
    ]

    @Test(arguments: cases, ["en", "fr"])
    func whatIsNotAnsweredIsAnErrorBeforeTheFirstStep(_ fault: Case, language: String) throws {
        let place = try Workplace()
        try place.write(fault.document, to: "doc.md")
        let result = try place.run(["run", "./doc.md"] + fault.options, language: language)
        #expect(result.status == fault.status)
        let words = language == "fr" ? fault.words.fr : fault.words.en
        #expect(words.isEmpty || result.error.flattened.contains(words))
        #expect(!result.error.isEmpty)
        #expect(place.read("ran") == nil)
        #expect(place.runs.isEmpty)
    }

    @Test(arguments: ["<&-", "</dev/null", "< <(yes)", "<&- >&-", "<&- 2>&-"])
    func nothingIsWaitedForWhateverStandardInputIs(redirection: String) throws {
        let place = try Workplace()
        try place.write("---\nparameters:\n  host: {type: name}\n---\n```sh\necho {{host}} > ran\n```\n", to: "doc.md")
        let program = try BuiltProgram.path.string
        for (options, status) in [([], 64), (["--yes"], 64), (["--yes", "-p", "host=a"], 0)] as [([String], Int32)] {
            let line = "exec \"$0\" run ./doc.md \"$@\" \(redirection)"
            let result = try place.execute(["bash", "-c", line, program] + options)
            #expect(result.status == status)
        }
        #expect(place.read("ran") == "a\n")
    }

    @Test func stepsReadNothingFromTheRunnersInput() throws {
        let place = try Workplace()
        try place.write("```sh\ncat > read\n```\n\n```sh\ntouch after\n```\n", to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes"], input: "precious\n")
        #expect(result.status == 0)
        #expect(place.read("read") == "")
        #expect(place.read("after") == "")
    }

    @Test func aFailureWithNobodyToAskStopsTheRun() throws {
        let place = try Workplace()
        try place.write("```sh\nexit 7\n```\n\n```sh\ntouch after\n```\n", to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(place.read("after") == nil)
        #expect(
            try place.account.lines == [
                "run=run step-1", "started step-1", "failed step-1 (exitStatus)", "failure=quit step-1",
                "finished failed 1",
            ]
        )
    }

    @Test func consentsGivenBeforehandAreTaken() throws {
        let place = try Workplace()
        let document = "```sh {#wipe .irreversible confirm=\"all\"}\ntouch wiped\n```\n\n- [ ] Call. {#call}\n"
        try place.write(document, to: "doc.md")
        let consents = ["--yes", "--no-input", "--allow", "wipe", "--done", "call"]
        let result = try place.run(["run", "./doc.md"] + consents)
        #expect(result.status == 0)
        #expect(place.read("wiped") == "")
        #expect(try place.account.outcomes == ["wipe succeeded", "call succeeded"])
    }

    @Test func theProductGoesToStandardOutputAndTheRestDoesNot() throws {
        let place = try Workplace()
        try place.write("```sh\necho product; echo fault >&2\n```\n", to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.output == "product\nfault\n" || result.output == "product\n")
        #expect(result.error.flattened.contains("step-1 succeeded"))
    }
}
