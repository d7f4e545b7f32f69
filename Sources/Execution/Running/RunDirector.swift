package import Planning

/// A step that is about to be taken, as whoever decides sees it.
package struct StepProposal: Sendable {
    package var step: PlannedStep
    /// From 1, among the steps of the plan.
    package var number: Int
    package var count: Int
    /// For a file step: what it would change.
    package var preview: FilePreview?
    /// Whether values that the plan did not know are now in place.
    package var wasLate: Bool

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
    case quit(Departure)
}

/// What to do after a failure.
package enum FailureDecision: Sendable, Hashable {
    case retry
    case skip(reason: String)
    case quit(Departure)
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

/// Something that happens in a run.
package enum RunEvent: Sendable {
    /// A step whose condition turned out not to hold.
    case stepLeftOut(PlannedStep, reason: String)
    /// A step was running when the run ended; what proves its effect follows.
    case stepIsUnknown(PlannedStep)
    /// A check runs to prove the effect of such a step.
    case stepIsChecked(PlannedStep)
    /// Such a step counts as done.
    case stepCounted(PlannedStep, by: RunRecord.UnknownAnswer)
    /// A person chose to go on without the step.
    case stepSkipped(PlannedStep, reason: String)
    /// A person said that a manual step is done.
    case stepConfirmed(PlannedStep)
    case stepStarted(PlannedStep, attempt: Int)
    case output(OutputChunk)
    /// An attempt failed and another follows after so many seconds.
    case waiting(PlannedStep, attempt: Int, of: Int, elapsed: Double, seconds: Double)
    case stepFinished(PlannedStep, StepResult)
    /// A step was started that goes on while later ones run.
    case stepContinues(PlannedStep)
    /// Protected facts that are not what they were: before, and now.
    case protectionChanged([(before: ProtectedFact, now: ProtectedFact)])
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
