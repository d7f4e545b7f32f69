internal import MarkdownTree
package import RunbookModel

/// What must still be decided before a runbook has a plan.
package enum OpenDecision: Sendable {
    case value(Parameter)
    case section(Choice)
}

/// Turns a runbook and values into a ``Plan``.
package struct Planner: Sendable {
    package var runbook: Runbook
    private var renderer: StepRenderer

    package init(runbook: Runbook) {
        self.runbook = runbook
        renderer = StepRenderer(runbook: runbook)
    }

    // MARK: Decisions

    /// The first decision that what will be done waits for, in the order of the parameters; nil once all are made.
    package func nextDecision(_ bindings: Bindings) -> OpenDecision? {
        let inclusion = Inclusion(runbook, bindings)
        let needs = ParameterNeeds(inclusion)
        if let parameter = runbook.parameters.first(where: { bindings[$0.name] == nil && needs.contains($0) }) {
            return .value(parameter)
        }
        return inclusion.openChoices.first.map { .section($0) }
    }

    /// The default of a parameter with the values that it names in place; nil where there is none or one is unknown.
    package func defaultValue(of parameter: Parameter, _ bindings: Bindings) throws(Diagnostic) -> ParameterValue? {
        guard let template = parameter.defaultValue, template.parameterNames.allSatisfy({ bindings[$0] != nil }),
            let text = try? template.rendered(in: .attribute, value: { bindings[$0] }).text
        else { return nil }
        do {
            return try parameter.type.value(from: text)
        } catch {
            throw .refused(text, for: parameter, because: error, in: runbook.definitionPath)
        }
    }

    /// Binds the defaults of what is needed, and tells everything that then is still open.
    package func bindDefaults(_ bindings: Bindings) -> (bindings: Bindings, faults: [Diagnostic]) {
        var bound = bindings
        var faults: [Diagnostic] = []
        var missing: [String] = []
        for parameter in runbook.parameters where bound[parameter.name] == nil {
            guard ParameterNeeds(Inclusion(runbook, bound)).contains(parameter) else { continue }
            do {
                if let value = try defaultValue(of: parameter, bound) {
                    bound.values[parameter.name] = BoundValue(value, from: .default)
                } else {
                    missing.append(parameter.name)
                }
            } catch {
                faults.append(error)
            }
        }
        if !missing.isEmpty {
            faults.append(Diagnostic(.valueMissing, ["names": missing.joined(separator: ", "), "first": missing[0]]))
        }
        for choice in Inclusion(runbook, bound).openChoices {
            faults.append(Diagnostic(.choiceOpen, ["sections": choice.options.map(\.section).joined(separator: ", ")]))
        }
        return (bound, faults)
    }

    // MARK: Plan

    /// What forbids to begin: requirements that do not hold and choices without an option.
    package func obstacles(_ bindings: Bindings) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        let inclusion = Inclusion(runbook, bindings)
        for requirement in runbook.requirements {
            let truth = inclusion.evaluate(requirement.condition)
            guard truth != .holds else { continue }
            let message = requirement.message.map { renderer.prose($0.source, bindings) }
            var arguments = ["id": requirement.id, "condition": requirement.condition.source]
            arguments["message"] = message
            let path = runbook.definitionPath ?? runbook.path
            let code: DiagnosticCode = truth == .fails ? .requirementFails : .requirementUndecided
            faults.append(Diagnostic(code, path: path, at: requirement.location, arguments))
        }
        for choice in inclusion.emptyChoices {
            let sections = choice.options.map(\.section).joined(separator: ", ")
            faults.append(
                Diagnostic(.choiceNone, path: runbook.path, at: choice.list.range.start, ["sections": sections])
            )
        }
        return faults
    }

    /// The plan for values that leave no decision open.
    ///
    /// - Throws: ``PlanningError`` with every fault that rendering finds.
    package func plan(_ bindings: Bindings) throws(PlanningError) -> Plan {
        let inclusion = Inclusion(runbook, bindings)
        var faults: [Diagnostic] = []
        var plan = Plan(
            runbook: runbook.id,
            language: runbook.language,
            digest: runbook.digest,
            fingerprint: Fingerprint(runbook).digest,
            parameters: plannedValues(bindings),
            protect: [],
            steps: [],
            rehearsals: [],
            rollbacks: [],
            skipped: []
        )
        for protection in runbook.protections {
            do { plan.protect.append(try render(protection, bindings)) } catch { faults.append(error) }
        }
        for step in runbook.steps {
            do { try add(step, to: &plan, inclusion) } catch { faults.append(error) }
        }
        if !faults.isEmpty { throw PlanningError(diagnostics: faults) }
        return plan
    }

    private func add(_ step: Step, to plan: inout Plan, _ inclusion: Inclusion) throws(Diagnostic) {
        let truth = servedTruth(of: step, inclusion)
        guard truth != .fails else {
            if step.role.isForward {
                plan.skipped.append(SkippedStep(id: step.id, reason: inclusion.reason(for: step)))
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

    /// A step that serves another is taken only where that one is.
    private func servedTruth(of step: Step, _ inclusion: Inclusion) -> Truth {
        let own = inclusion.truth(of: step)
        guard !step.role.isForward, let target = step.role.target,
            let served = runbook.steps.first(where: { $0.id == target || $0.aliases.contains(target) })
        else { return own }
        return own && inclusion.truth(of: served)
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

    private func plannedValues(_ bindings: Bindings) -> [String: PlannedValue] {
        bindings.values.mapValues { bound in
            PlannedValue(value: bound.value.type == .secret ? nil : bound.value.text, source: bound.source)
        }
    }
}

/// Everything that keeps a plan from being made.
package struct PlanningError: Error, Sendable {
    package var diagnostics: [Diagnostic]
}
