internal import Glibc
internal import Planning
internal import RunbookModel

extension Runner {
    /// What became of taking a step once.
    enum Outcome {
        case done
        /// It is to be shown and asked for again.
        case again
        case failed(StepResult)
        case left(Progress)
    }

    /// Takes one step: shows it, asks, does what is said, and asks again after a failure.
    func take(_ planned: PlannedStep, number: Int, of count: Int) throws(RecordError) -> Progress {
        let source = renderer.runbook.step(planned.id)
        if let source, let reason = reasonToLeaveOut(planned, source) {
            director.observe(.stepLeftOut(planned, reason: reason))
            try recorder.record(.stepLeftOut(step: planned.id, reason: reason))
            standing.settle(planned.id, as: .skipped)
            return .next
        }
        var proposal = proposal(for: planned, number: number, of: count)
        if let obstacle = obstacle(to: planned, source) {
            try pass(unrehearsed: proposal, source, obstacle)
            return .next
        }
        while true {
            var outcome = try propose(&proposal, source)
            if case .failed(let result) = outcome { outcome = try settle(result, of: &proposal) }
            switch outcome {
            case .done: return .next
            case .again, .failed: continue
            case .left(let progress): return progress
            }
        }
    }

    /// The condition that turns out not to hold once every value is known.
    private func reasonToLeaveOut(_ planned: PlannedStep, _ source: Step) -> String? {
        guard planned.isConditional else { return nil }
        guard truth(of: source) == .fails else { return nil }
        let inclusion = Inclusion(renderer.runbook, bindings)
        let target = options.rehearsal?.targets[source.id].flatMap(renderer.runbook.step)
        return inclusion.reason(for: inclusion.truth(of: source) == .fails ? source : target ?? source)
    }

    func proposal(for step: PlannedStep, number: Int, of count: Int) -> StepProposal {
        var proposal = StepProposal(step: step, number: number, count: count, wasLate: !step.late.isEmpty)
        (proposal.part, proposal.standsInFor) = (part(of: step), options.rehearsal?.targets[step.id])
        if isRollingBack { proposal.undoing = step.target.flatMap { unfinishedOutcome(of: $0) } }
        return proposal
    }

    // MARK: Deciding

    /// Shows a step, asks, and does what is said.
    private func propose(_ proposal: inout StepProposal, _ source: Step?) throws(RecordError) -> Outcome {
        if let obstacle = try prepare(&proposal, source) { return obstacle }
        let id = proposal.step.id
        let decision = director.decide(on: proposal)
        try recorder.record(.decision(step: id, decision))
        switch decision {
        case .quit(let departure): return .left(.ended(RunEnding(departure)))
        case .skip(let reason): return try skip(proposal.step, reason)
        case .edit(let text): return try edit(&proposal, text)
        case .back(let id): return .left(.back(id))
        case .rollBack: return .left(.rollBack)
        case .done:
            try recorder.record(.stepConfirmed(step: id))
            standing.settle(id, as: .succeeded)
            director.observe(.stepConfirmed(proposal.step))
            return .done
        case .run: return try run(proposal)
        }
    }

    /// Runs a step that was confirmed, unless what was shown has changed while the person thought.
    private func run(_ proposal: StepProposal) throws(RecordError) -> Outcome {
        let change = standing.change(undoneBy: proposal.step)
        if proposal.preview != nil, (try? executor.preview(proposal.step, undoing: change)) != proposal.preview {
            return .again
        }
        if isProtected(proposal), let ending = try checkProtections() { return .left(.ended(ending)) }
        if let departure = executor.departure() { return .left(.ended(RunEnding(departure))) }
        let result = try execute(proposal.step)
        if !result.isSuccess { return .failed(result) }
        return result.lostTerminal ? .left(.ended(.lostTerminal)) : .done
    }

    /// Asks what to do about a failure, where there is somebody to ask.
    func settle(_ result: StepResult, of proposal: inout StepProposal) throws(RecordError) -> Outcome {
        if result.lostTerminal { return .left(.ended(.lostTerminal)) }
        if result.failure?.isOrderToEnd == true { return .left(.ended(.interrupted)) }
        let id = proposal.step.id
        proposal.options = decisions(about: proposal)
        let next = director.decide(afterFailureOf: proposal, result)
        try recorder.record(.failureDecision(step: id, next))
        switch next {
        case .retry: return .again
        case .goOn: return .done
        case .skip(let reason): return try skip(proposal.step, reason)
        case .edit(let text): return try edit(&proposal, text)
        case .back(let id): return .left(.back(id))
        case .rollBack: return .left(.rollBack)
        case .quit:
            if case .interrupted = result.failure { return .left(.ended(.interrupted)) }
            return .left(.ended(.failed(step: id)))
        }
    }

    /// What may be decided besides running and skipping.
    private func decisions(about proposal: StepProposal) -> StepProposal.Options {
        var options: StepProposal.Options = []
        guard self.options.rehearsal == nil else { return options }
        let hasText = proposal.step.kind == .shell || proposal.step.kind == .file
        if hasText, !self.options.isApproved, !executor.isSimulated { options.insert(.edit) }
        guard !isRollingBack else { return options }
        if proposal.number > 1 { options.insert(.back) }
        if canRollBack { options.insert(.rollBack) }
        return options
    }

    func skip(_ step: PlannedStep, _ reason: String) throws(RecordError) -> Outcome {
        try recorder.record(.stepSkipped(step: step.id, reason: reason))
        standing.settle(step.id, as: .skipped)
        director.observe(.stepSkipped(step, reason: reason))
        return .done
    }

    // MARK: Preparing

    /// Puts late values and a person's text in place, looks at what a file step would change and holds the protected
    /// facts against the first reading; nil where the step can be shown.
    private func prepare(_ proposal: inout StepProposal, _ source: Step?) throws(RecordError) -> Outcome? {
        do {
            if proposal.wasLate, let source {
                let planned = proposal.step
                proposal.step = try rendered(source)
                // A rehearsal has its own.
                (proposal.step.retry, proposal.step.timeout) = (planned.retry, planned.timeout)
                proposal.step.capture = planned.capture
            }
        } catch {
            return try fail(proposal.step, .rendering(error))
        }
        putEditInPlace(&proposal)
        if proposal.step.kind == .file || proposal.step.kind == .restore {
            let change = standing.change(undoneBy: proposal.step)
            do { proposal.preview = try executor.preview(proposal.step, undoing: change) } catch {
                return try fail(proposal.step, error)
            }
        }
        proposal.options = decisions(about: proposal)
        guard isProtected(proposal) else { return nil }
        return try checkProtections().map { .left(.ended($0)) }
    }

    /// Whether a step may only be taken where the protected facts hold: it changes something, or rehearses that.
    private func isProtected(_ proposal: StepProposal) -> Bool {
        proposal.step.isChanging || proposal.part == .standsIn
    }

    /// The step with every value in place.
    ///
    /// - Throws: ``Diagnostic`` where a value cannot stand there, or no step has filled it.
    private func rendered(_ source: Step) throws(Diagnostic) -> PlannedStep {
        let step = try renderer.render(source, with: bindings)
        guard let name = step.late.first else { return step }
        let runbook = renderer.runbook
        let arguments = ["id": step.id, "name": name]
        throw Diagnostic(.lateNeverFilled, path: runbook.path, at: source.location, arguments)
    }

    private func fail(_ step: PlannedStep, _ failure: StepFailure) throws(RecordError) -> Outcome {
        let result = StepResult(failure: failure, attempts: 0)
        try note(result, of: step)
        return .failed(result)
    }
}

extension StepFailure {
    /// Whether the step was ended by a signal that tells the whole program to end (not by Ctrl-C): nothing is asked then.
    fileprivate var isOrderToEnd: Bool {
        if case .interrupted(let signal) = self { signal == SIGTERM || signal == SIGQUIT } else { false }
    }
}
