internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// Leads a run with a person at the terminal: shows each step, asks, and reports what happens.
final class TerminalDirector: RunDirector {
    private let context: CommandContext
    private let prompter: Prompter
    private var presenter: StepPresenter
    private let walkthrough: Walkthrough
    private let progress: RunProgress
    private let printer: OutputPrinter
    /// Answers given beforehand.
    private let consents: ConsentOptions
    /// What `--unknown` says of a step that was running when the run ended.
    private let unknown: UnknownDecision?
    private let transcripts: FilePath?
    private let hint: FailureHint
    private var shownSteps: Set<String> = []

    init(
        context: CommandContext,
        prompter: Prompter,
        presenter: StepPresenter,
        walkthrough: Walkthrough,
        progress: RunProgress,
        printer: OutputPrinter,
        consents: ConsentOptions,
        unknown: UnknownDecision? = nil,
        transcripts: FilePath? = nil
    ) {
        self.context = context
        self.prompter = prompter
        self.presenter = presenter
        self.walkthrough = walkthrough
        self.progress = progress
        self.printer = printer
        self.consents = consents
        self.unknown = unknown
        self.transcripts = transcripts
        hint = FailureHint(context: context, transcripts: transcripts)
    }

    private var words: Localizer { context.localizer }

    // MARK: Decisions

    func confirm(_ facts: [ProtectedFact]) -> Departure? {
        context.say()
        for line in FactLines(localizer: words, style: context.errorStyle).lines(facts) { context.say(line) }
        if consents.yes { return nil }
        let menu = QuestionMenu(words, ["continue", "quit", "help"])
        while true {
            let answer = prompter.ask(words("run.question.facts"), menu)
            switch answer {
            case .choice("continue"): return nil
            case .choice("help"): explain(menu)
            case .enter: context.tell(words("run.enterIsNoAnswer", ["key": menu.key(of: "continue")]))
            default: return answer.departure ?? .declined
            }
        }
    }

    func decide(on proposal: StepProposal) -> StepDecision {
        present(proposal)
        return decisionInAdvance(proposal) ?? ask(about: proposal.step)
    }

    private func ask(about step: PlannedStep) -> StepDecision {
        let menu = QuestionMenu(words, names(for: step))
        while true {
            let answer = prompter.ask(question(for: step), menu)
            switch answer {
            case .choice("run"), .choice("write"): if confirmsIrreversible(step) { return .run }
            case .choice("done"): return .done
            case .choice("skip"): if let reason = askReason() { return .skip(reason: reason) }
            case .choice("list"): list()
            case .choice("copy"): copy(step)
            case .choice("help"): explain(menu)
            case .enter where step.effect == .reads: return .run
            case .enter: context.tell(words("run.enterIsNoAnswer", ["key": menu.key(of: names(for: step)[0])]))
            default: return .quit(answer.departure ?? .declined)
            }
        }
    }

    func decide(afterFailureOf proposal: StepProposal, _ result: StepResult) -> FailureDecision {
        let menu = QuestionMenu(words, ["retry", "skip", "list", "quit", "help"])
        while true {
            let answer = prompter.ask(words("run.question.failed"), menu)
            switch answer {
            case .choice("retry"): return .retry
            case .choice("skip"): if let reason = askReason() { return .skip(reason: reason) }
            case .choice("list"): list()
            case .choice("help"): explain(menu)
            case .enter: context.tell(words("run.enterIsNoAnswer", ["key": menu.key(of: "retry")]))
            default: return .quit(answer.departure ?? .declined)
            }
        }
    }

    func decide(onUnknown proposal: StepProposal) -> UnknownDecision {
        if let unknown { return unknown }
        let step = proposal.step
        context.say()
        context.tell(words("run.unknown.undecided", ["id": step.id]), [.warning])
        for line in presenter.block(step.renderedText) { context.say(line) }
        showOutput(of: step)
        let menu = QuestionMenu(words, ["rerun", "count", "quit", "help"])
        while true {
            let answer = prompter.ask(words("run.question.unknown"), menu)
            switch answer {
            case .choice("rerun"): return .rerun
            case .choice("count"): return .countAsDone
            case .choice("help"): explain(menu)
            case .enter: context.tell(words("run.enterIsNoAnswer", ["key": menu.key(of: "rerun")]))
            default: return .leave(answer.departure ?? .declined)
            }
        }
    }

    /// Shows what a step had printed when the run ended.
    private func showOutput(of step: PlannedStep) {
        let excerpt = transcripts.flatMap { TranscriptExcerpt(of: $0.appending("\(step.id).log")) }
        guard let lines = excerpt?.lines, !lines.isEmpty else { return context.tell(words("run.unknown.noOutput")) }
        context.say()
        context.tell(words("run.unknown.output"))
        for line in lines.suffix(20) { context.say(VisibleText(line).text) }
        context.say()
    }

    private func decisionInAdvance(_ proposal: StepProposal) -> StepDecision? {
        let step = proposal.step
        if step.effect == .asks { return consents.done.contains(step.id) ? .done : nil }
        if step.irreversible { return consents.allow.contains(step.id) ? .run : nil }
        return consents.yes ? .run : nil
    }

    private func names(for step: PlannedStep) -> [String] {
        switch step.effect {
        case .reads, .changes: ["run", "skip", "list", "copy", "quit", "help"]
        case .writes: ["write", "skip", "list", "copy", "quit", "help"]
        case .asks: ["done", "skip", "list", "quit", "help"]
        }
    }

    private func question(for step: PlannedStep) -> String {
        let key =
            switch step.effect {
            case .reads, .changes: "run.question.run"
            case .writes: "run.question.write"
            case .asks: "run.question.done"
            }
        return words(key)
    }

    private func confirmsIrreversible(_ step: PlannedStep) -> Bool {
        guard step.irreversible else { return true }
        let expected = step.confirm ?? step.id
        guard let answer = prompter.line(words("run.question.confirm", ["text": expected])) else { return false }
        if answer == expected { return true }
        context.tell(words("run.confirmDiffers", ["text": expected]))
        return false
    }

    private func askReason() -> String? {
        guard let reason = prompter.line(words("run.question.reason")) else { return nil }
        if reason.isEmpty { context.tell(words("run.reasonNeeded")) }
        return reason.isEmpty ? nil : reason
    }

    // MARK: Showing

    private func present(_ proposal: StepProposal) {
        presenter.bindings = progress.bindings
        let step = proposal.step
        var lines: [String] = []
        if shownSteps.insert(step.id).inserted { lines += presenter.prose(walkthrough.items(before: step.id)) }
        lines = presenter.header(step, number: proposal.number, of: proposal.count) + lines
        lines += presenter.body(proposal)
        for line in lines { context.say(line) }
        context.say()
    }

    private func list() {
        context.say()
        for line in ProgressList(localizer: words, style: context.errorStyle).lines(progress) { context.say(line) }
        context.say()
    }

    private func copy(_ step: PlannedStep) {
        if prompter.copy(step.text) {
            context.tell(words("run.copied"))
        } else {
            // Bare, but with what could deceive or drive the terminal shown as escapes.
            for line in CodeRenderer(style: context.errorStyle).lines(RenderedText(text: step.text, values: [])) {
                context.say(line)
            }
        }
    }

    private func explain(_ menu: QuestionMenu) {
        for line in menu.explanation(context.errorStyle) { context.say(line) }
    }

    // MARK: Events

    func observe(_ event: RunEvent) {
        if case .stepFinished = event { prompter.leaveAlternateScreen() }
        if case .stepIsChecked(let check) = event {
            for line in [""] + presenter.block(check.renderedText) { context.say(line) }
        }
        progress.note(event)
        printer.print(event)
        hint.observe(event, presenter)
    }

    /// Says what stands after the last step.
    func close() {
        for line in presenter.prose(walkthrough.closing) { context.say(line) }
    }
}
