package import Training

/// What a training session asked, what was answered, and what that is worth.
package struct TrainingAccount: Sendable, Hashable, Encodable {
    /// The level, the seed, the lesson and every question.
    package var beginning: SessionBeginning
    package var answers: [RecordedAnswer] = []
    package var incidents: [RecordedIncident] = []

    /// A session that begins.
    package init(_ beginning: SessionBeginning) {
        self.beginning = beginning
    }

    /// The score, computed from the answers.
    package var score: TrainingScore { TrainingScore(beginning, answers, incidents) }

    private enum CodingKeys: String, CodingKey {
        case level, seed, lesson, openBook, questions, answers, incidents, score, percent
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(beginning.level, forKey: .level)
        try container.encode(beginning.seed, forKey: .seed)
        try container.encode(beginning.lesson, forKey: .lesson)
        // Nobody watches: the runbook can be read beside it.
        try container.encode(true, forKey: .openBook)
        try container.encode(beginning.questions, forKey: .questions)
        try container.encode(answers, forKey: .answers)
        try container.encode(incidents, forKey: .incidents)
        try container.encode(score, forKey: .score)
        try container.encode(score.percent, forKey: .percent)
    }
}
