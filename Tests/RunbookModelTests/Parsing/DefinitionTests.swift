import MarkdownTree
import RunbookModel
import Testing

/// runbook.yml, front matter, and the two together.
struct DefinitionTests {
    private static let step = "\n```sh\nls\n```\n"

    @Test func loneFileMayHoldEveryKey() throws {
        let parsed = parse(
            """
            ---
            id: demo
            title: A demo
            summary: Of a demo
            label: Demo
            group: demos
            order: 2
            series: demo
            guide: {page: demo.md, version: v1, sha256: {en: \(String(repeating: "aB", count: 32))}, omitted: [3]}
            requires:
              - tool: kubectl
                version: 1.20
                command: kubectl version
              - helm
            parameters:
              mode: {choices: {one: The first, "2": The second}, label: Mode, help: How}
              when_known: {type: version, default: 1.24, when: "mode == 'one'"}
              word: {pattern: "[a-z]+"}
              plain:
            require:
              - {id: new, condition: when_known >= 1.20, message: "{{when_known}} is too old."}
            protect:
              - {id: context, command: "kubectl config current-context", label: Context}
            deviations: {"3": Left out}
            translation: {of: fr, status: draft, sections: {a: "12"}}
            ---
            \(Self.step)
            """
        )
        #expect(parsed.faults == [])
        let runbook = try #require(parsed.runbook)
        #expect(runbook.id == "demo" && runbook.title == "A demo" && runbook.summary == "Of a demo")
        #expect(runbook.label == "Demo" && runbook.group == "demos" && runbook.order == 2 && runbook.series == "demo")
        #expect(runbook.guide?.digests == ["en": String(repeating: "ab", count: 32)])
        #expect(runbook.guide?.omitted == [3])
        #expect(runbook.requiredTools.map(\.name) == ["kubectl", "helm"])
        #expect(runbook.requiredTools[0].minimumVersion?.text == "1.20")
        #expect(runbook.parameters.map(\.name) == ["mode", "when_known", "word", "plain"])
        #expect(
            runbook.parameters.map(\.type) == [
                .choice(["one", "2"]), .version, .text(pattern: "[a-z]+"), .text(pattern: nil),
            ]
        )
        #expect(runbook.parameters[0].choiceLabels == ["one": "The first", "2": "The second"])
        #expect(runbook.parameters[1].defaultValue?.source == "1.24")
        #expect(runbook.requirements.first?.message?.source == "{{when_known}} is too old.")
        #expect(runbook.protections.first?.label == "Context")
        #expect(runbook.deviations == ["3": "Left out"])
        #expect(runbook.translation == Translation(source: "fr", status: .draft, sections: ["a": "12"]))
    }

    @Test func folderJoinsItsTwoFiles() throws {
        let definition = """
            parameters:
              mode: {choices: [no, 1.10], default: no}
            require: [{id: a, condition: "mode != '1.10'"}]
            protect: [{id: b, command: date}]
            """
        let front = """
            title: T
            parameters: {mode: {label: M, choices: {no: Non, 1.10: Old}}}
            require: {a: "Not {{mode}}"}
            protect: {b: The date}
            """
        let parsed = parse("---\n\(front)\n---\n\(Self.step)", definition: definition)
        #expect(parsed.faults == [])
        let mode = try #require(parsed.runbook?.parameter("mode"))
        #expect(mode.type == .choice(["no", "1.10"]) && mode.label == "M" && mode.choiceLabels["1.10"] == "Old")
        #expect(parsed.runbook?.protections.first?.label == "The date")
    }

    @Test(arguments: [
        ("id: a", "id: a", "guide.md:2:5"),
        ("parameters: {a: {type: name}}", "parameters: {a: {type: name}}", "guide.md:2:24"),
        ("requires: [a]", "requires: [b]", "guide.md:2:11"), ("protect: []", "protect: []", "guide.md:2:10"),
        ("guide: {page: a}", "guide: {page: a}", "guide.md:2:15"),
    ])
    func leafInBothFilesIsAFault(definition: String, front: String, place: String) {
        let parsed = parse("---\n\(front)\n---\n" + Self.step, definition: definition)
        #expect(parsed.faults == ["\(place) saidTwice"])
    }

    @Test(arguments: [
        ("a: {type: integer, from: ''}", ["3:26 keyValue"]), ("a: {type: secret, from: date}", []),
        ("a: {type: choice}", ["3:1 missingKey"]), ("a: {choices: [-x]}", ["3:15 keyValue"]),
        ("a: {choices: [x, x]}", ["3:18 keyValue"]), ("a: {choices: [[x]]}", ["3:15 wrongShape"]),
        ("a: {choices: [x], type: name}", ["3:15 keyValue"]), ("a: {type: name, pattern: x}", ["3:26 keyValue"]),
        ("a: {pattern: '('}", ["3:14 invalidPattern"]), ("a: {default: '{{a}}'}", ["3:1 parameterCycle"]),
        ("and: {}", ["3:1 parameterName"]), ("a_: {tpe: x}", ["3:6 unknownKey"]),
        ("a: {default: '{{x}}'}", ["3:15 undeclaredParameter"]),
        ("a: {from: 'ls {{x}}'}", ["3:15 undeclaredParameter"]),
        ("a: {when: \"x == 'y'\"}", ["3:12 conditionName"]),
        ("a: {when: 'a'}", ["3:1 parameterCycle", "3:12 conditionType"]),
        ("a: {type: boolean, default: yes}", ["3:29 defaultRefused"]),
        ("a: {type: integer, default: }", ["3:29 defaultRefused"]),
    ])
    func faultOfAParameter(declaration: String, faults: [String]) {
        let found = parse("---\nparameters:\n  {\(declaration)}\n---\n" + Self.step).diagnostics
        #expect(found.map { "\($0.location?.line ?? 0):\(($0.location?.column ?? 0) - 3) \($0.code)" } == faults)
    }

    @Test func parametersStandAfterWhatTheyName() throws {
        let text = """
            ---
            parameters:
              a: {default: "{{c}}"}
              b: {when: "d == 'x'"}
              c: {from: "echo {{d}}"}
              d:
              e:
            ---
            \(Self.step)
            """
        #expect(parse(text).runbook?.parameters.map(\.name) == ["d", "c", "a", "b", "e"])
    }

    @Test func longChainOfParametersIsOrdered() {
        let chain = (1...2000).map { "  p\($0): {default: '{{p\($0 + 1)}}'}\n" }.joined()
        let parsed = parse("---\nparameters:\n\(chain)  p2001: {default: x}\n---\n" + Self.step)
        #expect(parsed.faults == [])
        #expect(parsed.runbook?.parameters.first?.name == "p2001")
    }

    @Test func cycleNamesThoseThatAreInIt() {
        let text =
            "---\nparameters:\n  a: {default: '{{b}}'}\n  b: {default: '{{c}}'}\n  c: {when: \"b == 'x'\"}\n---\n"
        let fault = parse(text + Self.step).diagnostics.first
        #expect(fault?.arguments["names"] == "b, c")
        #expect(fault?.location?.line == 4)
    }

    @Test(arguments: [
        ("require: [{id: a, condition: true, message: m}, {id: a, condition: true, message: m}]", "2:54 duplicateID"),
        ("protect: [{id: a, command: b}, {id: a, command: b}]", "2:37 duplicateID"),
        ("protect: [{id: a, command: ' '}]", "2:28 keyValue"), ("protect: [{id: a}]", "2:11 missingKey"),
        ("protect: [{command: b}]", "2:11 missingKey"), ("requires: [{tool: a, version: x}]", "2:31 keyValue"),
        ("requires: a", "2:11 wrongShape"), ("require: a", "2:10 wrongShape"), ("protect: [a]", "2:11 wrongShape"),
        ("guide: {version: 1}", "2:8 missingKey"), ("guide: {page: a, sha256: {en: 12}}", "2:31 keyValue"),
        ("guide: {page: a, omitted: [x]}", "2:28 keyValue"), ("translation: {status: done}", "2:14 missingKey"),
        ("translation: {of: en, status: finished}", "2:31 keyValue"), ("id: A", "2:5 identifier"),
        ("layout: default", "2:1 unknownKey"), ("? [a]\n: b", "2:3 wrongShape"),
    ])
    func faultOfADefinition(text: String, fault: String) {
        #expect(parse("---\n\(text)\n---\n" + Self.step).faults == ["guide.md:\(fault)"])
    }

    @Test func labelsOfUnknownThingsAreFaults() {
        let front = "require: {x: a}\nprotect: {y: b}\nparameters: {m: {choices: {q: c}}}"
        let definition = """
            require: [{id: a, condition: true}]
            protect: [{id: b, command: c}]
            parameters: {m: {choices: [p]}}
            """
        #expect(
            parse("---\n\(front)\n---\n" + Self.step, definition: definition).faults == [
                "guide.md:1:1 missingMessage", "guide.md:2:11 undeclaredEntry", "guide.md:3:11 undeclaredEntry",
                "guide.md:4:28 undeclaredEntry",
            ]
        )
    }

    @Test func emptyDefinitionIsNoFault() {
        #expect(parse(Self.step, definition: "").faults == [])
        #expect(parse(Self.step, definition: "# nothing\n").faults == [])
    }
}
