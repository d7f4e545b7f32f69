internal import Planning
internal import RunbookModel

extension Runner {
    /// Settles the step that was running when the run ended: by what proves its effect, otherwise by who decides.
    ///
    /// - Returns: What the step counts as; nil where it is to be taken like any other.
    func settleUnknown(_ step: PlannedStep, number: Int) throws(RecordError) -> UnknownOutcome {
        let proposal = StepProposal(step: step, number: number, count: plan.steps.count, wasLate: false)
        director.observe(.stepIsUnknown(step))
        if try isProved(step) {
            try settle(step, because: .evidence)
            return .settled
        }
        switch director.decide(onUnknown: proposal) {
        case .rerun:
            try recorder.record(.unknownDecision(step: step.id, .rerun))
            return .open
        case .countAsDone:
            try settle(step, because: .done)
            return .settled
        case .leave(.declined): return .ended(.unresolved(step: step.id))
        case .leave(let departure): return .ended(RunEnding(departure))
        }
    }

    private func settle(_ step: PlannedStep, because answer: RunRecord.UnknownAnswer) throws(RecordError) {
        try recorder.record(.unknownDecision(step: step.id, answer))
        try recorder.record(.stepCounted(step: step.id))
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

/// What became of a step that nobody knew about.
enum UnknownOutcome {
    case settled
    case open
    case ended(RunEnding)
}
