internal import Planning
internal import RunbookModel

extension Runner {
    /// What a rehearsal does about a step; nil in a run.
    func part(of step: PlannedStep) -> RehearsalPart? {
        options.rehearsal?.parts[step.id]
    }

    /// Why a rehearsal only shows a step; nil where it takes it, and in a run.
    func obstacle(to step: PlannedStep, _ source: Step?) -> UnrehearsedReason? {
        guard let part = part(of: step) else { return nil }
        if case .unrehearsed(let reason) = part { return reason }
        guard let source else { return nil }
        if step.isConditional, truth(of: source) == .unknown { return .condition(step.when ?? step.id) }
        let secrets = renderer.runbook.parameters.filter { $0.type == .secret && source.usesSecret($0.name) }
        let unknown = (step.late + secrets.map(\.name)).filter { bindings[$0] == nil }
        return unknown.isEmpty ? nil : .lateValues(unknown)
    }

    /// Whether a step is taken, and the one that it stands in for.
    func truth(of source: Step) -> Truth {
        let inclusion = Inclusion(renderer.runbook, bindings)
        let target = options.rehearsal?.targets[source.id].flatMap(renderer.runbook.step)
        return inclusion.truth(of: source) && (target.map(inclusion.truth) ?? .holds)
    }

    /// Shows a step that is not rehearsed, with the values that are known.
    func pass(unrehearsed proposal: StepProposal, _ source: Step?, _ reason: UnrehearsedReason) throws(RecordError) {
        var proposal = proposal
        if let source, let rendered = try? renderer.render(source, with: bindings) {
            (proposal.step.text, proposal.step.values) = (rendered.text, rendered.values)
        }
        director.observe(.stepUnrehearsed(proposal, reason))
        try recorder.record(.stepUnrehearsed(step: proposal.step.id, reason))
        standing.settle(proposal.step.id, as: .skipped)
    }

    /// What a rehearsal makes of how a step ended.
    func exercised(_ result: StepResult, _ step: PlannedStep) -> StepResult {
        guard let part = part(of: step) else { return result }
        var result = result
        result.exercise = Exercise(part)
        result.file = nil
        if part == .readsToday, let failure = result.failure, failure.isFinding {
            (result.failure, result.findingToday) = (nil, failure)
        }
        return result
    }

    /// Notes whether a step of a rehearsal failed in the end.
    func noteRehearsal(of step: PlannedStep, _ result: StepResult) {
        guard options.rehearsal != nil else { return }
        failedSteps.removeAll { $0 == step.id }
        if !result.isSuccess { failedSteps.append(step.id) }
    }
}

extension StepFailure {
    /// Whether it says how things stand, and not that the step could not be run.
    fileprivate var isFinding: Bool {
        switch self {
        case .exitStatus, .signal, .timedOut, .failureLine, .expectationUnmet: true
        default: false
        }
    }
}
