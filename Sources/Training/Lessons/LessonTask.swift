package import Planning
internal import RunbookModel

/// A question with everything in place: what is right, and how an answer is judged.
package struct LessonTask: Sendable {
    /// The ways in which an answer is given.
    package enum Form: Sendable {
        /// The number of an option; the judge knows which is right.
        case choice(ChoiceJudge)
        /// The scalar at a path of a manifest.
        case blank(ManifestJudge, path: String)
        case command(CommandJudge)
    }

    package var question: Question
    package var form: Form
    package var words: QuestionWords
    /// The options of a question about meaning, in the order in which they are offered.
    package var options: [String] = []

    /// What is right, as it is shown.
    package var solution: String {
        switch form {
        case .choice(let judge): "\(judge.answer + 1)"
        case .blank(let judge, let path): judge.scalar(at: path) ?? ""
        case .command(let judge): judge.accepted.first ?? ""
        }
    }

    /// What an answer is worth; nil where it is no answer, such as a number that no option has.
    package func verdict(on answer: String) -> Verdict? {
        switch form {
        case .choice(let judge): judge.verdict(on: answer)
        case .blank(let judge, let path): judge.verdict(on: answer, at: path)
        case .command(let judge): judge.verdict(on: answer)
        }
    }
}

extension LessonPlan {
    /// Puts a question in place for a step as it is about to be taken.
    package func task(_ question: Question, _ step: PlannedStep, _ bindings: Bindings, seed: String) -> LessonTask? {
        let setting = lesson.questions[question.key] ?? QuestionSetting()
        let words = lesson.words[question.key] ?? QuestionWords()
        switch question.kind {
        case .path: return wayTask(question, setting, words)
        case .manifest:
            let judge = ManifestJudge(step.text, dangerousPaths: Set(setting.dangerous))
            return LessonTask(question: question, form: .blank(judge, path: question.blank), words: words)
        case .command:
            let parts = Self.commandParts(of: step)
            guard parts.indices.contains(question.part - 1) else { return nil }
            let renderer = StepRenderer(runbook: runbook)
            let accepted = question.parts == 1 ? setting.accept.map { renderer.prose($0.source, bindings) } : []
            let judge = CommandJudge(
                accepting: [parts[question.part - 1]] + accepted,
                isChanging: step.effect == .changes,
                dangerousOptions: Set(setting.dangerous)
            )
            return LessonTask(question: question, form: .command(judge), words: words)
        case .meaning: return meaningTask(question, setting, words, seed)
        }
    }

    private func wayTask(_ question: Question, _ setting: QuestionSetting, _ words: QuestionWords) -> LessonTask {
        let taken = takenWay(among: question.ways)
        let count = max(2, question.ways.count)
        let dangerous = question.ways.indices.filter { setting.dangerous.contains(question.ways[$0]) }
        let judge = ChoiceJudge(answer: taken ?? 1, of: count, dangerous: Set(dangerous))
        return LessonTask(question: question, form: .choice(judge), words: words)
    }

    /// The options in an order that the seed gives, the same in every language.
    private func meaningTask(
        _ question: Question,
        _ setting: QuestionSetting,
        _ words: QuestionWords,
        _ seed: String
    ) -> LessonTask? {
        let names = setting.options.sorted {
            SHA256.hexDigest(of: "\(seed) \(question.id) \($0)".utf8)
                < SHA256.hexDigest(of: "\(seed) \(question.id) \($1)".utf8)
        }
        guard let answer = names.firstIndex(of: setting.answer ?? "") else { return nil }
        let dangerous = names.indices.filter { setting.dangerous.contains(names[$0]) }
        let judge = ChoiceJudge(answer: answer, of: names.count, dangerous: Set(dangerous))
        var task = LessonTask(question: question, form: .choice(judge), words: words)
        task.options = names.map { words.options[$0] ?? $0 }
        return task
    }
}
