/// What a trainer reads of a learner's report: enough to compute the score anew, and to tell whether it is comparable.
package struct SessionReport: Sendable, Decodable {
    /// A sitting of the session.
    package struct Part: Sendable, Decodable {
        /// Who sat at the terminal.
        package struct Origin: Sendable, Decodable {
            package var user: String?
        }

        package var digest: String
        package var fingerprint: String
        package var engine: String?
        package var origin: Origin?
    }

    private struct Answers: Decodable {
        var level: TrainingLevel
        var seed: String
        var lesson: String
        var questions: [RecordedQuestion]
        var answers: [RecordedAnswer]
        var incidents: [RecordedIncident]
    }

    private enum Key: CodingKey {
        case run, runbook, outcome, parts, training
    }

    package var run: String
    package var runbook: String?
    package var outcome: String
    package var parts: [Part]
    package var beginning: SessionBeginning
    package var answers: [RecordedAnswer]
    package var incidents: [RecordedIncident]

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        run = try container.decode(String.self, forKey: .run)
        runbook = try container.decodeIfPresent(String.self, forKey: .runbook)
        outcome = try container.decode(String.self, forKey: .outcome)
        parts = try container.decode([Part].self, forKey: .parts)
        let training = try container.decode(Answers.self, forKey: .training)
        beginning = SessionBeginning(
            level: training.level,
            seed: training.seed,
            lesson: training.lesson,
            questions: training.questions
        )
        (answers, incidents) = (training.answers, training.incidents)
    }

    /// The score, computed from the answers and not taken from the report.
    package var score: TrainingScore { TrainingScore(beginning, answers, incidents) }

    /// Who was trained; the session where that is not known.
    package var learner: String { parts.first?.origin?.user ?? run }
}

/// In what a session differs from the others of its class, so that its score says something else.
package enum SessionDifference: String, Sendable, Hashable, CaseIterable {
    case runbook, content, lesson, engine, seed, level, questions

    /// The differences between a report and the one that most are like.
    package static func all(of report: SessionReport, among reports: [SessionReport]) -> [SessionDifference] {
        allCases.filter { difference in
            let values = reports.map { difference.value(of: $0) }
            let counts = Dictionary(values.map { ($0, 1) }) { $0 + $1 }
            let usual = values.max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) }
            return difference.value(of: report) != usual
        }
    }

    /// What must be the same; the language may differ, and with it the digest of the page.
    private func value(of report: SessionReport) -> String {
        switch self {
        case .runbook: report.runbook ?? ""
        case .content: report.parts.first?.fingerprint ?? ""
        case .lesson: report.beginning.lesson
        case .engine: report.parts.last?.engine ?? ""
        case .seed: report.beginning.seed
        case .level: report.beginning.level.rawValue
        case .questions: report.beginning.questions.map { "\($0.id) \($0.weight)" }.joined(separator: "\n")
        }
    }
}
