internal import Execution
internal import Localization
internal import Rendering
internal import RunbookModel
internal import Training

/// What a session came to: the score by section, what to read again, and in an exam what would have been right.
struct TrainingResult {
    var context: CommandContext
    var log: SessionLog

    private var words: Localizer { context.localizer }

    /// Says it; with a run, also how to go on and how to have a report.
    func show(run: String?, isOver: Bool) {
        let (account, wording) = (log.account, TrainingWording(localizer: words))
        let score = account.score
        context.say()
        context.tell(words("lesson.result", ["level": wording.level(account.beginning.level)]), [.heading])
        context.tell(wording.score(score), [.strong])
        for part in score.sections { item(wording.line(part)) }
        for incident in account.incidents { item(wording.line(incident)) }
        if !score.dangerous.isEmpty {
            context.tell(words("lesson.dangerous", ["ids": words.list(score.dangerous)]), [.warning])
        }
        if account.beginning.level == .exam { correct() }
        guard let run else { return }
        context.say()
        context.tell(words("lesson.report", ["run": run]))
        if !isOver { context.tell(words("lesson.canContinue")) }
    }

    private func item(_ text: String) {
        for line in DisplayWidth.hanging(text, after: "  - ", to: context.errorStyle.columns) { context.say(line) }
    }

    private func correct() {
        guard !log.corrections.isEmpty else { return }
        context.say()
        context.tell(words("lesson.corrections"), [.strong])
        for correction in log.corrections {
            context.say()
            context.tell(
                words(
                    "lesson.typed",
                    ["id": correction.task.question.id, "answer": VisibleText(correction.answer, as: .singleLine).text]
                )
            )
            context.tell(correction.solution, of: correction.task)
        }
    }
}

extension CommandContext {
    /// Shows what is right: an option as the sentence that it is, anything else as code.
    func tell(_ solution: String, of task: LessonTask) {
        tell(localizer("lesson.solution"), [.strong])
        if case .choice = task.form { return tell(VisibleText(solution, as: .prose).text) }
        for line in CodeRenderer(style: errorStyle).lines(RenderedText(text: solution)) { say(line) }
    }
}
