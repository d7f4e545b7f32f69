import Foundation
import SystemPackage
import TestSupport
import Testing

/// What commands print with `--format json` is as the schemas of the handbook say, and has everything that they declare.
struct SchemaTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
    }

    /// Runs a command and keeps what it prints.
    private func output(_ arguments: [String], _ name: String, status: Int32 = 0) throws -> FilePath {
        let result = try place.run(arguments + ["--format", "json"])
        #expect(result.status == status, "\(result.error)")
        return try place.write(result.output, to: name)
    }

    @Test(.needsSchemas)
    func planIsAsItsSchemaSays() throws {
        var place = place
        place.variables["RUNBOOK_PARAM_TOKEN"] = "s3cr3t"
        try place.write(Self.everything, to: "everything.md")
        try place.write("", to: "input.txt")
        let plan = ["plan", "./everything.md", "--choose", "new", "--no-input"]
        let printed = try place.run(plan + ["--format", "json"])
        #expect(printed.status == 0, "\(printed.error)")
        #expect(try place.run(plan + ["--output", "written.json"]).status == 0)
        let files = [try place.write(printed.output, to: "printed.json"), place.work.appending("written.json")]
        #expect(try JSONSchema.complaints("plan", files, isExhaustive: true) == "")
    }

    @Test(.needsSchemas)
    func checkIsAsItsSchemaSays() throws {
        try place.write("# A\n\n```shell {timout=2m}\ntrue\n```\n", to: "faulty.md")
        let faults = try output(["check", "faulty.md"], "check.json", status: 65)
        let none = try output(["check"], "none.json")
        #expect(try JSONSchema.complaints("check", [faults, none], isExhaustive: true) == "")
    }

    @Test(.needsSchemas)
    func listIsAsItsSchemaSays() throws {
        try place.write("# A\n\n```shell {#a}\ntrue\n```\n", to: "runbooks/bare/en.md")
        try place.write("---\nsummary: B.\n---\n# B\n\n```shell {#a}\ntrue\n```\n", to: "runbooks/told/fr.md")
        let list = try output(["list"], "list.json")
        #expect(place.read("list.json")?.contains(#""told""#) == true)
        #expect(try JSONSchema.complaints("list", [list], isExhaustive: true) == "")
    }

    @Test(.needsSchemas)
    func importIsAsItsSchemaSays() throws {
        let page = "<h1>A</h1>\n<pre><code class=\"language-shell\">docker stop &lt;name&gt;\n</code></pre>\n"
        let odd = "<h1>B</h1>\n<pre><code>…\n</code></pre>\n<pre><code class=\"language-yaml\">a: 1\n</code></pre>\n"
        for (name, text) in [("a.html", page), ("b.html", odd)] { try place.write(text, to: name) }
        let one = try output(["import", "a.html"], "one.json")
        #expect(try JSONSchema.complaints("import", [one], isExhaustive: true) == "")
        let several = try output(["import", "a.html", "b.html"], "several.json")
        #expect(try JSONSchema.complaints("import", [several], .lines) == "")
    }

    @Test(.needsSchemas)
    func comparisonIsAsItsSchemaSays() throws {
        let page = "# A\n\n" + ["one", "two", "three", "four"].map { "```shell\necho \($0)\n```\n\n" }.joined()
        try place.write("---\nid: a.md\ntitle: A\n---\n" + page, to: "page.md")
        let digest = String(repeating: "0", count: 64)
        let guide = "guide: {page: a.md, sha256: {en: \(digest)}, omitted: [3]}"
        let front = "---\n\(guide)\ndeviations: {b: Louder., 3: No.}\n---\n"
        let steps = "```shell {#a guide=1}\necho one\n```\n\n```shell {#b guide=2 .deviation}\necho TWO\n```\n\n"
        try place.write(front + "# A\n\n" + steps + "```shell {#c}\ntrue\n```\n", to: "runbook.md")
        let comparison = try output(["compare", "./runbook.md", "page.md"], "compare.json", status: 3)
        #expect(try JSONSchema.complaints("compare", [comparison], isExhaustive: true) == "")
    }

    @Test(.needsSchemas)
    func checkupIsAsItsSchemaSays() throws {
        try place.install("old-tool", "echo old-tool 1.2.3")
        let tools = "requires:\n  - {tool: old-tool, version: 2.0, command: old-tool --version}\n  - no-such-tool\n"
        try place.write("---\n\(tools)---\n# A\n\n```shell {#a}\ntrue\n```\n", to: "tools.md")
        let checkup = try output(["doctor", "./tools.md"], "doctor.json", status: 69)
        #expect(place.read("doctor.json")?.contains("tooOld") == true)
        #expect(try JSONSchema.complaints("doctor", [checkup], isExhaustive: true) == "")
    }

    @Test(.needsSchemas)
    func everyShippedRunbookIsAsItsSchemaSays() throws {
        let folder = Repository.root.appending("runbooks").string
        let command = ["render", "--runbooks", folder, "--format", "json", "--output", "shipped"]
        let done = try place.execute([try BuiltProgram.path.string] + command)
        #expect(done.status == 0, "\(done.error)")
        let names = try place.scratch.names(in: "work/shipped").filter { $0.hasSuffix(".json") }
        #expect(names.count > 20)
        let files = names.map { place.work.appending("shipped/\($0)") }
        #expect(try JSONSchema.complaints("runbook", files) == "")
    }

    @Test(.needsSchemas)
    func runbookIsAsItsSchemaSays() throws {
        var page = Self.everything.replacing(
            "title: Everything\n",
            with: """
                title: Everything
                summary: All.
                label: All
                group: g
                order: 1
                series: s
                translation: {of: fr, status: draft}
                guide: {page: a.md, version: v1, omitted: [9]}
                deviations: {apply: Louder., 9: No.}
                requires: [{tool: bash, version: 4.0, command: bash --version}]
                require: [{id: new, condition: version >= 1.0, message: "{{version}} is old."}]

                """
        )
        page = page.replacing("  pod: {type: name}\n", with: Self.parameters)
        page = page.replacing("{#apply timeout", with: "{#apply .deviation guide=1 aliases=\"go\" timeout")
        page += "\n\n```text {.output for=older-step when=\"version < 0.5\"}\nok\n```\n"
        page += "\n```sh {.example}\nfalse\n```\n"
        try place.write(page, to: "everything.md")
        let document = try output(["render", "./everything.md"], "runbook.json")
        #expect(try JSONSchema.complaints("runbook", [document], isExhaustive: true) == "")
    }

    /// Parameters with everything that one can have.
    private static let parameters = """
          pod: {type: name}
          mode: {type: choice, choices: [a, b], label: Mode, help: Which., from: echo a, when: version >= 9.0}
          code: {type: text, pattern: "[0-9]+", default: "1"}

        """

    @Test(
        .needsSchemas,
        arguments: ["plan", "check", "list", "import", "compare", "doctor", "report", "runs", "runbook"]
    )
    func schemaRefusesOtherDocuments(schema: String) throws {
        let other = try place.write(#"{"other": true}"#, to: "other.json")
        #expect(try JSONSchema.complaints(schema, [other]).contains("is a required property"))
    }

    /// Everything that a plan can say of a runbook.
    private static let everything = """
        ---
        title: Everything
        parameters:
          version: {type: version, default: 2.4}
          pod: {type: name}
          token: {type: secret}
        protect:
          - {id: host, command: echo here, label: Host}
        ---
        # Everything

        - [New](#new)
        - [Old](#old)
        - [Older](#older)

        ## New {#new when="version >= 2.0"}

        ```yaml {#conf file=conf.yaml mode=0600 .new}
        a: 1
        ```

        ```shell {#find .check capture=pod}
        echo pod-1
        ```

        ```shell {#apply timeout=2m needs=input.txt cwd=sub .sensitive}
        echo {{pod}} {{version}} "$RUNBOOK_SECRET_TOKEN"
        ```

        ```shell {.rehearsal for=apply}
        true
        ```

        ```shell {.rollback for=apply}
        true
        ```

        ```shell {#ready .check for=apply retry=3 every=1s expect="ok" fail="bad" when="pod == 'pod-1'"}
        echo ok
        ```

        ```shell {#drop .irreversible confirm=drop .interactive}
        true
        ```

        - [ ] Tell everybody. {#tell}

        ## Old {#old when="version >= 1.0"}

        ```shell {#old-step}
        true
        ```

        ## Older {#older when="version < 1.0"}

        ```shell {#older-step}
        true
        ```
        """
}
