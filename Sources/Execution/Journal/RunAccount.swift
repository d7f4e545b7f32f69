package import SystemPackage

/// What a journal says of a run: how it went, and what is done, not done or unknown.
///
/// It is as true as the journal: nothing counts as done whose end does not stand in the sound part. Its JSON is the
/// product of `runbook report --format json`; keys are stable.
package struct RunAccount: Sendable, Hashable, Encodable {
    /// The version of this format; it changes when an older reader would read an account wrongly.
    package static let formatVersion = 1

    /// How a run stands.
    package enum Outcome: String, Sendable, Hashable, Encodable, CaseIterable {
        case succeeded, failed
        /// The person stopped it.
        case declined
        /// A signal stopped it.
        case interrupted
        /// What must not change has changed.
        case protectionChanged
        /// The terminal went away.
        case lostTerminal
        /// It stopped at a step of which nobody could say whether it had taken effect.
        case unresolved
        /// What was done is undone, as far as somebody wanted.
        case rolledBack
        /// It did what was wanted of it for now, and can go on.
        case paused
        /// It goes on now.
        case running
        /// The record does not tell: the runner died, or the record is damaged.
        case unknown
    }

    /// What is wrong with the journal.
    package struct Fault: Sendable, Hashable, Encodable {
        /// The kinds of ``JournalRecord/Fault``.
        package enum Kind: String, Sendable, Hashable, Encodable, CaseIterable {
            case tornEnd, malformed, brokenChain
        }

        package var kind: Kind
        /// The line at which reading stopped, from 1.
        package var line: Int

        /// A fault at a line.
        package init(kind: Kind, line: Int) {
            self.kind = kind
            self.line = line
        }

        /// Whether only a line is missing that was being written, as after a crash.
        package var isTornEnd: Bool { kind == .tornEnd }
    }

    /// From a start or a resumption to its end: one sitting, in one language.
    package struct Part: Sendable, Hashable, Encodable {
        /// `run`, `resume`, `rollback`, `rehearsal` or `training`.
        package var mode: String
        /// The BCP 47 tag of the language in which it was followed.
        package var language: String
        package var digest: String
        package var fingerprint: String
        package var title: String?
        package var path: String?
        package var guide: JournalEvent.RunStarted.Guide?
        package var parameters: [String: String]
        package var origin: RunOrigin?
        package var change: String?
        package var engine: String?
        /// SHA-256 of the approved plan that the run is, in hexadecimal.
        package var approval: String?
        /// RFC 3339, UTC.
        package var started: String
        /// Nil where the journal does not say how the part ended.
        package var ended: String?
        package var outcome: Outcome
        /// The exit status of the program.
        package var exitCode: Int32?
        /// The steps that something happened to in this part, in order.
        package var steps: [String]
    }

    /// A decision, with its moment.
    package struct Decision: Sendable, Hashable, Encodable {
        /// RFC 3339, UTC.
        package var time: String
        package var question: String
        package var answer: String
        package var reason: String?
    }

    package let formatVersion = RunAccount.formatVersion
    package var run: String
    /// The id of the runbook; nil where not even the first line is sound.
    package var runbook: String?
    package var workingDirectory: String?
    /// Where the journal is.
    package var journal: FilePath
    package var fault: Fault?
    package var outcome: Outcome
    /// The step at which a failed run stopped.
    package var failedStep: String?
    /// RFC 3339, UTC.
    package var started: String?
    /// The time of the last sound line.
    package var lastEvent: String?
    /// In order; the first is how the run began.
    package var parts: [Part]
    /// The protected facts as they were read at the start, and then confirmed, by id.
    package var protections: [String: String]
    /// In the order of the runbook, then steps that the outline does not have.
    package var steps: [StepAccount]
    /// Steps that the plan left out before the run began.
    package var leftOut: [JournalEvent.RunStarted.LeftOutStep]
    /// Decisions about no step in particular.
    package var decisions: [Decision]
    /// How many steps the way forward has; nil where the journal does not say.
    package var stepsTotal: Int?

    /// What a training session asked and was answered; nil for a run.
    package var training: TrainingAccount?

    /// The part with which the run began.
    package var beginning: Part? { parts.first }

    /// How many steps of the way forward are done.
    ///
    /// A rehearsal does none, and training neither; what a rehearsal exercised is in ``rehearsal``.
    package var stepsDone: Int {
        isNoRun ? 0 : steps.count { $0.undoes == nil && $0.outcome == .succeeded }
    }

    /// Whether nothing was meant to change: it is no run, and can be neither resumed nor undone.
    package var isRehearsal: Bool { beginning?.mode == RunAccount.rehearsalMode }

    /// Whether it was a training session.
    package var isTraining: Bool { beginning?.mode == RunAccount.trainingMode }

    /// Whether it did nothing that could be resumed or undone: a rehearsal, or training.
    package var isNoRun: Bool { isRehearsal || isTraining }

    /// The word that journals have for what it is: `run`, `rehearsal` or `training`.
    package var kind: String { isRehearsal ? Self.rehearsalMode : isTraining ? Self.trainingMode : "run" }

    /// How much of its plan a rehearsal exercised; nil for a run.
    package var rehearsal: RehearsalTally? { isRehearsal ? RehearsalTally(steps) : nil }

    /// The word that journals have for a rehearsal.
    package static let rehearsalMode = "rehearsal"

    /// The word that journals have for a training session.
    package static let trainingMode = "training"

    /// Seconds that the parts took together, up to the last event of those that have not ended.
    package var duration: Double {
        parts.indices.reduce(0) { sum, index in
            let isLast = index == parts.count - 1
            let end = parts[index].ended ?? (isLast ? lastEvent : nil)
            guard let end = end.flatMap({ Timestamp($0) }), let start = Timestamp(parts[index].started) else {
                return sum
            }
            return sum + max(0, end.seconds(since: start))
        }
    }

    private enum CodingKeys: String, CodingKey {
        case formatVersion, run, runbook, workingDirectory, journal, fault, outcome, failedStep, started, lastEvent
        case duration, parts, protections, steps, leftOut, decisions, stepsDone, stepsTotal
        case rehearsal, training
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(formatVersion, forKey: .formatVersion)
        try container.encode(run, forKey: .run)
        try container.encodeIfPresent(runbook, forKey: .runbook)
        try container.encodeIfPresent(workingDirectory, forKey: .workingDirectory)
        try container.encode(journal.string, forKey: .journal)
        try container.encodeIfPresent(fault, forKey: .fault)
        try container.encode(outcome, forKey: .outcome)
        try container.encodeIfPresent(failedStep, forKey: .failedStep)
        try container.encodeIfPresent(started, forKey: .started)
        try container.encodeIfPresent(lastEvent, forKey: .lastEvent)
        try container.encode(duration, forKey: .duration)
        try container.encode(parts, forKey: .parts)
        try container.encode(protections, forKey: .protections)
        try container.encode(steps, forKey: .steps)
        try container.encode(leftOut, forKey: .leftOut)
        try container.encode(decisions, forKey: .decisions)
        try container.encode(stepsDone, forKey: .stepsDone)
        try container.encodeIfPresent(rehearsal?.total ?? stepsTotal, forKey: .stepsTotal)
        try container.encodeIfPresent(rehearsal, forKey: .rehearsal)
        try container.encodeIfPresent(training, forKey: .training)
    }
}
