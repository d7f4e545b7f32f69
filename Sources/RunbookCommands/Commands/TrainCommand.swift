internal import ArgumentParser
internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel

/// `runbook train`: the same walk as a run, with nothing executed and the sample outputs replayed.
struct TrainCommand: ContextualCommand {
    static let configuration = CommandConfiguration(commandName: "train")

    @OptionGroup var common: CommonOptions
    @Argument var id: String
    @OptionGroup var values: ValueOptions
    @OptionGroup var consents: ConsentOptions

    func run(_ context: CommandContext) throws {
        let signals = try SignalMonitor.start()
        defer { withExtendedLifetime(signals) {} }
        let prompter = Prompter(context: context, isSilent: consents.noInput, signals: signals.source)
        let style = context.errorStyle
        for line in DisplayWidth.wrap(context.localizer("training.notice"), to: style.columns) {
            context.say(style.apply([.strong], to: line))
        }
        let preparation = RunPreparation(
            context: context,
            prompter: prompter,
            values: values,
            takesDefaults: consents.yes
        )
        let prepared = try preparation.prepare(id)
        let preflight = RunPreflight(context: context)
        try preflight.requireKnown(consents.allow + consents.done, in: prepared.plan)
        try preflight.requireAnswers(to: prepared.plan.steps, consents, prompter, isSimulated: true)
        let scratch = try ScratchFolder(for: .training)
        defer { scratch.remove() }
        let files = try scratch.files
        let executor = SimulatedExecutor(runbook: prepared.runbook, files: files, signals: signals.source)
        let ending = GuidedRun(
            context: context,
            prompter: prompter,
            prepared: prepared,
            answers: AdvanceAnswers(consents: consents),
            executor: executor,
            recorder: ForgetfulRecorder()
        ).run()
        let status = ending.exitStatus
        if status != .done { throw ExitCode(status.rawValue) }
    }
}
