package import Planning
package import RunbookModel

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
    /// A rehearsal shows a step and does not run it.
    case stepUnrehearsed(StepProposal, UnrehearsedReason)
    case stepStarted(PlannedStep, attempt: Int)
    case output(OutputChunk)
    /// An attempt failed and another follows after so many seconds.
    case waiting(PlannedStep, attempt: Int, of: Int, elapsed: Double, seconds: Double)
    case stepFinished(PlannedStep, StepResult)
    /// A step was started that goes on while later ones run.
    case stepContinues(PlannedStep)
    /// The text that a person gave a step cannot be run.
    case editRefused(PlannedStep, EditFault)
    /// The run goes back to a step; these, it among them, count as not done.
    case wentBack(to: PlannedStep, reopened: [PlannedStep])
    /// What was done is undone from here on.
    case rollbackBegins(RollbackOutline)
    /// Protected facts that are not what they were: before, and now.
    case protectionChanged([(before: ProtectedFact, now: ProtectedFact)])
}

/// Why the text that a person gave a step cannot be run.
package enum EditFault: Sendable {
    /// Nothing is left of it.
    case empty
    /// It holds a secret's value, which would be kept with the edit.
    case holdsSecret
    /// It does not read as the file that the step writes.
    case unreadable(Diagnostic)
}
