internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import SystemPackage

/// One sitting of a run: follows the plan from its beginning or from where it was left, or undoes what was done.
struct RunSitting {
    var context: CommandContext
    var prompter: Prompter
    var answers: AdvanceAnswers
    var signals: SignalSource
    var mode = RunMode.run
    var standing = RunStanding()
    var options = RunOptions()

    /// Follows the plan and says how that ended.
    ///
    /// - Throws: ``CommandFailure`` where the run's folder cannot be opened.
    func follow(_ prepared: PreparedRun, at site: RunSite, _ journal: Journal) throws -> ExitStatus {
        let stage = try options.rehearsal.map { _ in try site.stage() }
        defer { stage?.remove() }
        let executor = ProcessExecutor(
            places: try stage?.places ?? site.places(),
            signals: signals,
            terminalSize: context.errorStyle.isPlain ? nil : TerminalSize(of: .standardOutput),
            hasKeyboard: prompter.isInteractive,
            state: standing.state(before: prepared.plan.steps.count, of: prepared.plan),
            run: site.id,
            language: context.negotiation.language.description
        )
        let ending = GuidedRun(
            context: context,
            prompter: prompter,
            prepared: prepared,
            answers: answers,
            executor: stage?.executor(running: executor) ?? executor,
            recorder: JournalRecorder(journal: journal) { mode.exitStatus(of: $0).rawValue },
            mode: mode,
            standing: standing,
            options: options,
            editor: StepEditor(folder: site.drafts, signals: signals),
            transcripts: site.transcripts
        ).run()
        if options.rehearsal != nil { try sumUp(site.id, journal) }
        context.say(context.localizer("run.journal", ["path": journal.path.string]))
        conclude(ending, site.id)
        site.leave()
        return mode.exitStatus(of: ending)
    }

    /// Says how much of the plan a rehearsal exercised, as its report says it.
    private func sumUp(_ run: String, _ journal: Journal) throws {
        let record = try Journal.read(at: journal.path)
        let account = RunAccount(of: run, record, isAlive: false, journal: journal.path)
        guard let tally = account.rehearsal else { return }
        let wording = RehearsalWording(localizer: context.localizer)
        context.tell(wording.share(tally), [.strong])
        guard !tally.rest.isEmpty else { return }
        context.say()
        context.tell(context.localizer("rehearsal.rest"))
        let width = max(20, context.errorStyle.columns - 2)
        for rest in tally.rest {
            for line in DisplayWidth.wrap(wording.line(rest), to: width) { context.say("  " + line) }
        }
        context.say()
    }

    /// Says how to go on later, or back.
    private func conclude(_ ending: RunEnding, _ run: String) {
        switch ending {
        case _ where mode == .rehearsal: break
        case .completed: break
        case .rolledBack: context.say(context.localizer("run.canResumeAfterRollback", ["run": run]))
        case _ where mode == .rollback: context.say(context.localizer("run.canRollBack", ["run": run]))
        default: context.say(context.localizer("run.canResume", ["run": run]))
        }
    }
}
