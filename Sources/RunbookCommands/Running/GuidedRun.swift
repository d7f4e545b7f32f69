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
    var consents: ConsentOptions
    var executor: any StepExecutor
    var recorder: any RunRecorder
    /// Where the run goes on; nil for one that begins.
    var continuation: RunContinuation?
    /// What `--unknown` says of a step that was running when the run ended.
    var unknown: UnknownDecision?
    /// Where the outputs of steps are kept.
    var transcripts: FilePath?

    private var words: Localizer { context.localizer }

    func run() -> RunEnding {
        let overview = RunOverview(localizer: words, style: context.errorStyle, prepared: prepared)
        for line in overview.lines { context.say(line) }
        let progress = RunProgress(plan: prepared.plan, bindings: prepared.bindings)
        for (step, outcome) in continuation?.settled ?? [:] {
            progress.set(outcome == .succeeded ? .succeeded : .skipped, of: step)
        }
        let director = TerminalDirector(
            context: context,
            prompter: prompter,
            presenter: StepPresenter(
                localizer: words,
                style: context.errorStyle,
                runbook: prepared.runbook,
                bindings: prepared.bindings,
                isSimulated: executor.isSimulated
            ),
            walkthrough: Walkthrough(prepared.runbook, prepared.plan, prepared.bindings),
            progress: progress,
            printer: OutputPrinter(
                context: context,
                prompter: prompter,
                transcripts: transcripts,
                isSimulated: executor.isSimulated
            ),
            consents: consents,
            unknown: unknown,
            transcripts: transcripts
        )
        let ending = Runner(
            plan: prepared.plan,
            runbook: prepared.runbook,
            bindings: prepared.bindings,
            executor: executor,
            director: director,
            recorder: recorder,
            continuing: continuation
        ).run()
        if ending == .completed { director.close() }
        conclude(ending, progress)
        return ending
    }

    private func conclude(_ ending: RunEnding, _ progress: RunProgress) {
        let steps = prepared.plan.steps
        let done = steps.count { progress.state(of: $0.id) == .succeeded }
        context.say()
        let mode = executor.isSimulated ? "training" : "run"
        let arguments = ["step": ending.step ?? ""]
        let roles: TextRoles = ending == .completed ? [.success] : [.error]
        context.tell(words("\(mode).ending.\(ending.key)", arguments), roles)
        let skipped = steps.count { progress.state(of: $0.id) == .skipped }
        let left = steps.count { [.remaining, .failed, .running].contains(progress.state(of: $0.id)) }
        var counts = [words("\(mode).counted.done", count: done)]
        if skipped > 0 { counts.append(words("run.counted.skipped", count: skipped)) }
        if left > 0 { counts.append(words("run.counted.left", count: left)) }
        context.tell(counts.joined(separator: words("run.counted.separator")))
    }
}

extension RunEnding {
    /// The case's name, under which the catalogs word it.
    var key: String {
        switch self {
        case .completed: "completed"
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
        case .completed: .done
        case .failed, .protectionChanged: .stepFailed
        case .declined: .declined
        case .interrupted: .interrupted
        case .lostTerminal: .declined
        case .recordFailed: .inputOutput
        case .unresolved: .notMet
        }
    }
}
