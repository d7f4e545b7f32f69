internal import RunbookModel

/// Which parameters what will surely be done waits for; what waits for a decision itself comes later.
struct ParameterNeeds {
    private var used: Set<String> = []
    private var filled: Set<String> = []
    private let inclusion: Inclusion

    init(_ inclusion: Inclusion, _ uses: ParameterUses) {
        self.inclusion = inclusion
        let runbook = inclusion.runbook
        for requirement in runbook.requirements { use(requirement.condition) }
        for protection in runbook.protections { used.formUnion(protection.command.parameterNames) }
        for (index, section) in runbook.sections.enumerated() where inclusion.sections[index] != .fails {
            if section.parent.map({ inclusion.isSettled(section: $0) }) ?? true { use(section.condition) }
            if inclusion.isSettled(section: index) { used.formUnion(uses.sections[index]) }
        }
        for (index, step) in runbook.steps.enumerated() where inclusion.servedTruth(of: step, uses) != .fails {
            if let name = step.capture, step.role.isForward { filled.insert(name) }
            guard inclusion.isSettled(section: step.section) else { continue }
            use(step.condition)
            if inclusion.isSettled(step, uses) { used.formUnion(uses.steps[index]) }
        }
        useDependencies(of: runbook.parameters)
    }

    /// Whether a parameter's value must be known.
    ///
    /// Something uses it, its own condition does not forbid it, and no step fills it. What its condition waits for
    /// comes first.
    func contains(_ parameter: Parameter) -> Bool {
        guard used.contains(parameter.name), inclusion.evaluate(parameter.condition) != .fails else { return false }
        if inclusion.waitsForSomebody(parameter.condition) { return false }
        guard inclusion.captured.contains(parameter.name) else { return true }
        return parameter.defaultValue != nil && !filled.contains(parameter.name)
    }

    /// Uses the names that keep a condition from being decided.
    private mutating func use(_ condition: Condition?) {
        used.formUnion(inclusion.unknownNames(of: condition))
    }

    /// A needed parameter needs what its condition, its default and its proposal name.
    private mutating func useDependencies(of parameters: [Parameter]) {
        for parameter in parameters.reversed() where used.contains(parameter.name) {
            use(parameter.condition)
            if contains(parameter), inclusion.bindings[parameter.name] == nil { used.formUnion(parameter.dependencies) }
        }
    }
}

extension Inclusion {
    /// Whether a step is taken; one that serves another, only where that one is.
    func servedTruth(of step: Step, _ uses: ParameterUses) -> Truth {
        let own = truth(of: step)
        guard !step.role.isForward, let target = step.role.target, let index = uses.stepIndices[target] else {
            return own
        }
        return own && truth(of: runbook.steps[index])
    }

    /// Whether no decision of anybody can change if a step is taken, or the one that it serves.
    func isSettled(_ step: Step, _ uses: ParameterUses) -> Bool {
        guard isSettled(section: step.section), !waitsForSomebody(step.condition) else { return false }
        guard !step.role.isForward, let target = step.role.target, let index = uses.stepIndices[target] else {
            return true
        }
        let served = runbook.steps[index]
        return isSettled(section: served.section) && !waitsForSomebody(served.condition)
    }
}
