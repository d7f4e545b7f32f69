internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import SystemPackage
internal import Training

/// A training session with a person at the terminal: questions, incidents, a score at the end.
struct TrainingSession {
    var context: CommandContext
    var prompter: Prompter
    var prepared: PreparedRun
    var lesson: Lesson
    var level: TrainingLevel
    var seed: String
    var consents: ConsentOptions
    var signals: SignalSource
    /// The session that goes on; nil for a new one.
    var continued: ReopenedTraining?

    private var words: Localizer { context.localizer }

    /// Goes through the runbook.
    ///
    /// - Throws: ``CommandFailure`` where there is no place for the files of its steps.
    func run() throws -> RunEnding {
        let lessonPlan = LessonPlan(prepared.runbook, prepared.plan, prepared.bindings, lesson)
        let account = continued?.training ?? TrainingAccount(beginning(of: lessonPlan))
        let site = try? TrainingSite(continued?.run)
        let journal = site?.journal(prepared, account.beginning, isContinued: continued != nil)
        introduce(account.beginning, isKept: journal != nil)
        let scratch = try ScratchFolder(for: .training)
        defer { scratch.remove() }
        let log = SessionLog(context: context, journal: journal, account: account)
        let executor = IncidentExecutor(
            SimulatedExecutor(runbook: prepared.runbook, files: try scratch.files, signals: signals),
            draw: IncidentDraw(seed: account.beginning.seed, lesson: lesson, runbook: prepared.runbook),
            attempts: attempts(in: account)
        )
        let tutor = Tutor(
            context: context,
            prompter: prompter,
            plan: lessonPlan,
            prepared: prepared,
            log: log,
            executor: executor,
            editor: StepEditor(folder: scratch.path.appending("drafts"), signals: signals)
        )
        let ending = GuidedRun(
            context: context,
            prompter: prompter,
            prepared: prepared,
            answers: AdvanceAnswers(consents: consents),
            executor: executor,
            recorder: log,
            standing: continued?.standing ?? RunStanding(),
            tutor: tutor
        ).run()
        let page = TrainingResult(context: context, log: log)
        page.show(run: journal == nil ? nil : site?.id, isOver: ending == .completed)
        return ending
    }

    private func beginning(of plan: LessonPlan) -> SessionBeginning {
        let renderer = StepRenderer(runbook: prepared.runbook)
        let questions = plan.questions.map { question in
            let index = prepared.runbook.sectionIndex(named: question.section)
            let title = index.map { renderer.title(of: prepared.runbook.sections[$0], prepared.bindings) }
            return RecordedQuestion(question, title: title ?? question.section)
        }
        return SessionBeginning(level: level, seed: seed, lesson: lesson.digest, questions: questions)
    }

    /// How often each step was attempted in earlier sittings, as far as incidents tell.
    private func attempts(in account: TrainingAccount) -> [String: Int] {
        account.incidents.reduce(into: [:]) { $0[$1.step] = max($0[$1.step] ?? 0, $1.attempt) }
    }

    private func introduce(_ beginning: SessionBeginning, isKept: Bool) {
        context.say()
        context.tell(words("lesson.intro.\(beginning.level.rawValue)"), [.strong])
        context.tell(words("lesson.seed", ["seed": beginning.seed]))
        if !isKept { context.tell(words("lesson.notKept"), [.warning]) }
    }
}
