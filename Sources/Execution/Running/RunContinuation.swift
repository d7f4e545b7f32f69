/// Where a run that was left goes on: what is settled, what is not known, and the state that its steps left.
package struct RunContinuation: Sendable {
    /// The steps that are done or skipped.
    package var settled: [String: StepAccount.Outcome]
    /// The step that was running when the run ended.
    package var unknown: String?
    /// The protected facts that a person confirmed, by id.
    package var facts: [String: String]
    /// What the last successful step left to the next.
    package var state: ShellState
    /// What steps captured, by step id.
    package var captured: [String: String]

    /// Reads where a run stands from its journal.
    package init(_ account: RunAccount, _ record: JournalRecord) {
        settled = [:]
        for step in account.steps where [.succeeded, .skipped].contains(step.outcome) {
            settled[step.id] = step.outcome
        }
        unknown = account.steps.last { $0.outcome == .unknown }?.id
        facts = account.protections
        state = ShellState()
        captured = [:]
        for entry in record.entries {
            guard case .stepFinished(let finished) = entry.event, finished.outcome == .succeeded else { continue }
            if let left = finished.state { state = left }
            if let text = finished.captured { captured[finished.step] = text }
        }
    }
}

/// What to do about a step of which nobody knows whether it took effect.
package enum UnknownDecision: Sendable, Hashable {
    /// It is shown and asked for again.
    case rerun
    /// The person knows that it took effect.
    case countAsDone
    /// Nobody can tell.
    case leave(Departure)
}
