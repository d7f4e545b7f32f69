internal import Planning

extension Runner {
    /// Undoes what was done, the last thing first; each step is shown and asked for like any other.
    func rollBack() throws(RecordError) -> RunEnding {
        for (step, result) in executor.endBackgroundSteps(among: nil) { try note(result, of: step) }
        isRollingBack = true
        try proveUnknownSteps()
        let outline = RollbackOutline(plan, standing, includesUnfinished: options.undoesUnfinished)
        director.observe(.rollbackBegins(outline))
        let steps = outline.steps
        for (index, step) in steps.enumerated() {
            var progress: Progress?
            if standing.isUnknown(step.id) { progress = try settleUnknown(step, number: index + 1) }
            if progress == nil { progress = try take(step, number: index + 1, of: steps.count) }
            if case .ended(let ending) = progress { return ending }
        }
        return .rolledBack
    }

    /// Whether anything of what was done can be undone.
    var canRollBack: Bool {
        undoings.contains { rollback in
            guard standing.canUndo(rollback), standing.outcome(of: rollback.id) != .succeeded else { return false }
            return rollback.target.flatMap(outcomeToUndo) != nil
        }
    }

    /// How a step ended that did not succeed and may have taken some effect.
    func unfinishedOutcome(of step: String) -> StepAccount.Outcome? {
        outcomeToUndo(of: step).flatMap { $0 == .succeeded ? nil : $0 }
    }

    private func outcomeToUndo(of step: String) -> StepAccount.Outcome? {
        standing.outcomeToUndo(of: step, includesUnfinished: options.undoesUnfinished)
    }
}
