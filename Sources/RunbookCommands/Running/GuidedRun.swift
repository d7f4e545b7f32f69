internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// A run as a person goes through it: the overview, the steps, and how it ended.
struct GuidedRun {
    var context: CommandContext
    var prompter: Prompter
    var prepared: PreparedRun
    var answers: AdvanceAnswers
    var executor: any StepExecutor
    var recorder: any RunRecorder
    var mode = RunMode.run
    var standing = RunStanding()
    var options = RunOptions()
    /// Where texts of steps are changed; nil where none can be.
    var editor: StepEditor?
    /// Where the outputs of steps are kept.
    var transcripts: FilePath?
    /// Who asks before a step is shown, in training.
    var tutor: Tutor?

    private var words: Localizer { context.localizer }

    private var manner: RunManner {
        executor.isSimulated ? .training : options.rehearsal == nil ? .run : .rehearsal
    }

    /// The steps that are gone through.
    private var plan: Plan { options.rehearsal?.plan ?? prepared.plan }

    func run() -> RunEnding {
        let overview = RunOverview(localizer: words, style: context.errorStyle, prepared: prepared)
        for line in overview.lines { context.say(line) }
        let progress = RunProgress(plan: plan, bindings: prepared.bindings)
        progress.take(standing)
        let director = TerminalDirector(
            context: context,
            prompter: prompter,
            presenter: StepPresenter(
                localizer: words,
                style: context.errorStyle,
                runbook: prepared.runbook,
                bindings: prepared.bindings,
                manner: manner
            ),
            walkthrough: Walkthrough(prepared.runbook, prepared.plan, prepared.bindings),
            progress: progress,
            printer: OutputPrinter(
                context: context,
                prompter: prompter,
                transcripts: transcripts,
                manner: manner
            ),
            answers: answers,
            editor: editor,
            transcripts: transcripts,
            tutor: tutor
        )
        let runner = Runner(
            plan: plan,
            runbook: prepared.runbook,
            bindings: prepared.bindings,
            executor: executor,
            director: director,
            recorder: recorder,
            from: standing,
            options: options
        )
        let ending = mode == .rollback ? runner.undo() : runner.run()
        if ending == .completed { director.close() }
        conclude(ending, progress)
        return ending
    }

    private func conclude(_ ending: RunEnding, _ progress: RunProgress) {
        context.say()
        let isGood = [.completed, .paused, .rolledBack].contains(ending)
        let roles: TextRoles = isGood ? [.success] : [.error]
        context.tell(words("\(manner.rawValue).ending.\(ending.key)", ["step": ending.step ?? ""]), roles)
        // What a rehearsal came to is told from its journal.
        if manner == .rehearsal { return }
        context.tell(counts(progress, manner.rawValue).joined(separator: words("run.counted.separator")))
    }

    /// How many steps are done, skipped and left, or undone and left as they are.
    private func counts(_ progress: RunProgress, _ mode: String) -> [String] {
        let steps = progress.rollback?.steps ?? prepared.plan.steps
        let states = steps.map { progress.state(of: $0.id) }
        let done = states.count { $0 == .succeeded }
        let skipped = states.count { $0 == .skipped }
        let left = states.count { [.remaining, .failed, .running].contains($0) }
        var counts = [words(progress.rollback == nil ? "\(mode).counted.done" : "run.counted.undoing", count: done)]
        if skipped > 0 { counts.append(words("run.counted.skipped", count: skipped)) }
        if left > 0 { counts.append(words("run.counted.left", count: left)) }
        return counts
    }
}

extension RunEnding {
    /// The case's name, under which the catalogs word it.
    var key: String {
        switch self {
        case .completed: "completed"
        case .paused: "paused"
        case .rolledBack: "rolledBack"
        case .failed: "failed"
        case .declined: "declined"
        case .interrupted: "interrupted"
        case .protectionChanged: "protectionChanged"
        case .lostTerminal: "lostTerminal"
        case .recordFailed: "recordFailed"
        case .unresolved: "unresolved"
        }
    }

    fileprivate var step: String? {
        switch self {
        case .failed(let step), .unresolved(let step): step
        default: nil
        }
    }

    /// The status with which the command ends.
    var exitStatus: ExitStatus {
        switch self {
        case .completed, .paused: .done
        case .rolledBack: .declined
        case .failed, .protectionChanged: .stepFailed
        case .declined: .declined
        case .interrupted: .interrupted
        case .lostTerminal: .declined
        case .recordFailed: .inputOutput
        case .unresolved: .notMet
        }
    }
}
