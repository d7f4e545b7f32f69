import RunbookModel
import TestSupport
import Testing

struct DiagnosticTests {
    @Test(arguments: DiagnosticSample.all)
    func faultIsReportedAtItsPlace(_ sample: DiagnosticSample) {
        let parsed = parse(
            bytes: sample.markdown,
            definition: sample.definition.map { Array($0.utf8) },
            languages: sample.languages
        )
        #expect(parsed.faults.contains("\(sample.place) \(sample.code)"), "found: \(parsed.faults)")
        #expect(!parsed.diagnostics.contains { $0.severity == .error && $0.code != sample.code }, "\(parsed.faults)")
    }

    /// The codes of values, languages, pages and lessons are for the planner, the commands and the trainer; reading files
    /// has tests of its own.
    @Test func everyFaultOfATextHasASample() {
        let elsewhere: Set<DiagnosticCode> = [
            .fileNotFound, .fileUnreadable, .fileTooLarge, .noLanguageFile, .addressGiven,
        ]
        let codes = DiagnosticCode.allCases.filter { code in
            !["RB07", "RB08", "RB09", "RB10"].contains { code.rawValue.hasPrefix($0) } && !elsewhere.contains(code)
        }
        #expect(Set(codes) == Set(DiagnosticSample.all.map(\.code)))
    }

    @Test func codesAreUnique() {
        #expect(Set(DiagnosticCode.allCases.map(\.rawValue)).count == DiagnosticCode.allCases.count)
        #expect(DiagnosticCode.allCases.allSatisfy { $0.rawValue.wholeMatch(of: #/RB(?:0[1-9]|10)[0-9]{2}/#) != nil })
    }

    @Test func everyFaultComesAtOnceInTheOrderOfThePlaces() {
        let markdown = """
            ---
            titel: A
            parameters: {a: {type: nothing}}
            ---
            # A {#a whn="x"}

            See [b](#b) and {{c}}.

            ```sh {#a .chek timeout=1}
            echo {{d}}
            ```

            ```sh {.rollback for=e expect="("}
            ```
            """
        #expect(
            parse(markdown, definition: "group: [a]\nid: É\n").faults == [
                "runbook.yml:1:8 wrongShape", "runbook.yml:2:5 identifier", "guide.md:2:1 unknownKey",
                "guide.md:3:18 actionInLanguageFile", "guide.md:3:24 parameterType", "guide.md:5:9 unknownAttribute",
                "guide.md:7:5 linkToNothing",
                "guide.md:7:17 undeclaredParameter", "guide.md:9:8 duplicateID", "guide.md:9:11 unknownClass",
                "guide.md:9:25 attributeValue", "guide.md:10:6 undeclaredParameter", "guide.md:13:1 emptyStep",
                "guide.md:13:22 unknownTarget", "guide.md:13:32 invalidPattern",
            ]
        )
    }

    @Test(arguments: [
        ("```sh {.chek}\nls\n```\n", ".check"), ("```sh {timout=1m}\nls\n```\n", "timeout"),
        ("---\nparamters: {}\n---\n```sh\nls\n```\n", "parameters"),
        ("---\nparameters: {release: {tpye: name}}\n---\n```sh\nls\n```\n", "type"),
        ("---\nparameters: {release: {type: integr}}\n---\n```sh\nls\n```\n", "integer"),
        ("---\nparameters: {release: {type: name}}\n---\n```sh\nls {{relase}}\n```\n", "release"),
        ("---\nparameters: {release: {type: name}}\n---\n```sh {when=\"relase == 'a'\"}\nls\n```\n", "release"),
        ("# Rolling upgrade\n\n[a](#roling-upgrade)\n\n```sh\nls\n```\n", "rolling-upgrade"),
        ("```sh {#apply}\nls\n```\n\n```sh {.check for=aply}\nls\n```\n", "apply"),
    ])
    func nearestNameIsProposed(markdown: String, nearest: String) {
        #expect(parse(markdown).diagnostics.first?.arguments["nearest"] == nearest)
    }

    @Test func faultsAreBounded() {
        let faults = parse(String(repeating: "```sh {.a}\nls\n```\n\n", count: 3000)).diagnostics
        #expect(faults.count == DiagnosticSink.limit)
    }
}
