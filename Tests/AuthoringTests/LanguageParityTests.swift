import Authoring
import MarkdownTree
import RunbookModel
import SystemPackage
import Testing

struct LanguageParityTests {
    private static let definition = "parameters: {v: {default: x}}\n"
    private static let english = """
        ---
        title: English
        ---
        # One {#one}

        ```sh {#a}
        # Say it
        echo {{v}}
        ```

        ```text {.output}
        x
        ```

        ```yaml {#b file=b.yaml}
        a: {{v}} # the value
        ```

        - [ ] Call somebody. {#c}

        ```sh {.rollback for=a}
        undo
        ```
        """

    private static let french = english.replacing("title: English", with: "title: Français\ntranslation: {of: en}")
        .replacing("# One", with: "# Un").replacing("# Say it", with: "# Dites-le")
        .replacing("# the value", with: "# la valeur").replacing("Call somebody.", with: "Appelez quelqu’un.")

    private func runbook(_ text: String, _ language: String) throws -> Runbook {
        let parsed = RunbookParser().parse(
            RunbookSource(
                id: "guide",
                language: language,
                languages: ["en", "fr"],
                markdown: .init(path: FilePath("\(language).md"), bytes: Array(text.utf8)),
                definition: .init(path: "runbook.yml", bytes: Array(Self.definition.utf8))
            )
        )
        try #require(parsed.isValid, "\(parsed.diagnostics)")
        return try #require(parsed.runbook)
    }

    /// The faults of a changed French text.
    private func diagnostics(_ old: String, _ new: String) throws -> [Diagnostic] {
        let changed = Self.french.replacing(old, with: new)
        try #require(changed != Self.french)
        return LanguageParity(runbooks: [try runbook(changed, "fr"), try runbook(Self.english, "en")]).diagnostics
    }

    @Test func translationOfWordsIsNoDifference() throws {
        let both = [try runbook(Self.french, "fr"), try runbook(Self.english, "en")]
        #expect(LanguageParity(runbooks: both).diagnostics == [])
        #expect(LanguageParity(runbooks: both.reversed()).diagnostics == [])
        #expect(LanguageParity(runbooks: [both[0]]).diagnostics == [])
        #expect(LanguageParity(runbooks: []).diagnostics == [])
    }

    @Test(arguments: [
        ("echo {{v}}", "echo {{v}} !", "values.parts.step a", 7, "en.md:6", "echo {{v}}", "echo {{v}} !"),
        ("{#a}", "{#a timeout=1m}", "values.parts.step a", 7, "en.md:6", "", "timeout 60.0"),
        ("a: {{v}}", "a: b", "values.parts.step b", 16, "en.md:15", "", "b"),
        ("{#c}", "{#c when=\"v == 'x'\"}", "values.parts.step c", 20, "en.md:19", "–", "when v == 'x'"),
        ("undo", "redo", "values.parts.step rollback-a-1", 22, "en.md:21", "undo", "redo"),
        ("# Un {#one}", "# Un {#un}", "values.parts.section one", 6, "en.md:4", "–", "–"),
        (
            "# Un {#one}", "# Un {#one when=\"v == 'x'\"}", "values.parts.section one", 5, "en.md:4", "–",
            "when v == 'x'"
        ),
    ])
    func differenceShowsBothPlaces(
        old: String,
        new: String,
        part: String,
        line: Int,
        place: String,
        there: String,
        here: String
    ) throws {
        let found = try diagnostics(old, new)
        let fault = try #require(
            found.first { part == "\($0.arguments["partKey"] ?? "") \($0.arguments["name"] ?? "")" },
            "\(found)"
        )
        #expect(fault.code == .fingerprintsDiffer && fault.severity == .error && fault.path == "fr.md")
        #expect(fault.arguments["place"] == place)
        #expect(fault.arguments["source"] == "en" && fault.arguments["language"] == "fr")
        #expect(there.isEmpty || fault.arguments["there"]?.contains(there) == true, "\(fault.arguments)")
        #expect(here.isEmpty || fault.arguments["here"]?.contains(here) == true, "\(fault.arguments)")
        #expect(fault.location?.line == line || part.contains("one"))
    }

    @Test func stepThatIsLeftOutIsOneDifference() throws {
        let found = try diagnostics("- [ ] Appelez quelqu’un. {#c}\n", "")
        #expect(found.map { $0.arguments["name"] } == ["c"])
        #expect(found.first?.arguments["place"] == "en.md:19")
        #expect(found.first?.location == .init(line: 21, column: 1))
    }

    @Test func stepThatIsAddedIsOneDifference() throws {
        let found = try diagnostics("# Un {#one}\n", "# Un {#one}\n\n```sh {#z}\nls\n```\n")
        #expect(found.map { $0.arguments["name"] } == ["z"])
        #expect(found.first?.arguments["place"] == "en.md")
    }

    @Test func stepsThatChangePlacesAreOneDifference() throws {
        let found = try diagnostics("- [ ] Appelez quelqu’un. {#c}\n", "").count
        #expect(found == 1)
        let moved = Self.french.replacing("- [ ] Appelez quelqu’un. {#c}\n", with: "")
            .replacing("# Un {#one}\n", with: "# Un {#one}\n\n- [ ] Appelez quelqu’un. {#c}\n")
        let faults = LanguageParity(runbooks: [try runbook(moved, "fr"), try runbook(Self.english, "en")]).diagnostics
        #expect(faults.map { $0.arguments["name"] } == ["c"])
        #expect(faults.first?.arguments["there"] == "a")
        #expect(faults.first?.arguments["place"] == "en.md:6")
    }

    @Test func sampleOutputThatDiffersIsAWarning() throws {
        for (old, new) in [("\nx\n", "\ny\n"), ("{.output}", "{.failure}"), ("```text {.output}\nx\n```\n", "")] {
            let found = try diagnostics(old, new)
            #expect(found.map(\.code) == [.outputsDiffer] && found.map(\.severity) == [.warning])
            #expect(found.first?.arguments["name"] == "a")
        }
    }

    @Test func sampleOfAToolThatIsTranslatedMayDiffer() throws {
        let english = Self.english.replacing("{.output}", with: "{.output .translated}")
        let french = Self.french.replacing("{.output}", with: "{.output .translated}")
        for (other, codes) in [
            (french.replacing("\nx\n", with: "\ny\n"), []),
            (french.replacing("{.output", with: "{.failure"), [DiagnosticCode.outputsDiffer]),
            (Self.french.replacing("\nx\n", with: "\ny\n"), [.outputsDiffer]),
        ] {
            let runbooks = [try runbook(english, "en"), try runbook(other, "fr")]
            #expect(LanguageParity(runbooks: runbooks).diagnostics.map(\.code) == codes)
        }
    }

    @Test func originalIsTheLanguageThatTranslatesNone() throws {
        let german = try runbook(Self.french.replacing("echo {{v}}", with: "echo"), "de")
        let found = LanguageParity(runbooks: [german, try runbook(Self.english, "en"), try runbook(Self.french, "fr")])
        #expect(found.diagnostics.map(\.path) == ["de.md"])
    }
}
