internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// Leads a run with a person at the terminal: shows each step, asks, and reports what happens.
///
/// What it asks stands in `TerminalDirector+Questions.swift`.
final class TerminalDirector: RunDirector {
    let context: CommandContext
    let prompter: Prompter
    private(set) var presenter: StepPresenter
    private let walkthrough: Walkthrough
    let progress: RunProgress
    private let printer: OutputPrinter
    /// Answers given beforehand.
    let answers: AdvanceAnswers
    /// Where a step's text is changed; nil where no text can be.
    let editor: StepEditor?
    private let transcripts: FilePath?
    /// Who asks before a step is shown, in training.
    private let tutor: Tutor?
    private let hint: FailureHint
    private var shownSteps: Set<String> = []
    /// Texts that a person wrote, taken or not, by step.
    var drafts: [String: String] = [:]

    init(
        context: CommandContext,
        prompter: Prompter,
        presenter: StepPresenter,
        walkthrough: Walkthrough,
        progress: RunProgress,
        printer: OutputPrinter,
        answers: AdvanceAnswers,
        editor: StepEditor? = nil,
        transcripts: FilePath? = nil,
        tutor: Tutor? = nil
    ) {
        self.context = context
        self.prompter = prompter
        self.presenter = presenter
        self.walkthrough = walkthrough
        self.progress = progress
        self.printer = printer
        self.answers = answers
        self.editor = editor
        self.transcripts = transcripts
        self.tutor = tutor
        hint = FailureHint(context: context, transcripts: transcripts)
    }

    var words: Localizer { context.localizer }

    // MARK: Decisions

    func confirm(_ facts: [ProtectedFact]) -> Departure? {
        context.say()
        let lines = FactLines(localizer: words, style: context.errorStyle, manner: presenter.manner).lines(facts)
        for line in lines { context.say(line) }
        if answers.consents.yes { return nil }
        let menu = QuestionMenu(words, ["continue", "quit", "help"])
        while true {
            let answer = prompter.ask(words("run.question.facts"), menu)
            switch answer {
            case .choice("continue"): return nil
            case .choice("help"): explain(menu)
            case .enter: refuseEnter(menu)
            default: return answer.departure ?? .declined
            }
        }
    }

    func decide(on proposal: StepProposal) -> StepDecision {
        if let departure = present(proposal) { return .quit(departure) }
        if !isRollingBack, tutor?.hides(proposal.step) == true { return .run }
        return answers.decision(on: proposal.step) ?? ask(about: proposal)
    }

    func decide(afterFailureOf proposal: StepProposal, _ result: StepResult) -> FailureDecision {
        if !isRollingBack, let decision = tutor?.decide(afterFailureOf: proposal, self) { return decision }
        // A rehearsal changes nothing: where nobody can be asked, it goes on and tells of every failure.
        if proposal.part != nil, !prompter.isInteractive { return .goOn }
        return ask(afterFailureOf: proposal)
    }

    func decide(onUnknown proposal: StepProposal) -> UnknownDecision {
        if let unknown = answers.unknown { return unknown }
        let step = proposal.step
        context.say()
        context.tell(words("run.unknown.undecided", ["id": step.id]), [.warning])
        for line in presenter.block(step.renderedText) { context.say(line) }
        showOutput(of: step)
        return ask(aboutUnknown: proposal)
    }

    // MARK: Showing

    private var isRollingBack: Bool { progress.rollback != nil }

    /// Shows a step with what stands before it; in training, what is asked first may end the session.
    @discardableResult
    private func present(_ proposal: StepProposal) -> Departure? {
        (presenter.bindings, presenter.style) = (progress.bindings, context.errorStyle)
        let step = proposal.step
        let place = proposal.standsInFor ?? step.id
        let items = shownSteps.insert(place).inserted ? walkthrough.items(before: place) : []
        var titled = proposal
        // The section of the step would tell which way is taken.
        if !isRollingBack, tutor?.asksTheWay(before: step.id) == true { titled.step.title = "" }
        for line in presenter.header(titled, isRollback: isRollingBack) { context.say(line) }
        if let tutor, !isRollingBack {
            if let departure = tutor.lead(to: proposal, past: items, presenter) { return departure }
            if tutor.hides(step) { return nil }
        } else {
            for line in presenter.prose(items) { context.say(line) }
        }
        for line in presenter.body(proposal) { context.say(line) }
        context.say()
        return nil
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

    func list() {
        context.say()
        for line in ProgressList(localizer: words, style: context.errorStyle).lines(progress) { context.say(line) }
        context.say()
    }

    func copy(_ step: PlannedStep) {
        if prompter.copy(step.text) {
            context.tell(words("run.copied"))
        } else {
            // Bare, but with what could deceive or drive the terminal shown as escapes.
            for line in CodeRenderer(style: context.errorStyle).lines(RenderedText(text: step.text, values: [])) {
                context.say(line)
            }
        }
    }

    func explain(_ menu: QuestionMenu) {
        for line in menu.explanation(context.errorStyle) { context.say(line) }
    }

    /// Enter alone never starts anything: says which key does.
    func refuseEnter(_ menu: QuestionMenu) {
        context.tell(words("run.enterIsNoAnswer", ["key": menu.key(of: menu.names[0])]))
    }

    // MARK: Events

    func observe(_ event: RunEvent) {
        if case .stepFinished = event { prompter.leaveAlternateScreen() }
        if case .stepIsChecked(let check) = event {
            for line in [""] + presenter.block(check.renderedText) { context.say(line) }
        }
        if case .stepUnrehearsed(let proposal, _) = event { present(proposal) }
        if case .wentBack = event { drafts = [:] }
        progress.note(event)
        printer.print(event)
        hint.observe(event, presenter)
    }

    /// Says what stands after the last step.
    func close() {
        for line in presenter.prose(walkthrough.closing) { context.say(line) }
    }
}
