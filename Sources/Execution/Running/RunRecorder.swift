package import Planning

/// Something of a run that must not be forgotten.
package enum RunRecord: Sendable {
    /// What settled a step whose end was never seen.
    package enum UnknownAnswer: String, Sendable, Hashable {
        /// Its checks succeeded: it is done.
        case evidence
        /// A person or an option says that it is done.
        case done
        /// It is taken again.
        case rerun
        /// It is undone.
        case rollback
    }

    case protected([ProtectedFact])
    case protectionChanged([ProtectedFact])
    case stepLeftOut(step: String, reason: String)
    case decision(step: String, StepDecision)
    case stepSkipped(step: String, reason: String)
    /// A rehearsal only shows the step.
    case stepUnrehearsed(step: String, UnrehearsedReason)
    /// A person said that a manual step is done.
    case stepConfirmed(step: String)
    case stepStarted(PlannedStep)
    case stepFinished(step: String, StepResult)
    /// What is done about a step that was running when the run ended.
    case unknownDecision(step: String, UnknownAnswer)
    case stepCounted(step: String)
    case failureDecision(step: String, FailureDecision)
    /// A person gave a step another text than this, its own.
    case edited(step: String, text: String, original: String)
    /// A step counts as not done any more; the run goes back to it, or to one before it.
    case reopened(step: String, isTarget: Bool)
    case runFinished(RunEnding)
}

/// The record of a run could not be kept.
package struct RecordError: Error, Sendable, Hashable {
    package var errno: Int32

    package init(errno: Int32) {
        self.errno = errno
    }
}

/// Keeps the record of a run; what it has taken survives a crash.
package protocol RunRecorder: AnyObject {
    /// Records something before the runner goes on.
    ///
    /// - Throws: ``RecordError`` where it cannot be kept; the run stops there.
    func record(_ record: RunRecord) throws(RecordError)
}

/// Records nothing: for training, which leaves no journal.
package final class ForgetfulRecorder: RunRecorder {
    package init() {}

    package func record(_ record: RunRecord) {}
}
