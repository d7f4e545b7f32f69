internal import Localization
internal import Planning
internal import RunbookModel
internal import Training

/// The hints of a question whose lesson has none, from the vaguest to the plainest.
struct HintWording {
    var words: Localizer
    var runbook: Runbook

    func hint(_ degree: Int, _ task: LessonTask) -> String {
        switch task.form {
        case .choice(let judge): choice(degree, task, judge)
        case .blank(let judge, let path): blank(degree, judge.scalar(at: path) ?? "", path)
        case .command(let judge): command(degree, judge)
        }
    }

    private func choice(_ degree: Int, _ task: LessonTask, _ judge: ChoiceJudge) -> String {
        let names = Set(
            task.question.ways.flatMap { anchor in
                runbook.sectionIndex(named: anchor).flatMap { runbook.sections[$0].condition?.parameterNames } ?? []
            }
        )
        let labels = names.sorted().map { runbook.parameter($0)?.label ?? $0 }
        if degree == 1, !labels.isEmpty { return words("lesson.hints.path", ["names": words.list(labels)]) }
        if degree == 1 { return words("lesson.hints.meaning") }
        let others = (0..<judge.count).filter { $0 != judge.answer }
        let wrong = degree == 2 ? others.suffix(1) : others.suffix(max(1, others.count - 1))
        return words("lesson.hints.notThese", ["numbers": words.list(wrong.map { words.number($0 + 1) })])
    }

    private func blank(_ degree: Int, _ value: String, _ path: String) -> String {
        switch degree {
        case 1: words("lesson.hints.blank", ["path": path])
        case 2: words("lesson.hints.length", ["count": words.number(value.count)])
        default: words("lesson.hints.start", ["text": String(value.prefix(max(1, value.count / 2)))])
        }
    }

    private func command(_ degree: Int, _ judge: CommandJudge) -> String {
        let outline = CommandOutline(judge.accepted.first ?? "")
        return switch degree {
        case 1: words("lesson.hints.program", ["program": outline.program])
        case 2: words("lesson.hints.outline", ["text": outline.options])
        default: words("lesson.hints.outline", ["text": outline.shape])
        }
    }
}
