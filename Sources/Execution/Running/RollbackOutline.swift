package import Planning

/// What a rollback will do, as far as the run has come.
package struct RollbackOutline: Sendable {
    /// A step of the way forward, and what undoes it.
    package struct Item: Sendable {
        package var target: PlannedStep
        /// Succeeded, or how else it ended: what failed, and what nobody knows about, may have taken some effect.
        package var outcome: StepAccount.Outcome
        package var steps: [PlannedStep]
    }

    /// The last thing done first.
    package private(set) var items: [Item] = []
    /// What changed something and has nothing that undoes it, in the order of the plan.
    package private(set) var staying: [PlannedStep] = []

    /// The steps that undo, in the order in which they are taken.
    package var steps: [PlannedStep] { items.flatMap(\.steps) }

    /// The steps to undo that did not succeed.
    package var unfinished: [PlannedStep] { items.filter { $0.outcome != .succeeded }.map(\.target) }

    /// Takes the rollbacks of what was done.
    ///
    /// - Parameters:
    ///   - plan: The plan of the run.
    ///   - standing: How far the run has come.
    ///   - includesUnfinished: Whether steps are undone too that failed, or that nobody knows about.
    package init(_ plan: Plan, _ standing: RunStanding, includesUnfinished: Bool) {
        let rollbacks = Dictionary(grouping: plan.undoings.filter(standing.canUndo)) { $0.target ?? "" }
        for target in plan.steps.reversed() {
            guard let outcome = standing.outcomeToUndo(of: target.id, includesUnfinished: includesUnfinished) else {
                continue
            }
            let steps = rollbacks[target.id] ?? []
            if steps.isEmpty, target.isChanging { staying.insert(target, at: 0) }
            let left = steps.filter { standing.outcome(of: $0.id) != .succeeded }
            if !left.isEmpty { items.append(Item(target: target, outcome: outcome, steps: left)) }
        }
    }
}

extension RunStanding {
    /// How a step ended that there may be something to undo of; nil where there is not.
    func outcomeToUndo(of step: String, includesUnfinished: Bool) -> StepAccount.Outcome? {
        guard let outcome = outcome(of: step) else { return nil }
        if outcome == .succeeded { return outcome }
        return includesUnfinished && [.failed, .unknown].contains(outcome) ? outcome : nil
    }

    /// A file can be restored only where something is known to have been written.
    func canUndo(_ rollback: PlannedStep) -> Bool {
        rollback.kind != .restore || change(undoneBy: rollback) != nil
    }

    /// What a step undoes, where that is a file.
    func change(undoneBy step: PlannedStep) -> FileChange? {
        step.kind == .restore ? step.target.flatMap { files[$0] } : nil
    }
}
