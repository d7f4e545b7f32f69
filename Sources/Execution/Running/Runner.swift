package import Planning
package import RunbookModel

/// Takes the steps of a plan one after the other: shows, asks, runs, records.
///
/// How one step is taken stands in `Runner+Taking.swift`, how it is executed in `Runner+Execution.swift`; going back and
/// undoing have files of their own.
package final class Runner {
    /// What became of a step, or of the way to it.
    enum Progress {
        case next
        /// To the earlier step with this id.
        case back(String)
        /// What was done is undone.
        case rollBack
        case ended(RunEnding)
    }

    let plan: Plan
    /// Everything that undoes a step of the plan.
    let undoings: [PlannedStep]
    let renderer: StepRenderer
    let executor: any StepExecutor
    let director: any RunDirector
    let recorder: any RunRecorder
    let options: RunOptions
    var bindings: Bindings
    var standing: RunStanding
    var protectedFacts: [ProtectedFact]?
    /// Whether the person has seen the protected facts in this sitting.
    var areFactsConfirmed = false
    /// Whether what was done is being undone.
    var isRollingBack = false
    /// In a rehearsal: the steps that failed in the end.
    var failedSteps: [String] = []

    /// A runner for a plan, from where a run stands.
    package init(
        plan: Plan,
        runbook: Runbook,
        bindings: Bindings,
        executor: any StepExecutor,
        director: any RunDirector,
        recorder: any RunRecorder,
        from standing: RunStanding = RunStanding(),
        options: RunOptions = RunOptions()
    ) {
        self.plan = plan
        undoings = plan.undoings
        self.renderer = StepRenderer(runbook: runbook)
        self.bindings = bindings
        self.executor = executor
        self.director = director
        self.recorder = recorder
        self.standing = standing
        self.options = options
        guard !standing.facts.isEmpty else { return }
        protectedFacts = plan.protect.map { ProtectedFact(id: $0.id, label: $0.label, value: standing.facts[$0.id]) }
    }

    /// Runs the plan to its end, or to where it stops.
    package func run() -> RunEnding {
        recording { () throws(RecordError) in try goForward() }
    }

    /// Undoes what was done, the last thing first.
    package func undo() -> RunEnding {
        recording { () throws(RecordError) in try rollBack() }
    }

    private func recording(_ walk: () throws(RecordError) -> RunEnding) -> RunEnding {
        do {
            return try finish(try walk())
        } catch {
            _ = executor.endBackgroundSteps(among: nil)
            return .recordFailed(error.errno)
        }
    }

    private func goForward() throws(RecordError) -> RunEnding {
        try reopenSelectedSteps()
        var index = 0
        while true {
            switch index < plan.steps.count ? try pass(index) : try attendBackground() {
            case .next where index == plan.steps.count: return hasOpenSteps ? .paused : .completed
            case .next: index += 1
            case .back(let id): index = try goBack(to: id, from: min(index, plan.steps.count - 1))
            case .rollBack: return try rollBack()
            case .ended(let ending): return ending
            }
            let isLast = index > 0 && plan.steps[index - 1].id == options.selection.until
            if isLast, index < plan.steps.count { return .paused }
        }
    }

    /// Whether steps are left that nothing has happened to, because only others were wanted.
    private var hasOpenSteps: Bool {
        !options.selection.only.isEmpty && plan.steps.contains { standing.outcome(of: $0.id) == nil }
    }

    /// Passes one step of the way forward.
    private func pass(_ index: Int) throws(RecordError) -> Progress {
        let step = plan.steps[index]
        if standing.isSettled(step.id) { return .next }
        if options.selection.omits(step.id) { return .next }
        if let first = options.selection.from, options.selection.precedes(index, in: plan) {
            return try pass(over: step, "--from \(first)")
        }
        let attended = try attendBackground()
        guard case .next = attended else { return attended }
        let number = index + 1
        if standing.isUnknown(step.id), let progress = try settleUnknown(step, number: number) { return progress }
        return try take(step, number: number, of: plan.steps.count)
    }

    /// Skips a step that the options of a script do not want.
    private func pass(over step: PlannedStep, _ reason: String) throws(RecordError) -> Progress {
        try recorder.record(.decision(step: step.id, .skip(reason: reason)))
        _ = try skip(step, reason)
        return .next
    }

    private func finish(_ ending: RunEnding) throws(RecordError) -> RunEnding {
        var ending = ending
        for (step, result) in executor.endBackgroundSteps(among: nil) {
            try note(result, of: step)
            if !result.isSuccess, ending == .completed { ending = .failed(step: step.id) }
        }
        if let step = failedSteps.last, ending == .completed { ending = .failed(step: step) }
        try recorder.record(.runFinished(ending))
        return ending
    }

    /// Records how a step ended, then tells of it.
    func note(_ result: StepResult, of step: PlannedStep) throws(RecordError) {
        noteRehearsal(of: step, result)
        try recorder.record(.stepFinished(step: step.id, result))
        standing.finish(step.id, result)
        director.observe(.stepFinished(step, result))
    }

    /// Notes the background steps that have ended by themselves; for one that failed, asks what to do.
    private func attendBackground() throws(RecordError) -> Progress {
        for (step, result) in executor.takeEndedSteps() {
            try note(result, of: step)
            if result.isSuccess { continue }
            let index = plan.steps.firstIndex { $0.id == step.id } ?? 0
            var proposal = proposal(for: step, number: index + 1, of: plan.steps.count)
            switch try settle(result, of: &proposal) {
            case .left(let progress): return progress
            case .again:
                let progress = try take(step, number: index + 1, of: plan.steps.count)
                guard case .next = progress else { return progress }
            case .done, .failed: continue
            }
        }
        return .next
    }
}
