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
        let executor = ProcessExecutor(
            places: try site.places(),
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
            executor: executor,
            recorder: JournalRecorder(journal: journal) { mode.exitStatus(of: $0).rawValue },
            mode: mode,
            standing: standing,
            options: options,
            editor: StepEditor(folder: site.drafts, signals: signals),
            transcripts: site.transcripts
        ).run()
        context.say(context.localizer("run.journal", ["path": journal.path.string]))
        conclude(ending, site.id)
        site.leave()
        return mode.exitStatus(of: ending)
    }

    /// Says how to go on later, or back.
    private func conclude(_ ending: RunEnding, _ run: String) {
        switch ending {
        case .completed: break
        case .rolledBack: context.say(context.localizer("run.canResumeAfterRollback", ["run": run]))
        case _ where mode == .rollback: context.say(context.localizer("run.canRollBack", ["run": run]))
        default: context.say(context.localizer("run.canResume", ["run": run]))
        }
    }
}
