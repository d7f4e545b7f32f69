internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import SystemPackage

/// One sitting of a run: follows the plan from its beginning, or from where an earlier sitting left it.
struct RunSitting {
    var context: CommandContext
    var prompter: Prompter
    var consents: ConsentOptions
    var signals: SignalSource
    /// Where the run goes on; nil for one that begins.
    var continuation: RunContinuation?
    /// What `--unknown` says of a step that was running when the run ended.
    var unknown: UnknownDecision?

    /// Runs the plan and says how that ended.
    ///
    /// - Throws: ``CommandFailure`` where the run's folder cannot be opened.
    func follow(_ prepared: PreparedRun, at site: RunSite, _ journal: Journal) throws -> ExitStatus {
        let executor = ProcessExecutor(
            places: try site.places(),
            signals: signals,
            terminalSize: context.errorStyle.isPlain ? nil : TerminalSize(of: .standardOutput),
            hasKeyboard: prompter.isInteractive,
            state: continuation?.state ?? ShellState()
        )
        let ending = GuidedRun(
            context: context,
            prompter: prompter,
            prepared: prepared,
            consents: consents,
            executor: executor,
            recorder: JournalRecorder(journal: journal) { $0.exitStatus.rawValue },
            continuation: continuation,
            unknown: unknown,
            transcripts: site.transcripts
        ).run()
        context.say(context.localizer("run.journal", ["path": journal.path.string]))
        if ending != .completed { context.say(context.localizer("run.canResume", ["run": site.id])) }
        withExtendedLifetime(site) {}
        return ending.exitStatus
    }
}
