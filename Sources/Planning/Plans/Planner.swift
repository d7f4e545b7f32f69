internal import MarkdownTree
package import RunbookModel
internal import SystemPackage

/// What must still be decided before a runbook has a plan.
package enum OpenDecision: Sendable {
    case value(Parameter)
    case section(Choice)
}

/// Turns a runbook and values into a ``Plan``.
package struct Planner: Sendable {
    package let runbook: Runbook
    private let renderer: StepRenderer
    private let uses: ParameterUses

    package init(runbook: Runbook) {
        self.runbook = runbook
        renderer = StepRenderer(runbook: runbook)
        uses = ParameterUses(runbook)
    }

    // MARK: Decisions

    /// The first decision that what will be done waits for, ways before values, values in the order of the parameters;
    /// nil once all are made.
    package func nextDecision(_ bindings: Bindings) -> OpenDecision? {
        let inclusion = Inclusion(runbook, bindings)
        if let choice = inclusion.openChoices.first { return .section(choice) }
        let needs = ParameterNeeds(inclusion, uses)
        return runbook.parameters.first { bindings[$0.name] == nil && needs.contains($0) }.map { .value($0) }
    }

    /// The default of a parameter with the values that it names in place; nil where there is none or one is unknown.
    ///
    /// - Throws: ``Diagnostic`` where the type refuses it.
    package func defaultValue(of parameter: Parameter, _ bindings: Bindings) throws(Diagnostic) -> ParameterValue? {
        guard let template = parameter.defaultValue, template.parameterNames.allSatisfy({ bindings[$0] != nil }),
            let text = try? template.rendered(in: .attribute, value: { bindings[$0] }).text
        else { return nil }
        do {
            return try parameter.type.value(from: text)
        } catch {
            throw .refused(
                text,
                for: parameter,
                because: error,
                in: runbook.definitionPath ?? runbook.path,
                at: parameter.location
            )
        }
    }

    /// Binds the defaults of what is needed, and tells everything that then is still open.
    package func bindDefaults(_ bindings: Bindings) -> (bindings: Bindings, faults: [Diagnostic]) {
        var bound = bindings
        var faults: [String: Diagnostic] = [:]
        var missing = needed(bound)
        // What is needed stays needed; values may decide what else is.
        while bindDefaults(of: missing, &bound, &faults) { missing = needed(bound) }
        let refused = missing.compactMap { faults[$0.name] }
        let names = missing.map(\.name).filter { faults[$0] == nil }
        let absent = names.isEmpty ? [] : [Diagnostic(missing: names, of: runbook)]
        let open = Inclusion(runbook, bound).openChoices.map { fault(.choiceOpen, of: $0) }
        return (bound, refused + absent + open)
    }

    private func needed(_ bindings: Bindings) -> [Parameter] {
        let needs = ParameterNeeds(Inclusion(runbook, bindings), uses)
        return runbook.parameters.filter { bindings[$0.name] == nil && needs.contains($0) }
    }

    /// Binds the defaults that are known, and tells whether there was one.
    private func bindDefaults(
        of parameters: [Parameter],
        _ bindings: inout Bindings,
        _ faults: inout [String: Diagnostic]
    ) -> Bool {
        let count = bindings.values.count
        for parameter in parameters where faults[parameter.name] == nil {
            do {
                guard let value = try defaultValue(of: parameter, bindings) else { continue }
                bindings.values[parameter.name] = BoundValue(value, from: .default)
            } catch {
                faults[parameter.name] = error
            }
        }
        return bindings.values.count > count
    }

    // MARK: Plan

    /// What forbids to begin: requirements that do not hold, choices without an option, and ways that were chosen and
    /// are closed.
    package func obstacles(_ bindings: Bindings) -> [Diagnostic] {
        let inclusion = Inclusion(runbook, bindings)
        return runbook.requirements.compactMap { fault(of: $0, inclusion) }
            + inclusion.emptyChoices.map { fault(.choiceNone, of: $0) } + closedWays(inclusion)
    }

    /// The plan for values that leave no decision open.
    ///
    /// - Throws: ``PlanningError`` with every fault that rendering finds.
    package func plan(_ bindings: Bindings) throws(PlanningError) -> Plan {
        let inclusion = Inclusion(runbook, bindings)
        var filling = LateValues(runbook, bindings)
        var faults: [Diagnostic] = []
        var plan = Plan(
            runbook: runbook.id,
            path: (runbook.definitionPath.map { $0.removingLastComponent() } ?? runbook.path).string,
            language: runbook.language,
            digest: runbook.digest,
            fingerprint: Fingerprint(runbook).digest,
            parameters: [:],
            choices: bindings.chosenSections.sorted(),
            protect: [],
            steps: [],
            rehearsals: [],
            rollbacks: [],
            skipped: []
        )
        for protection in runbook.protections {
            do { plan.protect.append(try render(protection, bindings)) } catch { faults.append(error) }
        }
        // What serves a step may use every value that the way forward fills.
        let indices = runbook.steps.indices
        for index in indices.filter({ runbook.steps[$0].role.isForward })
            + indices.filter({
                !runbook.steps[$0].role.isForward
            })
        {
            let step = runbook.steps[index]
            do { try add(step, to: &plan, inclusion) } catch { faults.append(error) }
            guard inclusion.servedTruth(of: step, uses) != .fails else { continue }
            faults += filling.pass(step, uses: uses.steps[index], waiting: inclusion.namesAwaited(by: step))
        }
        if !faults.isEmpty { throw PlanningError(diagnostics: faults) }
        plan.parameters = plannedValues(bindings, filling)
        return plan
    }

    private func add(_ step: Step, to plan: inout Plan, _ inclusion: Inclusion) throws(Diagnostic) {
        let truth = inclusion.servedTruth(of: step, uses)
        guard truth != .fails else {
            if step.role.isForward {
                plan.skipped.append(
                    SkippedStep(
                        id: step.id,
                        reason: inclusion.reason(for: step),
                        chosen: inclusion.sectionTaken(insteadOfThatOf: step)?.anchor
                    )
                )
            }
            return
        }
        var planned = try renderer.render(step, with: inclusion.bindings)
        planned.isConditional = truth == .unknown
        switch step.role {
        case .forward, .check: plan.steps.append(planned)
        case .rehearsal: plan.rehearsals.append(planned)
        case .rollback: plan.rollbacks.append(planned)
        }
    }

    private func render(_ protection: Protection, _ bindings: Bindings) throws(Diagnostic) -> PlannedProtection {
        do {
            let text = try protection.command.rendered(in: .shell) { bindings[$0] }.text
            return PlannedProtection(id: protection.id, label: protection.label, command: text)
        } catch {
            let path = runbook.definitionPath ?? runbook.path
            let arguments = error.arguments.merging(["id": protection.id]) { first, _ in first }
            throw Diagnostic(error.diagnosticCode, path: path, at: protection.location, arguments)
        }
    }

    private func plannedValues(_ bindings: Bindings, _ filling: LateValues) -> [String: PlannedValue] {
        let bound = bindings.values.mapValues { bound in
            PlannedValue(value: bound.value.type == .secret ? nil : bound.value.text, source: bound.source)
        }
        let late = filling.fillers.mapValues { PlannedValue(value: nil, source: .captured, step: $0) }
        return bound.merging(late) { first, _ in first }
    }

    // MARK: Faults

    private func fault(of requirement: Requirement, _ inclusion: Inclusion) -> Diagnostic? {
        let truth = inclusion.evaluate(requirement.condition)
        guard truth != .holds else { return nil }
        var arguments = ["id": requirement.id, "condition": requirement.condition.source]
        arguments["message"] =
            requirement.message.map { renderer.prose($0.source, inclusion.bindings) } ?? requirement.id
        return Diagnostic(
            truth == .fails ? .requirementFails : .requirementUndecided,
            path: runbook.definitionPath ?? runbook.path,
            at: requirement.location,
            arguments
        )
    }

    private func fault(_ code: DiagnosticCode, of choice: Choice) -> Diagnostic {
        let sections = choice.options.map(\.section).joined(separator: ", ")
        return Diagnostic(code, path: runbook.path, at: choice.list.range.start, ["sections": sections])
    }

    /// Chosen sections whose own condition fails.
    private func closedWays(_ inclusion: Inclusion) -> [Diagnostic] {
        inclusion.bindings.chosenSections.sorted().compactMap { name in
            guard let index = runbook.sectionIndex(named: name) else { return nil }
            let section = runbook.sections[index]
            guard inclusion.evaluate(section.condition) == .fails else { return nil }
            let choices = runbook.sections.flatMap(\.elements).compactMap { element -> Choice? in
                if case .choice(let choice) = element { choice } else { nil }
            }
            let ways = choices.first { $0.options.contains { $0.section == name } }?.options ?? []
            let arguments = ["section": name, "sections": ways.map(\.section).joined(separator: ", ")]
            return Diagnostic(.unknownChoice, path: runbook.path, at: section.location, arguments)
        }
    }
}

/// Everything that keeps a plan from being made.
package struct PlanningError: Error, Sendable {
    package var diagnostics: [Diagnostic]
}
