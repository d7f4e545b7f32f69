import Foundation
import MarkdownTree
import Planning
import RunbookModel
import Testing

struct PlanTests {
    /// What the planner finds wrong, with lines.
    private func faults(_ runbook: Runbook, _ options: [String] = []) throws -> [String] {
        let planner = Planner(runbook: runbook)
        let bindings = planner.bindDefaults(try bind(options, to: runbook)).bindings
        do {
            _ = try planner.plan(bindings)
            return planner.obstacles(bindings).map { "\($0.location?.line ?? 0) \($0.code)" }
        } catch {
            return error.diagnostics.map { "\($0.location?.line ?? 0) \($0.code)" }
        }
    }

    @Test func keysOfTheJSONAreThoseThatScriptsRelyOn() throws {
        let text = """
            # Title {#top}

            ```sh {#a retry=2 every=3s timeout=1m capture=late}
            echo {{name}}
            ```

            ```yaml {#b file="{{name}}.yaml" mode=0600 .new}
            a: {{late}}
            ```

            - [ ] Call {{name}} {#c when="late == 'x'"}

            ```sh {.rollback for=a}
            echo {{late}} $RUNBOOK_SECRET_KEY
            ```

            ```sh {.rehearsal for=a}
            ls
            ```

            ```sh {#d when="name == 'y'"}
            ls
            ```
            """
        let front = """
            parameters: {name: {type: name}, key: {type: secret}, late: {}}
            protect: [{id: now, command: "date {{name}}", label: L}]
            """
        let plan = try plan(try runbook(text, front), ["name=x"], ["RUNBOOK_PARAM_KEY": "hunter2"])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let data = try encoder.encode(plan)
        #expect(!String(decoding: data, as: UTF8.self).contains("hunter2"))
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            Set(json.keys) == [
                "formatVersion", "runbook", "language", "digest", "fingerprint", "parameters", "protect", "steps",
                "rehearsals", "rollbacks", "skipped", "path", "choices",
            ]
        )
        let parameters = try #require(json["parameters"] as? [String: [String: String]])
        #expect(
            parameters == [
                "name": ["value": "x", "source": "option"], "key": ["source": "environment"],
                "late": ["source": "captured", "step": "a"],
            ]
        )
        #expect(json["protect"] as? [[String: String]] == [["id": "now", "command": "date x", "label": "L"]])
        #expect(json["skipped"] as? [[String: String]] == [["id": "d", "reason": "name == 'y'"]])
        let steps = try #require(json["steps"] as? [[String: Any]])
        #expect(steps.map { $0["id"] as? String } == ["a", "b", "c"])
        #expect(steps.map { $0["kind"] as? String } == ["shell", "file", "manual"])
        #expect(steps.map { $0["effect"] as? String } == ["changes", "writes", "asks"])
        #expect(steps.map { $0["text"] as? String } == ["echo x\n", "a: {{late}}\n", "Call x"])
        #expect(steps.map { $0["late"] as? [String] } == [[], ["late"], []])
        #expect(steps.map { $0["file"] as? String } == [nil, "x.yaml", nil])
        #expect(steps.map { $0["when"] as? String } == [nil, nil, "late == 'x'"])
        #expect(steps.map { $0["section"] as? String } == ["top", "top", "top"])
        #expect(steps[0]["title"] as? String == "Title")
        let source = try #require(steps[1]["source"] as? [String: Any])
        #expect(source["path"] as? String == "en.md" && source["line"] as? Int == 11)
        #expect((json["rollbacks"] as? [[String: Any]])?.map { $0["for"] as? String } == ["a"])
        #expect((json["rehearsals"] as? [[String: Any]])?.map { $0["effect"] as? String } == ["reads"])
        let again = try JSONDecoder().decode(Plan.self, from: data)
        #expect(again.steps == plan.steps && again.rollbacks == plan.rollbacks && again.parameters == plan.parameters)
    }

    @Test func checksReadAndSteersAreKept() throws {
        let plan = try plan(
            try runbook(
                step("#a .check expect=\"{{v}}.*\" fail='{{v}}' exit=\"0,2\" cwd=\"{{v}}\" needs=\"{{v}}.x\"", "ls"),
                "parameters: {v: {type: name}}"
            ),
            ["v=b"]
        )
        let step = plan.steps[0]
        #expect(step.effect == .reads && !step.isChanging)
        #expect(step.expect == "b.*" && step.fail == "b" && step.exit == [0, 2])
        #expect(step.workingDirectory == "b" && step.needs == ["b.x"])
    }

    @Test func whatServesAStepIsPlannedWithIt() throws {
        let text = """
            \(step("#a aliases=other when=\"v == 'x'\""))
            \(step(".rollback for=other"))
            \(step(".rehearsal for=a"))
            \(step(".rollback for=a when=\"v == 'y'\""))
            """
        let runbook = try runbook(text, "parameters: {v: {}}")
        #expect(try plan(runbook, ["v=x"]).rollbacks.map(\.id) == ["rollback-a-1"])
        #expect(try plan(runbook, ["v=x"]).rehearsals.map(\.target) == ["a"])
        let none = try plan(runbook, ["v=y"])
        #expect(none.rollbacks.isEmpty && none.rehearsals.isEmpty)
        #expect(none.skipped.map { "\($0.id): \($0.reason)" } == ["a: v == 'x'"])
    }

    @Test func reasonIsTheConditionThatFails() throws {
        let text = """
            # A {#a when="v == 'x'"}
            ## B {#b}
            \(step("#s when=\"w == 'y'\""))
            ## C {#c when="w == 'z'"}
            \(step("#t"))
            """
        let runbook = try runbook(text, "parameters: {v: {}, w: {}}")
        let reasons = { (options: [String]) in try plan(runbook, options).skipped.map(\.reason) }
        #expect(try reasons(["v=x", "w=-"]) == ["w == 'y'", "w == 'z'"])
        #expect(try reasons(["v=-", "w=y"]) == ["v == 'x'", "w == 'z'"])
        #expect(try reasons(["v=-", "w=z"]) == ["w == 'y'", "v == 'x'"])
    }

    @Test func verbatimStepIsNotRendered() throws {
        let plan = try plan(try runbook(step(".verbatim", "echo {{name}}"), "parameters: {name: {default: x}}"))
        #expect(plan.steps[0].text == "echo {{name}}\n")
        #expect(plan.steps[0].late == [])
    }

    @Test func sameFileMayBeWrittenTwice() throws {
        let file = "```yaml {file=a.yaml}\na: b\n```\n\n"
        #expect(try plan(try runbook(file + file)).steps.map(\.file) == ["a.yaml", "a.yaml"])
    }

    // MARK: Obstacles

    @Test func requirementThatFailsForbidsToBegin() throws {
        let front = """
            parameters: {v: {type: version}}
            require:
              - {id: new, condition: v >= 2, message: "{{v}} is too old."}
              - {id: other, condition: v != 1.5, message: "No."}
            """
        let runbook = try runbook(step(""), front)
        let obstacles = Planner(runbook: runbook).obstacles(try bind(["v=1.5"], to: runbook))
        #expect(obstacles.codes == [.requirementFails, .requirementFails])
        #expect(obstacles[0].arguments["message"] == "1.5 is too old.")
        #expect(obstacles[0].arguments["condition"] == "v >= 2")
        #expect(obstacles[0].location == .init(line: 4, column: 5))
        #expect(Planner(runbook: runbook).obstacles(try bind(["v=2"], to: runbook)).isEmpty)
    }

    @Test func requirementOnALateValueForbidsToBegin() throws {
        let front = "parameters: {v: {}}\nrequire: [{id: r, condition: \"v == 'x'\", message: m}]"
        #expect(try faults(try runbook(step("capture=v"), front)) == ["3 requirementUndecided"])
    }

    @Test func noOpenWayForbidsToBegin() throws {
        let text =
            "- [a](#a)\n- [b](#b)\n\n# A {#a when=\"v == 'x'\"}\n\(step(""))\n# B {#b when=\"v == 'y'\"}\n\(step(""))"
        let runbook = try runbook(text, "parameters: {v: {}}")
        #expect(try faults(runbook, ["v=z"]) == ["4 choiceNone"])
        #expect(try faults(runbook, ["v=y"]) == [])
    }

    @Test func closedWayCannotBeChosen() throws {
        let text = "- [a](#a)\n- [b](#b)\n\n# A {#a when=\"true\"}\n\(step(""))\n# B {#b when=\"false\"}\n\(step(""))"
        let runbook = try runbook(text)
        let obstacles = Planner(runbook: runbook).obstacles(Bindings(chosenSections: ["b"]))
        #expect(obstacles.codes == [.unknownChoice])
        #expect(obstacles[0].arguments["sections"] == "a, b")
    }

    // MARK: Late values

    @Test func conditionOnALateValueKeepsBothWays() throws {
        let text = """
            \(step("#read .check capture=v"))
            - [a](#a)
            - [b](#b)

            # A {#a when="v == 'x'"}
            \(step("#in-a", "echo {{v}}"))
            # B {#b when="v != 'x'"}
            \(step("#in-b"))
            """
        let runbook = try runbook(text, "parameters: {v: {}}")
        let plan = try plan(runbook)
        #expect(plan.steps.map(\.id) == ["read", "in-a", "in-b"])
        #expect(plan.steps.map(\.isConditional) == [false, true, true])
        #expect(plan.steps[1].late == ["v"])
        let value = BoundValue(try ParameterType.text(pattern: nil).value(from: "x"), from: .captured)
        let later = Inclusion(runbook, Bindings(values: ["v": value]))
        #expect(runbook.steps.map { later.truth(of: $0) } == [.holds, .holds, .fails])
    }

    @Test func lateChoiceTakesExactlyOneWay() throws {
        let text = """
            - [a](#a)
            - [b](#b)

            \(step("capture=v"))
            # A {#a when="v != 'x'"}
            \(step("#in-a"))
            # B {#b when="v != 'y'"}
            \(step("#in-b"))
            """
        let runbook = try runbook(text, "parameters: {v: {}}")
        #expect(try plan(runbook).steps.count == 3)
        let value = BoundValue(try ParameterType.text(pattern: nil).value(from: "z"), from: .captured)
        let later = Inclusion(runbook, Bindings(values: ["v": value]))
        #expect(later.openChoices.isEmpty)
        #expect(runbook.steps.map { later.truth(of: $0) } == [.holds, .holds, .fails])
    }

    @Test func wayThatHoldsLeavesOutTheLateOnes() throws {
        let text = """
            \(step("capture=v"))
            - [a](#a)
            - [b](#b)

            # A {#a when="v == 'x'"}
            \(step("#in-a"))
            # B {#b when="true"}
            \(step("#in-b"))
            """
        let plan = try plan(try runbook(text, "parameters: {v: {}}"))
        #expect(plan.steps.map(\.id) == ["step-1", "in-b"])
        #expect(plan.skipped.map(\.reason) == ["v == 'x'"])
    }

    @Test(arguments: [
        step("#a when=\"w == 'x'\" capture=v") + step("#b", "echo {{v}}"),
        step("#b", "echo {{v}}") + step("#a capture=v"),
        step("#b when=\"v == 'x'\"") + step("#a capture=v"),
        "# S {#s when=\"v == 'x'\"}\n" + step("#b") + "# T\n" + step("#a capture=v"),
        step("#a") + step(".rollback for=a capture=v") + step("#b", "echo {{v}}"),
        step("#a when=\"w == 'x'\" capture=v") + step("#c") + step(".rollback for=c", "echo {{v}}"),
    ])
    func valueThatNothingFillsInTimeIsAFault(text: String) throws {
        let runbook = try runbook(text, "parameters: {v: {}, w: {default: y}}")
        let found = try faults(runbook)
        #expect(found.count == 1 && found[0].hasSuffix("lateNeverFilled"), "\(found)")
    }

    @Test func valueThatNothingFillsTakesItsDefault() throws {
        let text = step("#a when=\"w == 'x'\" capture=v") + step("#b", "echo {{v}}")
        let runbook = try runbook(text, "parameters: {v: {default: d}, w: {default: y}}")
        #expect(try plan(runbook).steps.map(\.text) == ["echo d\n"])
        #expect(try plan(runbook, ["w=x"]).steps.map(\.text) == ["true\n", "echo {{v}}\n"])
        #expect(try plan(runbook, ["w=x"]).steps[1].late == ["v"])
    }

    @Test func valueThatRollbacksUseMayBeFilledLater() throws {
        let text = step("#a") + step(".rollback for=a", "echo {{v}}") + step("#b .check capture=v")
        #expect(try faults(try runbook(text, "parameters: {v: {}}")) == [])
    }

    @Test func valueThatItsOwnConditionForbidsIsMissedWhereItIsUsed() throws {
        let runbook = try runbook(step("", "echo {{v}}"), "parameters: {v: {when: \"w == 'x'\"}, w: {default: y}}")
        #expect(try faults(runbook) == ["5 valueMissing"])
    }

    // MARK: Sections

    @Test func choicesInsideWaysThatAreLeftOutDoNotCount() throws {
        let text = """
            # A {#a when="true"}
            - [c](#c)
            - [d](#d)

            ## C {#c when="false"}
            ## D {#d when="false"}
            # B {#b when="true"}
            \(step("#s"))
            # End
            - [b](#b)
            - [a](#a)
            """
        let runbook = try runbook(text)
        let bindings = Bindings(chosenSections: ["b"])
        #expect(Planner(runbook: runbook).obstacles(bindings).isEmpty)
        #expect(Planner(runbook: runbook).obstacles(Bindings(chosenSections: ["a"])).codes == [.choiceNone])
        #expect(try Planner(runbook: runbook).plan(bindings).steps.map(\.id) == ["s"])
    }

    @Test func wayInsideASectionThatIsLeftOutIsClosed() throws {
        let text = """
            - [a](#a)
            - [b](#b)

            # Outer {#outer when="v == 'x'"}
            ## A {#a when="true"}
            \(step("#in-a"))
            # B {#b when="true"}
            \(step("#in-b"))
            """
        let runbook = try runbook(text, "parameters: {v: {}}")
        #expect(try plan(runbook, ["v=y"]).steps.map(\.id) == ["in-b"])
        #expect(Planner(runbook: runbook).bindDefaults(try bind(["v=x"], to: runbook)).faults.codes == [.choiceOpen])
    }
}
