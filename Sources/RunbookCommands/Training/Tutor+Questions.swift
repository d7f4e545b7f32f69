internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import Training

extension Tutor {
    /// How one question goes on.
    private enum Turn {
        case again
        case done
        case left(Departure)
    }

    /// One question while it is open.
    private struct Asking {
        var task: LessonTask
        var step: PlannedStep
        var presenter: StepPresenter
        /// The prose that explains the step, where the lesson has no explanation of its own.
        var prose: [Walkthrough.Item]
        var hints = 0
        var attempts = 0
    }

    /// Asks a question until it is answered as the level wants it.
    func ask(
        _ question: Question,
        _ proposal: StepProposal,
        _ presenter: StepPresenter,
        after prose: [Walkthrough.Item]
    ) -> Departure? {
        guard let task = plan.task(question, proposal.step, presenter.bindings, seed: seed) else { return nil }
        let before = log.answers(to: question.id)
        var asking = Asking(task: task, step: proposal.step, presenter: presenter, prose: prose)
        (asking.attempts, asking.hints) = (before.count, before.last?.hints ?? 0)
        pose(asking)
        while true {
            switch take(prompter.answer(to: prompt(for: task)), &asking) {
            case .again: continue
            case .done: return nil
            case .left(let departure): return departure
            }
        }
    }

    // MARK: Posing

    private func pose(_ asking: Asking) {
        let (task, question) = (asking.task, asking.task.question)
        let number = (log.account.beginning.questions.firstIndex { $0.id == question.id } ?? 0) + 1
        let count = log.account.beginning.questions.count
        context.say()
        let arguments = ["number": words.number(number), "count": words.number(count)]
        context.tell(words("lesson.position", arguments), [.heading])
        context.tell(asked(task), [.strong])
        say(material(asking))
        context.tell(words(keysKey(of: task)), [.faint])
    }

    private func asked(_ task: LessonTask) -> String {
        let question = task.question
        let renderer = StepRenderer(runbook: prepared.runbook)
        let own = task.words.ask.map { renderer.prose($0, prepared.bindings) }
        let kind = question.kind == .path && question.ways.count == 1 ? "section" : question.kind.rawValue
        let text = own ?? words("lesson.ask.\(kind)")
        guard question.parts > 1 else { return text }
        return words(
            "lesson.part",
            ["text": text, "number": words.number(question.part), "count": words.number(question.parts)]
        )
    }

    /// What the learner needs to see: options, an output, a manifest with blanks.
    private func material(_ asking: Asking) -> [String] {
        let task = asking.task
        switch task.question.kind {
        case .path: return [""] + numbered(ways(of: task.question)) + [""]
        case .meaning:
            let output = sample(of: asking.step, asking.presenter.bindings)
            let lines = output.split(separator: "\n").map { "    " + VisibleText(String($0)).text }
            let command = CodeRenderer(style: context.errorStyle).lines(RenderedText(text: asking.step.text))
            return [""] + command + [""] + lines + [""] + numbered(task.options) + [""]
        case .manifest:
            let blanks = plan.questions(before: asking.step.id).filter { $0.kind == .manifest && !$0.blank.isEmpty }
            let open = blanks.filter { $0.part >= task.question.part }.map(\.blank)
            let text = ManifestBlanks(asking.step.text).shown(blanking: open)
            return [""] + CodeRenderer(style: context.errorStyle).lines(RenderedText(text: text)) + [""]
        case .command: return []
        }
    }

    private func ways(of question: Question) -> [String] {
        if question.ways.count == 1 { return [words("lesson.way.taken"), words("lesson.way.leftOut")] }
        let renderer = StepRenderer(runbook: prepared.runbook)
        return question.ways.map { anchor in
            let index = prepared.runbook.sectionIndex(named: anchor)
            return index.map { renderer.title(of: prepared.runbook.sections[$0], prepared.bindings) } ?? anchor
        }
    }

    private func numbered(_ options: [String]) -> [String] {
        options.enumerated().flatMap { index, option in
            let text = VisibleText(option, as: .prose).text
            return DisplayWidth.hanging(text, after: "  \(index + 1). ", to: context.errorStyle.columns)
        }
    }

    /// What a step prints, with the values in place.
    private func sample(of step: PlannedStep, _ bindings: Bindings) -> String {
        let inclusion = Inclusion(prepared.runbook, bindings)
        let output = prepared.runbook.step(step.id)?.outputs.first {
            !$0.isFailure && inclusion.evaluate($0.condition) != .fails
        }
        return output.map { StepRenderer(runbook: prepared.runbook).prose($0.template.source, bindings) } ?? ""
    }

    private func prompt(for task: LessonTask) -> String {
        switch task.form {
        case .choice(let judge): words("lesson.prompt.choice", ["count": words.number(judge.count)])
        case .blank(_, let path): words("lesson.prompt.blank", ["path": path])
        case .command: words("lesson.prompt.command")
        }
    }

    private func keysKey(of task: LessonTask) -> String {
        let isManifest = task.question.kind == .manifest && editor != nil
        return "lesson.keys.\(level == .exam ? "exam" : "lesson")\(isManifest ? "Manifest" : "")"
    }

    // MARK: Taking

    private func take(_ answer: Terminal.LineAnswer, _ asking: inout Asking) -> Turn {
        switch answer {
        case .interrupted: return .left(.interrupted)
        case .endOfFile: return .left(.declined)
        case .hungUp: return .left(.lostTerminal)
        case .text(let text): return take(text, &asking)
        }
    }

    private func take(_ text: String, _ asking: inout Asking) -> Turn {
        switch text {
        case "":
            context.tell(words(keysKey(of: asking.task)), [.faint])
            return .again
        case "?": return hint(&asking)
        case "!": return show(&asking)
        case words("run.keys.quit"): return .left(.declined)
        case words("lesson.keys.edit") where asking.task.question.kind == .manifest && editor != nil:
            return write(&asking)
        default: return judge(text, &asking)
        }
    }

    private func judge(_ text: String, _ asking: inout Asking) -> Turn {
        guard let verdict = asking.task.verdict(on: text) else {
            context.tell(words("lesson.noOption"))
            return .again
        }
        if !verdict.isRight, look(text, asking, verdict) { return .again }
        return settle(verdict, text, &asking)
    }

    /// Answers a command that only reads and was not asked for; false where it is an attempt at the answer.
    private func look(_ text: String, _ asking: Asking, _ verdict: Verdict) -> Bool {
        guard case .command(let judge) = asking.task.form, let line = try? CommandLine(text), line.isReading,
            line.count > 0
        else { return false }
        let samples = SampleAnswers(prepared.runbook, prepared.plan, asking.presenter.bindings)
        let output = samples.output(of: text, before: asking.step.id)
        if output == nil, isTrial(line, of: judge) { return false }
        context.tell(words(output == nil ? "lesson.look.none" : "lesson.look.output"), [.faint])
        if let output { context.print(Self.visible(output)) }
        return true
    }

    /// An output with what it hides shown, without its last line end.
    private static func visible(_ output: String) -> String {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return (lines.last == "" ? lines.dropLast() : lines[...]).map { VisibleText($0).text }.joined(separator: "\n")
    }

    /// Whether a command that changes nothing is meant as the answer: the same program and verb, made harmless.
    private func isTrial(_ line: CommandLine, of judge: CommandJudge) -> Bool {
        let differences = judge.verdict(on: line.words.joined(separator: " ")).differences
        return !differences.contains { [.program, .verb].contains($0.kind) }
    }

    private func settle(_ verdict: Verdict, _ text: String, _ asking: inout Asking) -> Turn {
        asking.attempts += 1
        log.keep(
            RecordedAnswer(
                question: asking.task.question.id,
                attempt: asking.attempts,
                answer: text,
                verdict: verdict.name,
                hints: asking.hints
            )
        )
        let isLast = level.tries.map { asking.attempts >= $0 } ?? false
        if !verdict.isRight, level == .exam || isLast { log.correct(asking.task, text, solution(asking)) }
        if level == .exam {
            context.tell(words("lesson.noted"))
            return .done
        }
        tell(verdict)
        if verdict.isRight {
            // A step of several parts is explained once, at its end.
            let isEnd = asking.task.question.part == asking.task.question.parts
            if isEnd, let own = asking.task.words.explanation { explain(own) }
            return .done
        }
        guard isLast else { return .again }
        reveal(asking)
        return .done
    }

    private func tell(_ verdict: Verdict) {
        let wording = TrainingWording(localizer: words)
        let role: TextRoles = verdict.isRight ? [.success] : verdict.name == .partly ? [.warning] : [.error]
        context.tell(wording.sentence(for: verdict), role)
        for difference in verdict.differences.prefix(6) where difference.kind != .otherChoice {
            let sentence = wording.sentence(for: difference)
            say(DisplayWidth.hanging(sentence, after: "  - ", to: context.errorStyle.columns))
        }
    }

    // MARK: Help

    private func hint(_ asking: inout Asking) -> Turn {
        guard level != .exam else {
            context.tell(words("lesson.noHints"))
            return .again
        }
        guard asking.hints < 3 else {
            context.tell(words("lesson.noMoreHints"))
            return .again
        }
        asking.hints += 1
        let own = asking.task.words.hints
        let text =
            own.count == 3
            ? StepRenderer(runbook: prepared.runbook).prose(own[asking.hints - 1], prepared.bindings)
            : HintWording(words: words, runbook: prepared.runbook).hint(asking.hints, asking.task)
        context.tell(words("lesson.hint", ["number": words.number(asking.hints), "text": text]))
        return .again
    }

    private func show(_ asking: inout Asking) -> Turn {
        guard level != .exam else {
            context.tell(words("lesson.noHints"))
            return .again
        }
        asking.attempts += 1
        log.keep(
            RecordedAnswer(
                question: asking.task.question.id,
                attempt: asking.attempts,
                answer: "",
                verdict: .shown,
                hints: asking.hints
            )
        )
        reveal(asking)
        return .done
    }

    private func reveal(_ asking: Asking) {
        context.tell(solution(asking), of: asking.task)
        if let own = asking.task.words.explanation { return explain(own) }
        // What stands right before the step is its explanation.
        let paragraph = asking.prose.last { if case .prose = $0 { true } else { false } }
        say(asking.presenter.prose(paragraph.map { [$0] } ?? []))
    }

    private func explain(_ text: String) {
        let shown = StepRenderer(runbook: prepared.runbook).prose(text, prepared.bindings)
        context.tell(VisibleText(shown, as: .prose).text)
    }

    /// What is right, as people read it.
    private func solution(_ asking: Asking) -> String {
        guard case .choice(let judge) = asking.task.form else { return asking.task.solution }
        let question = asking.task.question
        let options = question.kind == .path ? ways(of: question) : asking.task.options
        return options.indices.contains(judge.answer)
            ? "\(judge.answer + 1). \(options[judge.answer])" : "\(judge.answer + 1)"
    }

    // MARK: Writing a manifest

    /// Lets the learner write the whole file, and judges it as one answer to every blank that is open.
    private func write(_ asking: inout Asking) -> Turn {
        guard let editor, case .blank(let judge, _) = asking.task.form else { return .again }
        let blanks = plan.questions(before: asking.step.id).filter { $0.kind == .manifest }
        let start = ManifestBlanks(asking.step.text).shown(blanking: blanks.map(\.blank))
        do throws(StepEditor.Failure) {
            let text = try editor.edit(start, of: asking.step)
            let verdict = judge.verdict(on: text)
            for other in blanks where other.part > asking.task.question.part && (verdict.isRight || level == .exam) {
                let answer = RecordedAnswer(
                    question: other.id,
                    attempt: 1,
                    answer: "",
                    verdict: verdict.name,
                    hints: 0
                )
                log.keep(answer)
            }
            return settle(verdict, text, &asking)
        } catch {
            context.tell(words("run.edit.noEditor"), [.error])
            return .again
        }
    }
}
