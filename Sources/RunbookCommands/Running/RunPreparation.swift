internal import Execution
internal import Planning
internal import RunbookModel
internal import SystemPackage

/// A runbook with values bound, decisions made and a plan.
struct PreparedRun {
    var runbook: Runbook
    var bindings: Bindings
    var plan: Plan
}

/// Binds values, asks for what is missing where somebody can answer, and makes the plan.
struct RunPreparation {
    var context: CommandContext
    var prompter: Prompter
    var values: ValueOptions
    var takesDefaults = false
    /// Runs a parameter's `from` command; nil where nothing may run.
    var propose: ((String, Bindings) -> String?)?

    /// Finds, reads and prepares a runbook.
    ///
    /// - Throws: ``CommandFailure`` with every fault of the stage that fails.
    func prepare(_ name: String) throws -> PreparedRun {
        let loaded = try context.load(name)
        context.introduce(loaded)
        try RunPreflight(context: context).refuseDraft(loaded.runbook)
        return try prepare(loaded.runbook, try given(to: loaded.runbook))
    }

    /// Prepares a runbook that was read, from the values that were given.
    func prepare(_ runbook: Runbook, _ given: Bindings) throws -> PreparedRun {
        let planner = Planner(runbook: runbook)
        var bindings = addingSecrets(to: given, of: runbook)
        if prompter.isInteractive {
            let interview = ParameterInterview(
                context: context,
                prompter: prompter,
                planner: planner,
                propose: propose,
                takesDefaults: takesDefaults
            )
            bindings = try interview.complete(bindings)
        } else {
            let bound = planner.bindDefaults(bindings)
            if !bound.faults.isEmpty { throw CommandFailure(bound.faults) }
            bindings = bound.bindings
        }
        let obstacles = planner.obstacles(bindings)
        if !obstacles.isEmpty { throw CommandFailure(obstacles) }
        do {
            return PreparedRun(runbook: runbook, bindings: bindings, plan: try planner.plan(bindings))
        } catch {
            throw CommandFailure(error.diagnostics)
        }
    }

    /// Adds the secrets that the environment gives, which no approved plan and no journal holds.
    private func addingSecrets(to given: Bindings, of runbook: Runbook) -> Bindings {
        var bindings = given
        let captured = Set(runbook.steps.compactMap(\.capture))
        for parameter in runbook.parameters where parameter.type == .secret && bindings[parameter.name] == nil {
            guard let text = context.environment["RUNBOOK_PARAM_\(parameter.name.uppercased())"],
                !captured.contains(parameter.name), let value = try? parameter.type.value(from: text)
            else { continue }
            bindings.values[parameter.name] = BoundValue(value, from: .environment)
        }
        return bindings
    }

    /// Binds what options, a file and the environment give.
    ///
    /// - Throws: ``CommandFailure`` naming everything that is wrong with it.
    func given(to runbook: Runbook) throws -> Bindings {
        let file = try values.values.map { try RunbookSource.File.read(.init($0)) }
        let given = try GivenValues(options: values.parameters, file: file, environment: context.environment)
        var (bindings, faults) = given.bind(to: runbook)
        for section in values.choose {
            guard let index = runbook.sectionIndex(named: section), runbook.isOption(index) else {
                let options = runbook.choices.flatMap { $0.options.map(\.section) }.joined(separator: ", ")
                faults.append(Diagnostic(.unknownChoice, ["section": section, "sections": options]))
                continue
            }
            bindings.chosenSections.insert(runbook.sections[index].anchor)
        }
        if !faults.isEmpty { throw CommandFailure(faults) }
        return bindings
    }
}

extension Runbook {
    /// Every choice, in source order.
    var choices: [Choice] {
        sections.flatMap { section in
            section.elements.compactMap { element in
                if case .choice(let choice) = element { choice } else { nil }
            }
        }
    }

    /// Whether a section is an option of some choice.
    func isOption(_ index: Int) -> Bool {
        choices.contains { $0.options.contains { $0.section == sections[index].anchor } }
    }
}
