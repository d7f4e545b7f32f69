internal import ArgumentParser
internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import SystemPackage
internal import Training

/// `runbook train`: a runbook as a lesson, with nothing executed; without somebody to ask, the walk alone.
struct TrainCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "train")

    @OptionGroup var common: CommonOptions
    @Argument var id: String?
    @OptionGroup var values: ValueOptions
    @OptionGroup var consents: ConsentOptions
    @Option(name: .long) var level: TrainingLevel = .guided
    @Option(name: .long) var seed: String?
    @Option(name: .long) var lesson: String?
    @Flag(name: .customLong("continue")) var continues = false
    @Option(name: .long, parsing: .upToNextOption) var summary: [String] = []

    func run(_ context: CommandContext) throws {
        if !summary.isEmpty {
            guard id == nil else { throw CommandFailure(.usage, "lesson.summaryAlone") }
            return try ClassSummary(context: context).show(summary)
        }
        guard let id else { throw CommandFailure(.usage, "lesson.needsRunbook") }
        let signals = try SignalMonitor.start()
        defer { withExtendedLifetime(signals) {} }
        let prompter = Prompter(context: context, isSilent: consents.noInput, signals: signals.source)
        let isLesson = prompter.isInteractive && !consents.yes && level != .walk
        if !isLesson, continues || lesson != nil { throw CommandFailure(.usage, "lesson.needsTerminal") }
        context.tell(context.localizer("training.notice"), [.strong])
        let ending =
            isLesson
            ? try teach(id, context, prompter, signals.source) : try walk(id, context, prompter, signals.source)
        let status = ending.exitStatus
        if status != .done { throw ExitCode(status.rawValue) }
    }

    private func preparation(_ context: CommandContext, _ prompter: Prompter) -> RunPreparation {
        RunPreparation(context: context, prompter: prompter, values: values, takesDefaults: consents.yes)
    }

    // MARK: A lesson

    private func teach(
        _ id: String,
        _ context: CommandContext,
        _ prompter: Prompter,
        _ signals: SignalSource
    ) throws -> RunEnding {
        let loaded = try context.load(id)
        context.introduce(loaded)
        try RunPreflight(context: context).refuseDraft(loaded.runbook)
        let lesson = try readLesson(of: loaded)
        let continued = continues ? try ReopenedTraining.find(loaded.runbook, in: context) : nil
        let preparation = preparation(context, prompter)
        let given = try continued?.bindings ?? preparation.given(to: loaded.runbook)
        let prepared = try preparation.prepare(loaded.runbook, given)
        try RunPreflight(context: context).requireKnown(consents.allow + consents.done, in: prepared.plan)
        return try TrainingSession(
            context: context,
            prompter: prompter,
            prepared: continued?.completing(prepared) ?? prepared,
            lesson: lesson,
            level: level,
            seed: seed ?? "\(UInt32.random(in: 100_000...999_999))",
            consents: consents,
            signals: signals,
            continued: continued
        ).run()
    }

    /// The lesson beside the runbook, under the trainer's own.
    private func readLesson(of loaded: LoadedRunbook) throws(CommandFailure) -> Lesson {
        let sink = DiagnosticSink()
        let found = Lesson.read(
            beside: loaded.place,
            overlay: lesson.map { FilePath($0) },
            language: loaded.runbook.language,
            reportingTo: sink
        )
        if sink.diagnostics.contains(where: { $0.severity == .error }) { throw CommandFailure(sink.diagnostics) }
        return found
    }

    // MARK: The walk

    private func walk(
        _ id: String,
        _ context: CommandContext,
        _ prompter: Prompter,
        _ signals: SignalSource
    ) throws -> RunEnding {
        let prepared = try preparation(context, prompter).prepare(id)
        let preflight = RunPreflight(context: context)
        try preflight.requireKnown(consents.allow + consents.done, in: prepared.plan)
        try preflight.requireAnswers(to: prepared.plan.steps, consents, prompter, isSimulated: true)
        let scratch = try ScratchFolder(for: .training)
        defer { scratch.remove() }
        return GuidedRun(
            context: context,
            prompter: prompter,
            prepared: prepared,
            answers: AdvanceAnswers(consents: consents),
            executor: SimulatedExecutor(runbook: prepared.runbook, files: try scratch.files, signals: signals),
            recorder: ForgetfulRecorder()
        ).run()
    }
}

extension TrainingLevel: OptionWord {}
