internal import Execution
internal import Localization
internal import Training

/// What a report says of a training session: the score, each section, each question, each incident.
struct TrainingChapters {
    var wording: ReportWording
    var training: TrainingAccount

    private var words: Localizer { wording.localizer }
    private var own: TrainingWording { TrainingWording(localizer: words) }

    var all: [ReportPage.Chapter] {
        [score, questions, incidents].filter { !$0.facts.isEmpty || !$0.items.isEmpty }
    }

    private var score: ReportPage.Chapter {
        let score = training.score
        var items = [own.score(score)] + score.sections.map(own.line)
        if !score.dangerous.isEmpty {
            items.append(words("lesson.dangerous", ["ids": words.list(score.dangerous.map(wording.visible))]))
        }
        let facts = [
            ReportPage.Fact(label: words("lesson.facts.level"), value: own.level(training.beginning.level)),
            ReportPage.Fact(
                label: words("lesson.facts.seed"),
                value: wording.visible(training.beginning.seed),
                isCode: true
            ),
        ]
        return ReportPage.Chapter(heading: words("report.headings.score"), facts: facts, items: items)
    }

    private var questions: ReportPage.Chapter {
        let items = training.beginning.questions.map { question in
            own.line(question, training.answers.filter { $0.question == question.id })
        }
        return ReportPage.Chapter(heading: words("report.headings.answers"), items: items)
    }

    private var incidents: ReportPage.Chapter {
        ReportPage.Chapter(heading: words("report.headings.incidents"), items: training.incidents.map(own.line))
    }
}
