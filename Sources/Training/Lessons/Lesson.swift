package import MarkdownTree
package import RunbookModel
package import SystemPackage

/// What a teacher adds to a runbook: questions, incidents, and their words in one language.
package struct Lesson: Sendable {
    /// What the lesson says of the questions, by the id of a step or the anchor of a section.
    package var questions: [String: QuestionSetting] = [:]
    /// In the order of the file.
    package var incidents: [Incident] = []
    /// The words of questions, by the same keys.
    package var words: [String: QuestionWords] = [:]
    /// SHA-256 of what decides questions, incidents and points, whatever the language; empty without a lesson.
    package var digest = ""

    package init() {}
}

/// What a question is about.
package enum QuestionKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Which way applies.
    case path
    /// What stands in a file.
    case manifest
    /// Which command it is.
    case command
    /// What an output means.
    case meaning
}

/// What a lesson says of one question.
package struct QuestionSetting: Sendable {
    package var kind: QuestionKind?
    /// Further commands that are right, with placeholders.
    package var accept: [Template] = []
    /// The paths of a manifest that are left blank.
    package var blanks: [String] = []
    /// Options, paths or ways in which a difference does harm.
    package var dangerous: [String] = []
    /// The names of the options of a question about meaning.
    package var options: [String] = []
    /// The name of the option that is right.
    package var answer: String?
    package var weight: Double?
    /// Whether nothing is asked.
    package var isSkipped = false
    package var location: SourceLocation?
    package var path: FilePath?

    package init() {}
}

/// The words of one question.
package struct QuestionWords: Sendable, Hashable {
    package var ask: String?
    /// From the vaguest to the plainest.
    package var hints: [String] = []
    package var explanation: String?
    /// By the names of the options.
    package var options: [String: String] = [:]

    package init() {}
}

/// A situation in which a step fails.
package struct Incident: Sendable {
    package var id: String
    package var step: String
    /// Which of the samples of failure the step shows, from 1.
    package var output = 1
    /// How often it comes, in a hundred attempts.
    package var chance = 20
    /// The points of each decision; what is not here is worth nothing.
    package var points: [IncidentDecision: Double] = [:]
    /// The parameter whose value mends it: that of the session is right.
    package var fix: String?
    /// What the learner is told of it.
    package var story: String?
    /// Why the right decision is right.
    package var why: String?
    package var location: SourceLocation?
    package var path: FilePath?

    package init(id: String, step: String) {
        self.id = id
        self.step = step
    }

    /// Whether what the learner decides is worth points.
    package var isScored: Bool { points.values.contains { $0 > 0 } }

    /// The most points that a decision can give.
    package var bestPoints: Double { points.values.max() ?? 0 }

    /// Whether trying again without more can help: only then is the next attempt drawn anew.
    package var passesByItself: Bool { !isScored || points[.retry, default: 0] > 0 }
}

/// What can be decided about an incident.
package enum IncidentDecision: String, Sendable, Hashable, Codable, CaseIterable {
    case retry, fix, rollback, stop
}
