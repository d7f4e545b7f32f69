internal import Execution
internal import Localization
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel
internal import Training

/// Asks before the engine shows, judges what is answered, and explains.
///
/// How one question is asked stands in `Tutor+Questions.swift`, incidents in `Tutor+Incidents.swift`.
final class Tutor {
    let context: CommandContext
    let prompter: Prompter
    let plan: LessonPlan
    let prepared: PreparedRun
    let level: TrainingLevel
    let seed: String
    let log: SessionLog
    let executor: IncidentExecutor
    /// Where a manifest is written by hand; nil where there is no place for it.
    let editor: StepEditor?

    init(
        context: CommandContext,
        prompter: Prompter,
        plan: LessonPlan,
        prepared: PreparedRun,
        log: SessionLog,
        executor: IncidentExecutor,
        editor: StepEditor?
    ) {
        self.context = context
        self.prompter = prompter
        self.plan = plan
        self.prepared = prepared
        level = log.account.beginning.level
        seed = log.account.beginning.seed
        self.log = log
        self.executor = executor
        self.editor = editor
    }

    var words: Localizer { context.localizer }

    /// Leads to a step: its prose, and the questions that are still open before it.
    func lead(to proposal: StepProposal, past items: [Walkthrough.Item], _ presenter: StepPresenter) -> Departure? {
        var open = plan.questions(before: proposal.step.id).filter { !isSettled($0) }
        var shown: [Walkthrough.Item] = []
        for item in items {
            let index = open.firstIndex { $0.kind == .path && item.isAbout($0.ways) }
            guard let index else {
                shown.append(item)
                continue
            }
            let question = open.remove(at: index)
            let isList = if case .choice = item { true } else { false }
            if isList { shown.append(item.untold) }
            say(presenter.prose(shown))
            shown = isList ? [] : [item]
            if let departure = ask(question, proposal, presenter, after: []) { return departure }
            if isList { say(presenter.taken(by: item)) }
        }
        say(presenter.prose(shown))
        for question in open where question.kind != .path {
            if let departure = ask(question, proposal, presenter, after: shown) { return departure }
        }
        return nil
    }

    /// Whether the way to a step is still to be asked for.
    func asksTheWay(before step: String) -> Bool {
        plan.questions(before: step).contains { $0.kind == .path && !isSettled($0) }
    }

    /// Whether the text of a step stays hidden: in an exam, it would answer what was asked.
    func hides(_ step: PlannedStep) -> Bool {
        level == .exam && plan.questions(before: step.id).contains { $0.kind != .path }
    }

    /// Whether nothing is left to answer: it was answered rightly, shown or given up in an earlier sitting.
    private func isSettled(_ question: Question) -> Bool {
        let answers = log.answers(to: question.id)
        guard let last = answers.last else { return false }
        if [.right, .equivalent, .shown, .passed].contains(last.verdict) { return true }
        return level.tries.map { answers.count >= $0 } ?? false
    }

    func say(_ lines: [String]) {
        for line in lines { context.say(line) }
    }
}

extension Walkthrough.Item {
    /// Whether a question about the ways to these sections is about it.
    fileprivate func isAbout(_ ways: [String]) -> Bool {
        switch self {
        case .choice(let choice, _): choice.options.map(\.section) == ways
        case .heading(let section), .skippedSection(let section, _):
            section.condition != nil && [section.anchor] == ways
        default: false
        }
    }

    /// A choice that does not say which way is taken.
    fileprivate var untold: Walkthrough.Item {
        if case .choice(let choice, _) = self { .choice(choice, taken: []) } else { self }
    }
}
