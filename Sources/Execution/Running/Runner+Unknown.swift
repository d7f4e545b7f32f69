internal import Planning
internal import RunbookModel

extension Runner {
    /// Settles a step that was running when the run ended: by what proves its effect, otherwise by who decides.
    ///
    /// - Returns: Where that leads; nil where the step is to be taken like any other.
    func settleUnknown(_ step: PlannedStep, number: Int) throws(RecordError) -> Progress? {
        director.observe(.stepIsUnknown(step))
        if try prove(step) { return .next }
        let late = !step.late.isEmpty
        var proposal = StepProposal(step: step, number: number, count: plan.steps.count, wasLate: late)
        if !isRollingBack, canRollBack { proposal.options = [.rollBack] }
        switch director.decide(onUnknown: proposal) {
        case .rerun:
            try recorder.record(.unknownDecision(step: step.id, .rerun))
            return nil
        case .countAsDone:
            try count(step, because: .done)
            return .next
        case .rollBack:
            try recorder.record(.unknownDecision(step: step.id, .rollback))
            return .rollBack
        case .leave(.declined): return .ended(.unresolved(step: step.id))
        case .leave(let departure): return .ended(RunEnding(departure))
        }
    }

    /// Lets checks say which of the steps took effect that nobody knows about, before anything is undone.
    func proveUnknownSteps() throws(RecordError) {
        for step in plan.steps where standing.isUnknown(step.id) && isCheckable(step) {
            director.observe(.stepIsUnknown(step))
            _ = try prove(step)
        }
    }

    private func isCheckable(_ step: PlannedStep) -> Bool {
        plan.steps.contains { $0.target == step.id && $0.effect == .reads }
    }

    private func prove(_ step: PlannedStep) throws(RecordError) -> Bool {
        guard try isProved(step) else { return false }
        try count(step, because: .evidence)
        return true
    }

    private func count(_ step: PlannedStep, because answer: RunRecord.UnknownAnswer) throws(RecordError) {
        try recorder.record(.unknownDecision(step: step.id, answer))
        try recorder.record(.stepCounted(step: step.id))
        standing.settle(step.id, as: .succeeded)
        director.observe(.stepCounted(step, by: answer))
    }

    /// Whether every check of a step succeeds at its first attempt; without a check there is no proof.
    private func isProved(_ step: PlannedStep) throws(RecordError) -> Bool {
        let checks = plan.steps.filter { $0.target == step.id && $0.effect == .reads }
        let inclusion = Inclusion(renderer.runbook, bindings)
        var isProved = false
        for check in checks {
            guard let source = renderer.runbook.step(check.id), inclusion.truth(of: source) == .holds else { continue }
            guard let rendered = try? renderer.render(source, with: bindings), rendered.late.isEmpty else {
                return false
            }
            director.observe(.stepIsChecked(rendered))
            let result = executor.execute(rendered, StepContext(bindings: bindings, timeout: rendered.timeout)) {
                director.observe(.output($0))
            }
            guard result.isSuccess else { return false }
            isProved = true
        }
        return isProved
    }
}
