internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel

/// Undoes what a run has done, as far as its runbook says how.
struct Rollback {
    /// What becomes of steps that failed, or of which nobody knows whether they took effect.
    enum Unfinished: String, CaseIterable {
        case undo
        case leave
    }

    var context: CommandContext
    var prompter: Prompter
    var answers: AdvanceAnswers
    /// Nil where a person decides, step by step.
    var unfinished: Unfinished?
    var signals: SignalSource

    private var words: Localizer { context.localizer }

    /// Rolls a run back, by default the latest of this folder.
    ///
    /// - Throws: ``CommandFailure`` where that cannot be begun.
    func rollBack(_ name: String?) throws -> ExitStatus {
        let reopening = RunReopening(context: context, prompter: prompter, signals: signals)
        let run = try reopening.open(name)
        let outline = RollbackOutline(run.prepared.plan, run.standing, includesUnfinished: unfinished != .leave)
        guard !outline.items.isEmpty else {
            context.tell(words("run.rollback.nothing", ["run": run.account.run]))
            return .done
        }
        try RunComparison(context: context, prompter: prompter).requireSame(run, as: reopening.renderedAsLeft(run))
        let preflight = RunPreflight(context: context)
        try preflight.requireAnswers(to: outline.steps, answers.consents, prompter)
        try requireDecision(about: outline)
        context.tell(words("run.rollback.reopened", ["run": run.account.run]), [.strong])
        return try RunSitting(
            context: context,
            prompter: prompter,
            answers: answers,
            signals: signals,
            mode: .rollback,
            standing: run.standing,
            options: RunOptions(isApproved: run.isApproved, undoesUnfinished: unfinished != .leave)
        ).follow(run.prepared, at: run.site, try run.site.continueJournal(run.prepared, .rollback))
    }

    /// Without somebody to ask, an option must say what becomes of steps that did not succeed.
    private func requireDecision(about outline: RollbackOutline) throws(CommandFailure) {
        guard !prompter.isInteractive, unfinished == nil, !outline.unfinished.isEmpty else { return }
        let steps = outline.unfinished.map(\.id).joined(separator: ", ")
        throw CommandFailure(.notMet, "run.rollback.undecided", ["steps": steps])
    }
}
