import ArgumentParser
import Localization
import Testing

@testable import RunbookCommands

/// Parses a command line with the sample commands, and runs the command as the program does.
func sampleOutcome(_ arguments: [String]) throws -> ParsingOutcome {
    let error = #expect(throws: (any Error).self) {
        var command = try SampleRoot.parseAsRoot(arguments)
        try command.run()
    }
    return ParsingOutcome(try #require(error), arguments: arguments, root: SampleRoot.self)
}

struct UsageErrorTests {
    private func message(_ arguments: [String], _ language: String) throws -> UsageErrorWording.Message {
        guard case .fault(let fault, let path, let type) = try sampleOutcome(arguments) else {
            throw UnexpectedOutcome()
        }
        let wording = UsageErrorWording(
            tool: try ToolInfo(of: SampleRoot.self),
            localizer: Localizer(embedded: try #require(LanguageTag(language)))
        ) { error in
            error as? SampleError == .refusedDepth("x") ? "depth hint" : nil
        }
        return wording.message(for: fault, path: path, type: type)
    }

    private struct UnexpectedOutcome: Error {}

    @Test(
        arguments: [
            (["rnu"], "There is no command “rnu”.", "Did you mean “run”?"),
            (["zzz"], "There is no command “zzz”.", nil),
            (["rnu", "x", "--yes"], "There is no command “rnu”.", "Did you mean “run”?"),
            (["help", "rnu"], "There is no command “rnu”.", "Did you mean “run”?"),
            (["secre"], "There is no command “secre”.", nil),
            (["--lang", "fr", "list"], "There is no option “--lang” here.", "--lang stands after the <command>."),
            (["run", "x", "--vaules", "f"], "There is no option “--vaules” here.", "Did you mean “--values”?"),
            (["list", "--frm"], "There is no option “--frm” here.", nil),
            (["list", "--shrot"], "There is no option “--shrot” here.", "Did you mean “--short”?"),
            (["list", "-long"], "There is no option “-long” here.", "Did you mean “--long”?"),
            (["list", "-x"], "There is no option “-x” here.", nil), (["---x"], "“---x” cannot be an option.", nil),
            (["list", "--=x"], "There is no option “--” here.", nil),
            (["list", "-é!"], "There is no option “-é!” here.", nil),
            (
                ["run", "x", "--values"], "The option “--values” needs a value.",
                "--values <file>  A YAML file of values for parameters."
            ),
            (
                ["run", "x", "-p"], "The option “-p” needs a value.",
                "--param <name=value>  The value of a parameter. Can be repeated."
            ),
            (["run", "x", "-yp"], "There is no option “-yp”; as single letters, “-p” lacks its value.", nil),
            (["run", "x", "--values", "f", "--yes=1"], "The option “--yes” takes no value, but “1” was given.", nil),
            (["run", "x", "y", "--values", "f"], "One argument too many: “y”.", nil),
            (["run", "x", "y", "z", "--values", "f"], "2 arguments too many: “y”, “z”.", nil),
            (["list", "--short", "--long"], "“--long” contradicts “--short”: only one of them can be given.", nil),
            (["run"], "<runbook> is missing.", "<runbook>  The id of a runbook, or the path of its file or folder."),
            (["run", "x"], "--values <file> is missing.", "--values <file>  A YAML file of values for parameters."),
            (
                ["run", "x", "--values", "f", "--color", "red"], "“red” is not a value for --color.",
                "Allowed: auto, always, or never."
            ),
            (["run", "x", "--values", "f", "--count", "many"], "“many” is not a value for --count.", nil),
            (["run", "x", "--values", "f", "--depth", "x"], "“x” is not a value for --depth.", "depth hint"),
            (
                ["--generate-completion-script", "tcsh"], "There are no completion scripts for “tcsh”.",
                "There are scripts for zsh, bash, and fish; for example: --generate-completion-script bash"
            ),
            (["level", "x"], "“x” is not a value for <depth>.", nil),
            (["---completion"], "This command line cannot be understood.", nil),
            (["list", "--a\u{1B}[31m\u{202E}"], "There is no option “--a<U+001B>[31m<U+202E>” here.", nil),
        ] as [([String], String, String?)]
    )
    func faultIsWordedFromItsData(arguments: [String], text: String, hint: String?) throws {
        let message = try message(arguments, "en")
        #expect(message.message == text)
        #expect(message.hint == hint)
    }

    @Test func faultOfAnEmptyCommandLineIsTheNestedOne() throws {
        let error = try #require(#expect(throws: (any Error).self) { try SampleLevel.parseAsRoot([]) })
        guard
            case .fault(.missing(let property), let path, _) = ParsingOutcome(
                error,
                arguments: [],
                root: SampleLevel.self
            )
        else { throw UnexpectedOutcome() }
        #expect(property == CommandLineFault.Property(name: "depth", groups: []))
        #expect(path == ["level"])
    }

    @Test func frenchFaultIsFrenchThroughout() throws {
        let wording = UsageErrorWording(
            tool: try ToolInfo(of: SampleRoot.self),
            localizer: Localizer(embedded: try #require(LanguageTag("fr")))
        )
        #expect(
            wording.text(of: try message(["rnu"], "fr")) == """
                erreur\u{A0}: La commande «\u{A0}rnu\u{A0}» n’existe pas.
                conseil\u{A0}: Vouliez-vous dire «\u{A0}run\u{A0}»\u{202F}?
                Utilisation\u{A0}: runbook <commande>
                Pour en savoir plus\u{A0}: runbook --help

                """
        )
    }

    @Test func usageIsThatOfTheCommandAtFault() throws {
        let message = try message(["run"], "en")
        #expect(message.usage == "Usage: runbook run [<options>] --values <file> <runbook>")
        #expect(message.more == "For more: runbook run --help")
    }

    @Test func hugeArgumentIsSurvived() throws {
        let huge = String(repeating: "x", count: 200_000)
        #expect(try message([huge], "en").message.utf8.count > 200_000)
        #expect(try message(["list", "--" + huge], "en").hint == nil)
    }
}

struct ParsingOutcomeTests {
    private func helpPath(_ arguments: [String]) throws -> [String]? {
        guard case .help(let path) = try sampleOutcome(arguments) else { return nil }
        return path
    }

    @Test(arguments: [
        ["run", "--help"], ["run", "-h"], ["help", "run"], ["run", "x", "--nonsense", "-h"], ["run", "--help-hidden"],
    ])
    func helpIsTheSameHoweverItIsAskedFor(arguments: [String]) throws {
        #expect(try helpPath(arguments) == ["runbook", "run"])
    }

    @Test(arguments: [["--help"], ["-h"], ["help"], [], ["help", "--help"]])
    func helpOfTheProgramIsTheRoots(arguments: [String]) throws {
        #expect(try helpPath(arguments) == ["runbook"])
    }

    @Test func helpThatACommandAsksForIsItsOwn() throws {
        #expect(try helpPath(["run", "help", "--values", "f"]) == ["runbook", "run"])
    }

    @Test(arguments: [["--version"], ["run", "--version"]])
    func versionIsTold(arguments: [String]) throws {
        guard case .version("1.2.3") = try sampleOutcome(arguments) else {
            Issue.record("no version")
            return
        }
    }

    @Test func errorOfTheProgramsOwnCodeIsHandedBack() throws {
        guard case .thrown(let error) = try sampleOutcome(["run", "refused", "--values", "f"]) else {
            Issue.record("not thrown")
            return
        }
        #expect(error as? SampleError == .refusedID)
    }

    @Test func exitStatusIsHandedBack() throws {
        guard case .ended(let status) = try sampleOutcome(["run", "x", "--values", "f"]) else {
            Issue.record("not ended")
            return
        }
        #expect(status.rawValue == 3)
    }

    @Test(arguments: [
        (["--generate-completion-script", "bash"], "runbook"), (["--experimental-dump-help"], "\"commandName\""),
    ])
    func machineTextIsHandedThrough(arguments: [String], part: String) throws {
        guard case .output(let text) = try sampleOutcome(arguments) else {
            Issue.record("no output")
            return
        }
        #expect(text.contains(part))
    }
}

struct LanguageOptionTests {
    @Test(
        arguments: [
            (["run", "--lang", "fr"], "fr"), (["--lang", "ar,en"], "ar"), (["--lang=de", "x"], "de"),
            (["--lang", "fr", "--lang=en"], "en"),
            (["run", "--", "--lang", "fr"], nil), (["--lang"], nil), ([], nil), (["--lang="], ""),
            (["--language", "fr"], nil),
        ] as [([String], String?)]
    )
    func languageIsReadBeforeParsing(arguments: [String], language: String?) {
        #expect(LanguageOption.value(in: arguments) == language)
    }
}
