/// How much help a session gives.
package enum TrainingLevel: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing is asked.
    case walk
    /// Everything is explained, and tried until it is right.
    case guided
    /// Hints cost points, and there are two tries.
    case assisted
    /// No hints and one try; answers come at the end.
    case exam

    /// How often a question can be answered; nil for as often as it takes.
    package var tries: Int? {
        switch self {
        case .walk, .guided: nil
        case .assisted: 2
        case .exam: 1
        }
    }
}

/// A question as it counts, whether it was answered or not.
package struct RecordedQuestion: Sendable, Hashable, Codable {
    package var id: String
    package var section: String
    /// The title of the section, in the language of the session.
    package var title: String
    package var step: String
    package var kind: QuestionKind
    package var weight: Double

    package init(_ question: Question, title: String) {
        id = question.id
        section = question.section
        self.title = title
        step = question.step
        kind = question.kind
        weight = question.weight
    }
}

/// What binds a session: with this, a session can be followed again and held against others.
package struct SessionBeginning: Sendable, Hashable, Codable {
    package var level: TrainingLevel
    package var seed: String
    /// SHA-256 of what decides the lesson; empty without one.
    package var lesson: String
    package var questions: [RecordedQuestion]

    package init(level: TrainingLevel, seed: String, lesson: String, questions: [RecordedQuestion]) {
        self.level = level
        self.seed = seed
        self.lesson = lesson
        self.questions = questions
    }
}

/// An answer to a question.
package struct RecordedAnswer: Sendable, Hashable, Codable {
    package var question: String
    /// From 1, among the answers to the question.
    package var attempt: Int
    package var answer: String
    package var verdict: Verdict.Name
    /// How many hints were taken before it.
    package var hints: Int

    package init(question: String, attempt: Int, answer: String, verdict: Verdict.Name, hints: Int) {
        self.question = question
        self.attempt = attempt
        self.answer = answer
        self.verdict = verdict
        self.hints = hints
    }
}

/// What a learner decided about an incident.
package struct RecordedIncident: Sendable, Hashable, Codable {
    package var incident: String
    package var step: String
    /// The anchor of the step's section.
    package var section: String
    /// From 1, among the attempts at the step.
    package var attempt: Int
    package var decision: IncidentDecision
    package var points: Double
    /// The most points that a decision could give; 0 where it is not scored.
    package var best: Double

    package init(
        _ incident: Incident,
        section: String,
        attempt: Int,
        decision: IncidentDecision
    ) {
        self.incident = incident.id
        step = incident.step
        self.section = section
        self.attempt = attempt
        self.decision = decision
        points = incident.points[decision] ?? 0
        best = incident.bestPoints
    }
}
