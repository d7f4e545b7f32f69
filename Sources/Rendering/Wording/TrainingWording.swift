internal import Execution
package import Localization
package import Training

/// Words what answers are worth and where they differ, in the reader's language.
package struct TrainingWording {
    private let words: Localizer

    package init(localizer: Localizer) {
        words = localizer
    }

    // MARK: Answers

    /// What an answer is worth, in a sentence.
    package func sentence(for verdict: Verdict) -> String {
        words("lesson.verdict.\(verdict.name.rawValue)")
    }

    /// A word for what an answer was worth.
    package func word(_ verdict: Verdict.Name) -> String {
        words("lesson.verdictWord.\(verdict.rawValue)")
    }

    /// In what an answer differs, without saying what would be right.
    package func sentence(for difference: Difference) -> String {
        let arguments = [
            "name": visible(difference.name), "found": visible(difference.found),
            "program": visible(difference.expected),
        ]
        let sentence = words("lesson.difference.\(difference.kind.rawValue)", arguments)
        guard difference.isNear, Self.nearKinds.contains(difference.kind) else { return sentence }
        return sentence + " " + words("lesson.near")
    }

    private static let nearKinds: Set<Difference.Kind> = [
        .program, .verb, .otherValue, .otherWord, .otherVariable, .otherScalar,
    ]

    private func visible(_ text: String) -> String {
        VisibleText(text, as: .singleLine).text
    }

    // MARK: Scores

    /// The whole score, in a sentence.
    package func score(_ score: TrainingScore) -> String {
        let arguments = [
            "percent": words.number(score.percent), "answered": words.number(score.answered),
            "total": words.number(score.total),
        ]
        return words("lesson.score", arguments)
    }

    /// The score of a section, in a line.
    package func line(_ part: TrainingScore.Part) -> String {
        let percent = part.possible > 0 ? Int((part.points / part.possible * 100).rounded(.down)) : 0
        let arguments = [
            "title": visible(part.title.isEmpty ? part.section : part.title), "percent": words.number(percent),
        ]
        return words(part.isToRead ? "lesson.sectionToRead" : "lesson.sectionScore", arguments)
    }

    /// How a level is called; an exam says that it is open-book.
    package func level(_ level: TrainingLevel) -> String {
        words("lesson.level.\(level.rawValue)")
    }

    /// What was decided about an incident, in a line.
    package func line(_ incident: RecordedIncident) -> String {
        let arguments = [
            "step": visible(incident.step), "incident": visible(incident.incident),
            "decision": words("lesson.decision.\(incident.decision.rawValue)"),
            "points": words.number(Int(incident.points)), "best": words.number(Int(incident.best)),
        ]
        return words(incident.best > 0 ? "lesson.incidentScored" : "lesson.incidentUnscored", arguments)
    }

    /// A question and the last answer to it, in a line.
    package func line(_ question: RecordedQuestion, _ answers: [RecordedAnswer]) -> String {
        guard let last = answers.last else { return words("lesson.unanswered", ["id": visible(question.id)]) }
        let arguments = [
            "id": visible(question.id), "verdict": word(last.verdict), "answer": visible(last.answer),
            "tries": words.number(answers.count), "hints": words.number(last.hints),
        ]
        return words(last.answer.isEmpty ? "lesson.answeredSilently" : "lesson.answered", arguments)
    }
}
