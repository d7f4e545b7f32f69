internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel

/// Goes on with a run that was left, in any language of its runbook.
struct Resumption {
    var context: CommandContext
    var prompter: Prompter
    var answers: AdvanceAnswers
    var selection: StepSelection
    var signals: SignalSource

    /// Resumes a run, by default the latest of this folder.
    ///
    /// - Throws: ``CommandFailure`` where it cannot go on.
    func resume(_ name: String?) throws -> ExitStatus {
        let reopening = RunReopening(context: context, prompter: prompter, signals: signals)
        let run = try reopening.open(name)
        guard run.account.outcome != .succeeded || !selection.ids.isEmpty else {
            throw CommandFailure(.usage, "run.resume.finished", ["run": run.account.run])
        }
        let comparison = RunComparison(context: context, prompter: prompter)
        try comparison.requireSame(run, as: reopening.renderedAsLeft(run))
        let preflight = RunPreflight(context: context)
        try preflight.requireKnown(
            answers.consents.allow + answers.consents.done + selection.ids,
            in: run.prepared.plan
        )
        let wanted = wantedSteps(of: run)
        try preflight.requireAnswers(to: wanted, answers.consents, prompter)
        try preflight.requireLateValues(of: wanted, run.prepared)
        context.tell(context.localizer("run.resuming", ["run": run.account.run]), [.strong])
        tellWithheldVariables(of: run)
        return try RunSitting(
            context: context,
            prompter: prompter,
            answers: answers,
            signals: signals,
            mode: .resume,
            standing: run.standing,
            options: RunOptions(selection: selection, isApproved: run.isApproved)
        ).follow(run.prepared, at: run.site, try run.site.continueJournal(run.prepared, .resume))
    }

    /// Variables that held a secret are not restored, which a step may miss.
    private func tellWithheldVariables(of run: ReopenedRun) {
        let plan = run.prepared.plan
        let names = run.standing.state(before: plan.steps.count, of: plan).withheldNames
        guard !names.isEmpty else { return }
        context.tell(context.localizer("run.resume.withheld", ["names": context.localizer.list(names)]), [.warning])
    }

    /// The steps that are still to be taken.
    private func wantedSteps(of run: ReopenedRun) -> [PlannedStep] {
        let plan = run.prepared.plan
        return selection.steps(of: plan).filter { step in
            !run.standing.isSettled(step.id) || selection.reopens(step.id, in: plan)
        }
    }
}
