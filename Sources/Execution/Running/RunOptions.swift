package import Planning

/// What a script, or the way in which a run began, says of the whole run.
package struct RunOptions: Sendable {
    /// The steps that are wanted.
    package var selection: StepSelection
    /// Whether the run is exactly an approved plan, so that no step may be given another text.
    package var isApproved: Bool
    /// Whether steps that failed, or of which nobody knows whether they took effect, are undone with the rest.
    package var undoesUnfinished: Bool
    /// What is done about the steps of a plan that is rehearsed; nil in a run.
    package var rehearsal: Rehearsal?

    package init(
        selection: StepSelection = StepSelection(),
        isApproved: Bool = false,
        undoesUnfinished: Bool = true,
        rehearsal: Rehearsal? = nil
    ) {
        self.rehearsal = rehearsal
        self.selection = selection
        self.isApproved = isApproved
        self.undoesUnfinished = undoesUnfinished
    }
}

/// The part of the way forward that a script wants.
package struct StepSelection: Sendable, Hashable {
    /// The first step; those before it are skipped.
    package var from: String?
    /// The last step; the run pauses after it.
    package var until: String?
    /// The only steps, others stay open; empty for all.
    package var only: [String]

    package init(from: String? = nil, until: String? = nil, only: [String] = []) {
        self.from = from
        self.until = until
        self.only = only
    }

    /// Every step that is named.
    package var ids: [String] {
        [from, until].compactMap(\.self) + only
    }

    /// Whether the step is none of the only ones that are wanted; it stays open.
    package func omits(_ step: String) -> Bool {
        !only.isEmpty && !only.contains(step)
    }

    /// Whether the step at an index comes before the first one that is wanted.
    package func precedes(_ index: Int, in plan: Plan) -> Bool {
        guard let from, let first = plan.steps.firstIndex(where: { $0.id == from }) else { return false }
        return index < first
    }

    /// The steps of a plan that are wanted.
    package func steps(of plan: Plan) -> [PlannedStep] {
        let last = until.flatMap { until in plan.steps.firstIndex { $0.id == until } } ?? plan.steps.count - 1
        return plan.steps.indices.filter { !omits(plan.steps[$0].id) && !precedes($0, in: plan) && $0 <= last }
            .map { plan.steps[$0] }
    }

    /// Whether a step that is done is taken again.
    package func reopens(_ step: String, in plan: Plan) -> Bool {
        if only.contains(step) { return true }
        guard from != nil, let index = plan.steps.firstIndex(where: { $0.id == step }) else { return false }
        return !precedes(index, in: plan)
    }
}
