package import Planning

/// What a journal says of one step.
package struct StepAccount: Sendable, Hashable, Encodable {
    /// How a step stands.
    package enum Outcome: String, Sendable, Hashable, Encodable, CaseIterable {
        case succeeded, failed, skipped
        /// It was running when its part of the run ended, or the record is damaged before its end.
        case unknown
        /// It runs now.
        case running
        /// Nothing of it happened, or the person went back before it.
        case notReached
        /// It was done, and its rollback too.
        case undone
    }

    /// Why a step was skipped.
    package enum SkipCause: String, Sendable, Hashable, Encodable, CaseIterable {
        /// The person chose to go on without it.
        case person
        /// Its condition turned out not to hold.
        case condition
        /// A rehearsal could only show it.
        case rehearsal
    }

    /// One start of a step, with the retries that it makes by itself.
    package struct Attempt: Sendable, Hashable, Encodable {
        /// From 1.
        package var number: Int
        /// The part of the run, from 1.
        package var part: Int
        /// RFC 3339, UTC.
        package var started: String
        package var ended: String?
        /// Succeeded, failed, running or unknown.
        package var outcome: Outcome
        /// Seconds.
        package var duration: Double?
        package var exitCode: Int32?
        package var signal: Int32?
        /// A word that tells why it failed, such as `timedOut`.
        package var reason: String?
        /// The text that ran, byte for byte.
        package var text: String?
        /// Processes that it left running and that were ended.
        package var leftovers: Int?
    }

    /// The text that a person gave a step in place of its own.
    package struct Edit: Sendable, Hashable, Encodable {
        /// RFC 3339, UTC.
        package var time: String
        package var text: String
        /// The runbook's own text.
        package var original: String?
    }

    package var id: String
    /// The title of its section, in the language of the part that last had it.
    package var title: String?
    /// The titles of its section, by the languages of the parts.
    package var titles: [String: String]
    package var kind: PlannedStep.Kind?
    /// The step that this one undoes.
    package var undoes: String?
    /// In a rehearsal: the step of the way forward in place of which it ran.
    package var standsInFor: String?
    /// As what a rehearsal took it; nil in a run, and where it was not reached.
    package var exercise: Exercise?
    /// The values, or the condition, for which a step of a rehearsal waited in vain.
    package var waitsFor: [String]?
    /// Why nothing stands in for it in a rehearsal, in the words of the runbook.
    package var unrehearsed: String?
    package var outcome: Outcome
    /// The language of the part in which it last happened.
    package var language: String?
    /// When it got its outcome; RFC 3339, UTC.
    package var ended: String?
    /// Seconds that its attempts took together, as far as they are known.
    package var duration: Double?
    /// The exit status of the last attempt.
    package var exitCode: Int32?
    package var signal: Int32?
    /// A failure's word, the person's reason or the condition that does not hold.
    package var reason: String?
    package var skippedBy: SkipCause?
    package var attempts: [Attempt]
    package var decisions: [RunAccount.Decision]
    package var edits: [Edit]
    /// What a file step wrote.
    package var file: FileChange?
    /// The value that it captured.
    package var captured: String?
    /// Where its whole output is; nil where none was kept.
    package var transcript: String?

    /// A step of which nothing has happened.
    package init(id: String) {
        self.id = id
        outcome = .notReached
        titles = [:]
        attempts = []
        decisions = []
        edits = []
    }
}
