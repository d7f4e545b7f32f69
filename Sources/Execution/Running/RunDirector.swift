package import Planning

/// A step that is about to be taken, as whoever decides sees it.
package struct StepProposal: Sendable {
    /// What may be decided about a step besides running and skipping it.
    package struct Options: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// The person may give the step another text.
        package static let edit = Options(rawValue: 1)
        /// There are steps before it to go back to.
        package static let back = Options(rawValue: 2)
        /// Something was done that can be undone.
        package static let rollBack = Options(rawValue: 4)
    }

    package var step: PlannedStep
    /// From 1, among the steps of the way.
    package var number: Int
    package var count: Int
    /// For a file step: what it would change.
    package var preview: FilePreview?
    /// Whether values that the plan did not know are now in place.
    package var wasLate: Bool
    /// The runbook's own text, where a person has put another in its place.
    package var original: String?
    /// For a rollback: what became of the step that it undoes, where that did not succeed.
    package var undoing: StepAccount.Outcome?
    /// What a rehearsal does about it; nil in a run.
    package var part: RehearsalPart?
    /// In a rehearsal: the step of the way forward in place of which it runs.
    package var standsInFor: String?
    package var options: Options = []

    package init(step: PlannedStep, number: Int, count: Int, preview: FilePreview? = nil, wasLate: Bool) {
        self.step = step
        self.number = number
        self.count = count
        self.preview = preview
        self.wasLate = wasLate
    }
}

/// What to do with a proposed step.
package enum StepDecision: Sendable, Hashable {
    case run
    /// The person did it (a manual step).
    case done
    case skip(reason: String)
    /// The step gets this text; it is shown and asked for again.
    case edit(String)
    /// To the earlier step with this id, which then counts as not done.
    case back(to: String)
    /// What was done is undone.
    case rollBack
    case quit(Departure)
}

/// What to do after a failure.
package enum FailureDecision: Sendable, Hashable {
    case retry
    /// The failure stands, and a rehearsal goes on to the next step.
    case goOn
    case skip(reason: String)
    /// The step gets this text; it is shown and asked for again.
    case edit(String)
    /// To the earlier step with this id, which then counts as not done.
    case back(to: String)
    /// What was done is undone.
    case rollBack
    case quit(Departure)
}

/// What to do about a step of which nobody knows whether it took effect.
package enum UnknownDecision: Sendable, Hashable {
    /// It is shown and asked for again.
    case rerun
    /// The person knows that it took effect.
    case countAsDone
    /// It is undone, with what was done before it.
    case rollBack
    /// Nobody can tell.
    case leave(Departure)
}

/// Why a run is left before its end.
package enum Departure: String, Sendable, Hashable {
    /// The person says so, or there is nobody to say anything.
    case declined = "quit"
    /// Ctrl-C, or a signal that asks the program to end.
    case interrupted
    /// The terminal is gone.
    case lostTerminal
}

/// A protected fact and its value.
package struct ProtectedFact: Sendable, Hashable, Codable {
    package var id: String
    package var label: String?
    /// Nil where the command fails.
    package var value: String?

    package init(id: String, label: String? = nil, value: String?) {
        self.id = id
        self.label = label
        self.value = value
    }
}

/// Decides what is done in a run, and sees what happens: a person at a terminal, or the options of a script.
package protocol RunDirector: AnyObject {
    /// Shows what the run is bound to; a departure stops it before the first change.
    func confirm(_ facts: [ProtectedFact]) -> Departure?
    func decide(on proposal: StepProposal) -> StepDecision
    func decide(afterFailureOf proposal: StepProposal, _ result: StepResult) -> FailureDecision
    /// Decides about a step that was running when the run ended, and that no check settles.
    func decide(onUnknown proposal: StepProposal) -> UnknownDecision
    func observe(_ event: RunEvent)
}
