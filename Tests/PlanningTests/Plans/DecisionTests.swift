import MarkdownTree
import Planning
import RunbookModel
import Testing

/// What is asked, in which order, and what is not.
struct DecisionTests {
    /// The names of the parameters and sections that are asked for, each answered with its default or `x`.
    private func questions(
        _ runbook: Runbook,
        _ options: [String] = [],
        answers: [String: String] = [:]
    ) throws -> [String] {
        let planner = Planner(runbook: runbook)
        var bindings = try bind(options, to: runbook)
        var asked: [String] = []
        while let decision = planner.nextDecision(bindings), asked.count < 20 {
            switch decision {
            case .value(let parameter):
                asked.append(parameter.name)
                let text = try answers[parameter.name] ?? planner.defaultValue(of: parameter, bindings)?.text ?? "x"
                bindings.values[parameter.name] = BoundValue(try parameter.type.value(from: text), from: .asked)
            case .section(let choice):
                asked.append("way: " + choice.options.map(\.section).joined(separator: " "))
                bindings.chosenSections.insert(choice.options[0].section)
            }
        }
        return asked
    }

    @Test func onlyWhatWillBeDoneIsAsked() throws {
        let text = """
            Say {{prose}}.

            ## A {#a when="kind == 'x'"}

            {{only_a}}

            \(step("", "echo {{in_a}}"))
            ## B {#b when="kind == 'y'"}

            \(step("", "echo {{in_b}}"))
            """
        let front = "parameters: {unused: {}, prose: {}, in_a: {}, in_b: {}, kind: {}, only_a: {}}"
        #expect(try questions(try runbook(text, front)) == ["prose", "kind", "in_a", "only_a"])
        #expect(try questions(try runbook(text, front), ["kind=y"]) == ["prose", "in_b"])
        #expect(try questions(try runbook(text, front), ["kind=z"]) == ["prose"])
    }

    @Test func parametersOfEveryPartAreAsked() throws {
        let text = """
            # {{title}}

            - [ ] {{task}}

            ```yaml {file="{{file}}"}
            a: {{yaml}}
            ```

            ```sh {#s cwd="{{cwd}}" needs="{{needs}}" expect="{{expect}}" fail="{{fail}}" .irreversible confirm="{{confirm}}"}
            echo $RUNBOOK_SECRET_TOKEN
            ```

            ```sh {.rollback for=s}
            echo {{rollback}}
            ```
            """
        let names = [
            "title", "task", "file", "yaml", "cwd", "needs", "expect", "fail", "confirm", "rollback", "protect",
        ]
        let front = """
            parameters: {\(names.map { "\($0): {type: name}" }.joined(separator: ", ")), token: {type: secret}, tok: {type: secret}}
            protect: [{id: p, command: "echo {{protect}}"}]
            """
        #expect(try questions(try runbook(text, front)) == names + ["token"])
    }

    @Test func conditionOfAParameterDecides() throws {
        let front = "parameters: {older: {when: \"mode == 'down'\"}, mode: {}}"
        let text = step("when=\"mode == 'down'\"", "echo {{older}}")
        #expect(try questions(try runbook(text, front), answers: ["mode": "up"]) == ["mode"])
        #expect(try questions(try runbook(text, front), answers: ["mode": "down"]) == ["mode", "older"])
    }

    @Test func conditionOfAnUnusedParameterIsNotAsked() throws {
        #expect(try questions(try runbook(step(""), "parameters: {a: {when: \"b == 'x'\"}, b: {}}")) == [])
    }

    @Test func decidedConditionNeedsNoFurtherValue() throws {
        let text = step("when=\"a == 'x' or b == 'y'\"")
        let front = "parameters: {a: {}, b: {}}\nrequire: [{id: r, condition: \"a == 'x' or c == 'y'\", message: m}]"
        let runbook = try runbook(text, front.replacing("b: {}", with: "b: {}, c: {}"))
        #expect(try questions(runbook, ["a=x"]) == [])
        #expect(try questions(runbook, ["a=z"]) == ["b", "c"])
    }

    @Test func whatADefaultOrAProposalNamesIsAskedFirst() throws {
        let front = """
            parameters:
              a: {default: "{{b}}-{{c}}"}
              b: {}
              c: {from: "echo {{d}}"}
              d: {}
            """
        let runbook = try runbook(step("", "echo {{a}}"), front)
        #expect(try questions(runbook) == ["b", "d", "c", "a"])
        #expect(try questions(runbook, ["c=1", "b=2"]) == ["a"])
        #expect(try questions(runbook, ["a=1"]) == [])
        #expect(try plan(runbook, ["b=1", "c=2"]).steps[0].text == "echo 1-2\n")
    }

    @Test func severalOpenWaysAreAskedAndTheOthersLeftOut() throws {
        let text = """
            - [a](#a)
            - [b](#b)
            - [c](#c)

            ## A {#a when="true"}
            \(step("#in-a", "echo {{only_a}}"))
            ## B {#b when="true"}
            \(step("#in-b", "echo {{only_b}}"))
            ## C {#c when="false"}
            \(step("#in-c"))
            """
        let runbook = try runbook(text, "parameters: {only_a: {}, only_b: {}}")
        #expect(try questions(runbook, ["only_a=1", "only_b=1"]) == ["way: a b c"])
        #expect(try questions(runbook) == ["way: a b c", "only_a"])
        let planner = Planner(runbook: runbook)
        let open = planner.bindDefaults(try bind(["only_a=1", "only_b=1"], to: runbook)).faults
        #expect(open.codes == [.choiceOpen])
        #expect(open.first?.location == .init(line: 4, column: 1))
        let bindings = Bindings(values: try bind(["only_b=1"], to: runbook).values, chosenSections: ["b"])
        if let decision = planner.nextDecision(bindings) { Issue.record("\(decision)") }
        let plan = try planner.plan(bindings)
        #expect(plan.steps.map(\.id) == ["in-b"])
        #expect(plan.skipped.map { "\($0.id): \($0.reason)" } == ["in-a: true", "in-c: false"])
    }

    @Test func missingValuesAreOneFault() throws {
        let runbook = try runbook(
            step("", "echo {{a}} {{b}} {{c}} {{d}}"),
            "parameters: {a: {}, b: {from: echo x}, c: {default: y}, d: {default: '{{a}}'}}"
        )
        let bound = Planner(runbook: runbook).bindDefaults(try bind(to: runbook))
        #expect(bound.faults.codes == [.valueMissing])
        #expect(bound.faults.first?.arguments["names"] == "a, b, d")
        #expect(bound.bindings.values["c"]?.source == .default)
    }

    @Test func secretIsNoExampleOfWhatToTypeOnTheCommandLine() throws {
        let front = "parameters: {s: {type: secret, from: echo x}, t: {type: secret}, a: {}}"
        for (text, arguments) in [
            ("echo $RUNBOOK_SECRET_S {{a}}", ["names": "s, a", "first": "a"]),
            ("echo $RUNBOOK_SECRET_S $RUNBOOK_SECRET_T", ["names": "s, t", "variable": "S"]),
        ] {
            let runbook = try runbook(step("", text), front)
            let faults = Planner(runbook: runbook).bindDefaults(try bind(to: runbook)).faults
            #expect(faults.map(\.arguments) == [arguments])
        }
    }

    @Test func valuesOfWaysThatAreNotDecidedAreNotMissing() throws {
        let text =
            "- [a](#a)\n- [b](#b)\n\n# A {#a when=true}\n\(step("", "echo {{x}}"))# B {#b when=true}\n\(step(""))"
        let open = try runbook(
            text + "# C {when=\"k == 'c'\"}\n" + step("", "echo {{y}}"),
            "parameters: {x: {}, y: {}, k: {}}"
        )
        let faults = Planner(runbook: open).bindDefaults(try bind(to: open)).faults
        #expect(faults.codes == [.valueMissing, .choiceOpen])
        #expect(faults[0].arguments["names"] == "k")
    }

    @Test func defaultsDecideWhatElseIsNeeded() throws {
        let text = step("when=\"k == 'c'\"", "echo {{x}}")
        let runbook = try runbook(text, "parameters: {x: {}, k: {default: d}}")
        #expect(Planner(runbook: runbook).bindDefaults(try bind(to: runbook)).faults.isEmpty)
    }

    @Test func defaultThatItsTypeRefusesIsAFault() throws {
        let runbook = try runbook(
            step("", "echo {{a}}"),
            "parameters: {b: {type: text}, a: {type: name, default: 'x-{{b}}'}}"
        )
        let bound = Planner(runbook: runbook).bindDefaults(try bind(["b=Y"], to: runbook))
        #expect(bound.faults.codes == [.valueRefused])
        #expect(bound.faults.first?.location?.line == 2)
    }
}
