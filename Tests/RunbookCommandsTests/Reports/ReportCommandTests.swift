import Execution
import Foundation
import SystemPackage
import TestSupport
import Testing

/// `runbook runs` and `runbook report` after real runs.
struct ReportCommandTests {
    private let scratch: ScratchDirectory

    private static let runbook = """
        ---
        title: Try <this>
        parameters:
          word: {type: text, default: "it's é"}
          token: {type: secret}
        ---
        # Try <this>

        ```shell {#colours}
        printf '\\e[31mred\\e[0m\\n\\0]]>&\\n'; echo {{word}}
        ```

        ```yaml {#conf file=conf.yaml}
        a: 1
        ```

        - [ ] Tell everybody. {#tell}

        ```shell {#hidden .sensitive}
        echo "$RUNBOOK_SECRET_TOKEN"
        ```

        ```shell {#breaks}
        echo "told: $RUNBOOK_SECRET_TOKEN" >&2; exit 7
        ```

        ```shell {#never}
        true
        ```
        """

    init() throws {
        scratch = try ScratchDirectory()
        for folder in ["work", "other"] { try scratch.write(Self.runbook, to: "\(folder)/try.md") }
    }

    private func runbook(_ arguments: [String], in folder: String = "work") throws -> CompletedProgram {
        try CompletedProgram.run(
            [try BuiltProgram.path.string] + arguments,
            environment: [
                "XDG_STATE_HOME": scratch.appending("state").string, "RUNBOOK_LANG": "en", "TZ": "UTC",
                "LC_ALL": "C.UTF-8",
                "COLUMNS": "1000", "SUDO_USER": "alice", "RUNBOOK_PARAM_TOKEN": "s3cr3t-t0ken",
            ],
            in: scratch.appending(folder)
        )
    }

    @discardableResult
    private func follow(in folder: String = "work") throws -> String {
        let options = ["--yes", "--no-input", "--done", "tell"]
        let result = try runbook(["run", "./try.md"] + options, in: folder)
        #expect(result.status == 1, "\(result.error)")
        return try #require(try scratch.names(in: "state/runbook/runs").last)
    }

    private func journal(of run: String) -> String { "state/runbook/runs/\(run)/journal.jsonl" }

    // MARK: Finding runs

    @Test func withoutRunsTheListIsEmptyAndAReportNotFound() throws {
        let list = try runbook(["runs"])
        #expect(list.status == 0)
        #expect(list.output.isEmpty)
        #expect(list.error.contains("runbook runs --all"))
        #expect(try runbook(["runs", "--format", "json"]).output.contains(#""runs" : ["#))
        #expect(try runbook(["report"]).status == 66)
        #expect(try runbook(["report", "2026"]).status == 66)
    }

    @Test func runsOfThisFolderOrOfAllAreListed() throws {
        let run = try follow()
        try follow(in: "other")
        let list = try runbook(["runs"])
        #expect(list.output.contains(run))
        #expect(list.output.contains("failed at the step breaks"))
        #expect(list.output.split(separator: "\n").count == 2)
        let all = try runbook(["runs", "--all"])
        #expect(all.output.split(separator: "\n").count == 4)
        #expect(all.output.contains(scratch.appending("other").string))
        #expect(try runbook(["runs", "--lang", "fr"]).output.contains("en échec à l’étape breaks"))
        #expect(try runbook(["report", "2"]).status == 64)
        #expect(try runbook(["report", String(run.dropLast())]).status == 0)
    }

    // MARK: Reports

    @Test func reportSaysWhatHappenedAndNoSecret() throws {
        let run = try follow()
        for format in ["text", "markdown", "html", "junit", "json"] {
            for language in ["en", "fr"] {
                let report = try runbook(["report", "--format", format, "--lang", language])
                #expect(report.status == 0)
                #expect(report.error.isEmpty)
                #expect(report.output.contains(run))
                #expect(report.output.contains("breaks"))
                #expect(format == "json" || report.output.contains("•••"), "\(report.output)")
                #expect(!report.output.contains("s3cr3t"), "\(format)")
                #expect(!report.output.contains("\u{1B}"), "\(format)")
            }
        }
    }

    @Test func reportIsWrittenToAFile() throws {
        try follow()
        let printed = try runbook(["report", "--format", "html"]).output
        let path = scratch.appending("work/report.html").string
        let result = try runbook(["report", "--format", "html", "--output", path])
        #expect(result.status == 0)
        #expect(result.output.isEmpty)
        #expect(scratch.read("work/report.html") == printed)
        try scratch.write("older and longer" + printed, to: "work/report.html")
        #expect(try runbook(["report", "--format", "html", "--output", "report.html"]).status == 0)
        #expect(scratch.read("work/report.html") == printed)
        #expect(try runbook(["report", "--format", "html", "--output", "-"]).output == printed)
        #expect(try scratch.names(in: "work") == ["conf.yaml", "report.html", "try.md"])
    }

    @Test(arguments: ["missing/report.html", "/dev/full", "."])
    func fileThatCannotBeWrittenIsAnError(path: String) throws {
        try follow()
        let result = try runbook(["report", "--output", path])
        #expect(result.status == 74)
        #expect(result.error.contains(path))
    }

    @Test func brokenChainIsSaidFirstAndEndsWithAnError() throws {
        let run = try follow()
        let lines = try #require(scratch.read(journal(of: run))).split(separator: "\n")
        let changed = lines.map {
            $0.replacing(#""outcome":"failed","previous""#, with: #""outcome":"succeeded","previous""#)
        }
        let removed = Array(lines[..<3] + lines[4...])
        for damaged in [removed.map(String.init), changed.map(String.init) + [String(lines[0])]] {
            try scratch.write(damaged.joined(separator: "\n") + "\n", to: journal(of: run))
            let report = try runbook(["report"])
            #expect(report.status == 74)
            #expect(report.output.hasPrefix("The journal is damaged or was changed: line "))
            #expect(report.error.isEmpty)
            for format in ["markdown", "html", "junit", "json"] {
                let report = try runbook(["report", "--format", format])
                #expect(report.status == 74)
                #expect(report.error.hasPrefix("The journal is damaged or was changed: line "))
            }
            #expect(try runbook(["runs"]).output.contains("The journal is damaged or was changed"))
        }
    }

    @Test func reportOfACrashedRunTellsHowFarItCame() throws {
        let run = try follow()
        let text = try #require(scratch.read(journal(of: run)))
        let end = try #require(text.firstRange(of: #""event":"stepStarted""#)?.upperBound)
        let cut = text[..<(text[end...].firstIndex(of: "\n") ?? text.endIndex)]
        try scratch.write(cut + "\n{\"answer\":", to: journal(of: run))
        let report = try runbook(["report"])
        #expect(report.status == 0)
        #expect(report.output.contains("? 1. colours"))
        #expect(report.output.contains("whether it took effect is not known"))
        #expect(report.output.hasPrefix("The journal ends within line "))
        #expect(try runbook(["runs"]).output.contains("its end is not recorded"))
    }

    @Test func reportOfALivingRunSaysThatItGoesOn() throws {
        try scratch.write("```shell {#waits}\necho ready; read -r < fifo\n```\n", to: "work/wait.md")
        #expect(mkfifo(scratch.appending("work/fifo").string, 0o600) == 0)
        let program = try TerminalProgram(
            [try BuiltProgram.path.string, "run", "./wait.md", "--yes", "--lang", "en"],
            environment: ["XDG_STATE_HOME": scratch.appending("state").string],
            in: scratch.appending("work")
        )
        try program.wait(for: "\nready\n")
        #expect(try runbook(["runs"]).output.contains("still running"))
        let report = try runbook(["report"])
        #expect(report.status == 0)
        #expect(report.output.contains("… 1. waits"))
        let writer = open(scratch.appending("work/fifo").string, O_WRONLY)
        #expect(write(writer, "\n", 1) == 1)
        close(writer)
        #expect(try program.waitForExit() == 0)
        #expect(try runbook(["report"]).output.contains("✓ 1. waits"))
    }

    // MARK: Formats

    @Test(.needsSchemas)
    func journalReportAndListAreAsTheirSchemasSay() throws {
        let run = try follow()
        #expect(try JSONSchema.complaints("journal", [scratch.appending(journal(of: run))], .lines) == "")
        for (schema, arguments) in [("report", ["report"]), ("runs", ["runs"])] {
            let output = try runbook(arguments + ["--format", "json"]).output
            #expect(try JSONSchema.complaints(schema, [try scratch.write(output, to: "\(schema).json")]) == "")
        }
    }

    @Test(.needsSchemas)
    func everyFieldOfAJournalAndAReportIsInItsSchema() throws {
        let state = StateDirectory(at: scratch.appending("state/runbook"))
        let run = "20261122T094612Z-abc123"
        try state.create(state.run(run))
        let script = try JournalScript(at: state.run(run).appending("journal.jsonl"))
        for event in FullJournal.events(in: scratch.appending("work")) { try script.add(event) }
        #expect(try JSONSchema.complaints("journal", [script.path], .lines) == "")
        for (schema, arguments) in [("report", ["report", run]), ("runs", ["runs"])] {
            let output = try runbook(arguments + ["--format", "json"]).output
            #expect(output.contains("CHG-1") || schema == "runs")
            #expect(try JSONSchema.complaints(schema, [try scratch.write(output, to: "\(schema).json")]) == "")
        }
        try scratch.write((scratch.read(journal(of: run)) ?? "") + "{}\n", to: journal(of: run))
        let output = try runbook(["report", run, "--format", "json"]).output
        #expect(output.contains(#""kind" : "malformed""#))
        #expect(try JSONSchema.complaints("report", [try scratch.write(output, to: "damaged.json")]) == "")
    }

    @Test(.needsSchemas)
    func schemaRefusesWhatIsNoJournal() throws {
        let line = #"{"event":"edited","step":"a","time":"now","previous":"0"}"#
        let edited = try scratch.write(line, to: "edited.jsonl")
        #expect(try JSONSchema.complaints("journal", [edited], .lines).contains("is not valid"))
        let empty = try scratch.write("{}", to: "empty.json")
        #expect(try JSONSchema.complaints("report", [empty]).contains("required"))
    }

    /// The elements and attributes of the schema of the Jenkins xUnit plug-in, and that the numbers add up.
    private static let suiteCheck = """
        import sys, re, xml.etree.ElementTree as tree
        allowed = {
            "testsuites": {"name", "time", "tests", "failures", "disabled", "errors"},
            "testsuite": {"name", "tests", "failures", "errors", "time", "disabled", "skipped", "timestamp", "hostname",
                          "id", "package"},
            "properties": set(), "property": {"name", "value"},
            "testcase": {"name", "assertions", "time", "classname", "status"},
            "skipped": {"message", "type"}, "error": {"message", "type"}, "failure": {"message", "type"},
            "system-out": set(), "system-err": set(),
        }
        children = {
            "testsuites": {"testsuite"}, "testsuite": {"properties", "testcase", "system-out", "system-err"},
            "properties": {"property"}, "testcase": {"skipped", "error", "failure", "system-out", "system-err"},
        }
        root = tree.parse(sys.argv[1]).getroot()
        assert root.tag == "testsuites", root.tag
        for node in root.iter():
            assert set(node.attrib) <= allowed[node.tag], (node.tag, node.attrib)
            assert {child.tag for child in node} <= children.get(node.tag, set()), node.tag
        for node in root.iter("testsuite"):
            cases = node.findall("testcase")
            counts = {tag: sum(case.find(tag) is not None for case in cases) for tag in ["failure", "error", "skipped"]}
            assert int(node.get("tests")) == len(cases)
            assert int(node.get("failures")) == counts["failure"], counts
            assert int(node.get("errors")) == counts["error"], counts
            assert int(node.get("skipped")) == counts["skipped"], counts
            assert re.fullmatch(r"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d", node.get("timestamp"))
            assert all(re.fullmatch(r"\\d+\\.\\d{3}", x.get("time")) for x in [root, node] + cases)
            assert all(case.get("name") and case.get("classname") for case in cases)
        """

    @Test(.enabled(if: PythonChecker.plain != nil, "needs python3"))
    func testSuiteIsXMLOfTheUsualShape() throws {
        let run = try follow()
        let output = try runbook(["report", "--format", "junit"]).output
        let file = try scratch.write(output, to: "suite.xml")
        #expect(try PythonChecker.complaints(PythonChecker.plain, Self.suiteCheck, [file.string]) == "")
        #expect(output.contains("]]&gt;&amp;"))
        #expect(output.contains(#"type="exitStatus">told: •••"#))
        let damaged = try #require(scratch.read(journal(of: run))) + "garbage\n"
        try scratch.write(damaged, to: journal(of: run))
        let broken = try scratch.write(try runbook(["report", "--format", "junit"]).output, to: "broken.xml")
        #expect(try PythonChecker.complaints(PythonChecker.plain, Self.suiteCheck, [broken.string]) == "")
        #expect(scratch.read("broken.xml")?.contains(#"name="journal""#) == true)
    }
}
