package import Planning
package import RunbookModel

/// How far a run has come: what its steps came to, and what they left.
package struct RunStanding: Sendable {
    /// What became of the steps, by id; one that is not here has not begun.
    private(set) var outcomes: [String: StepAccount.Outcome] = [:]
    /// What file steps wrote, by id.
    private(set) var files: [String: FileChange] = [:]
    /// The texts that a person gave steps in place of their own, by id.
    private(set) var edits: [String: String] = [:]
    /// What the steps captured when they last succeeded, by id; secrets are nowhere.
    package private(set) var captured: [String: String] = [:]
    /// The protected facts as they were read first, by id.
    package private(set) var facts: [String: String] = [:]
    /// What successful steps left to the next, by id.
    private var states: [String: ShellState] = [:]

    /// A run that begins, where these protected facts hold.
    package init(facts: [String: String] = [:]) {
        self.facts = facts
    }

    /// Reads how far a run has come from its journal.
    package init(_ account: RunAccount, _ record: JournalRecord) {
        for step in account.steps where step.outcome != .notReached { outcomes[step.id] = step.outcome }
        for step in account.steps { files[step.id] = step.file }
        facts = account.protections
        for entry in record.entries { take(entry.event) }
        for step in account.steps where isHalfUndone(step.id, account.steps) { outcomes[step.id] = .unknown }
    }

    private mutating func take(_ event: JournalEvent) {
        switch event {
        case .stepFinished(let finished) where finished.outcome == .succeeded:
            states[finished.step] = finished.state ?? states[finished.step]
            captured[finished.step] = finished.captured ?? captured[finished.step]
        case .edited(let edited): edits[edited.step] = edited.text
        case .decision(let decision) where decision.question == "back":
            if let step = decision.step { forget(step) }
        default: break
        }
    }

    /// Whether some rollback of a step has begun, and not all of it is done.
    private func isHalfUndone(_ step: String, _ steps: [StepAccount]) -> Bool {
        let rollbacks = steps.filter { $0.undoes == step }
        let hasBegun = rollbacks.contains { [.succeeded, .failed, .unknown].contains($0.outcome) }
        return outcomes[step] == .succeeded && hasBegun && !rollbacks.allSatisfy { $0.outcome == .succeeded }
    }

    // MARK: What became of a step

    package func outcome(of step: String) -> StepAccount.Outcome? { outcomes[step] }

    /// Whether the way forward passes the step over: it is done or skipped.
    package func isSettled(_ step: String) -> Bool {
        [.succeeded, .skipped].contains(outcomes[step])
    }

    /// Whether the step was running when the run ended, so that nobody knows what became of it.
    package func isUnknown(_ step: String) -> Bool { outcomes[step] == .unknown }

    /// What the last settled step of a plan before this index left to the next.
    package func state(before index: Int, of plan: Plan) -> ShellState {
        plan.steps[..<index].last { isSettled($0.id) && states[$0.id] != nil }.flatMap { states[$0.id] } ?? ShellState()
    }

    // MARK: What happens

    mutating func settle(_ step: String, as outcome: StepAccount.Outcome) {
        outcomes[step] = outcome
    }

    mutating func start(_ step: PlannedStep, _ undoings: [PlannedStep]) {
        outcomes[step.id] = .running
        // What undid it before does not undo it now.
        for rollback in undoings where rollback.target == step.id { outcomes[rollback.id] = nil }
    }

    mutating func finish(_ step: String, _ result: StepResult) {
        outcomes[step] = result.isSuccess ? .succeeded : .failed
        if let file = result.file { files[step] = file }
        if result.isSuccess, let state = result.state { states[step] = state }
    }

    mutating func edit(_ step: String, _ text: String) {
        edits[step] = text
    }

    /// Counts a step as not done, and forgets what it left.
    mutating func forget(_ step: String) {
        (outcomes[step], edits[step], states[step], captured[step]) = (nil, nil, nil, nil)
    }

    /// Once something was undone, what only reads after it proves nothing any more, and counts as not done.
    package mutating func distrustReadings(of plan: Plan) {
        guard let first = plan.steps.firstIndex(where: { outcomes[$0.id] == .undone }) else { return }
        for step in plan.steps[first...] where step.effect == .reads { forget(step.id) }
    }

    /// A secret that a reading step filled is kept nowhere: the step counts as not done, and fills it again.
    package mutating func reopenReadings(fillingSecretsOf runbook: Runbook, in plan: Plan) {
        for step in plan.steps where step.effect == .reads {
            if let name = step.capture, runbook.parameter(name)?.type == .secret { forget(step.id) }
        }
    }
}
