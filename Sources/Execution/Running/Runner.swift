package import Planning
package import RunbookModel

/// How a run ended.
package enum RunEnding: Sendable, Hashable {
    case completed
    /// A step failed, and the run stopped at it.
    case failed(step: String)
    /// The person declined or stopped.
    case declined
    /// A signal ended it.
    case interrupted
    /// What must not change has changed.
    case protectionChanged
    /// The terminal was lost; the running step finished.
    case lostTerminal
    /// The journal could not be written; an errno value.
    case recordFailed(Int32)
}

/// Takes the steps of a plan one after the other: shows, asks, runs, records.
package final class Runner {
    private let plan: Plan
    private let renderer: StepRenderer
    private let executor: any StepExecutor
    private let director: any RunDirector
    private let recorder: any RunRecorder
    private var bindings: Bindings
    private var protectedFacts: [ProtectedFact]?

    package init(
        plan: Plan,
        runbook: Runbook,
        bindings: Bindings,
        executor: any StepExecutor,
        director: any RunDirector,
        recorder: any RunRecorder
    ) {
        self.plan = plan
        self.renderer = StepRenderer(runbook: runbook)
        self.bindings = bindings
        self.executor = executor
        self.director = director
        self.recorder = recorder
    }

    /// Runs the plan to its end, or to where it stops.
    package func run() -> RunEnding {
        do {
            for index in plan.steps.indices {
                if let ending = try take(plan.steps[index], number: index + 1) { return try finish(ending) }
            }
            return try finish(.completed)
        } catch {
            return .recordFailed(error.errno)
        }
    }

    private func finish(_ ending: RunEnding) throws(RecordError) -> RunEnding {
        try recorder.record(.runFinished(ending))
        return ending
    }

    // MARK: One step

    /// Takes one step; a result ends the run.
    private func take(_ planned: PlannedStep, number: Int) throws(RecordError) -> RunEnding? {
        guard let source = renderer.runbook.step(planned.id) else { return nil }
        if planned.isConditional, Inclusion(renderer.runbook, bindings).truth(of: source) == .fails {
            let reason = Inclusion(renderer.runbook, bindings).reason(for: source)
            director.observe(.stepLeftOut(planned, reason: reason))
            try recorder.record(.stepLeftOut(step: planned.id, reason: reason))
            return nil
        }
        var proposal = StepProposal(
            step: planned,
            number: number,
            count: plan.steps.count,
            wasLate: !planned.late.isEmpty
        )
        while true {
            if let ending = try prepare(&proposal, source) { return ending }
            let decision = director.decide(on: proposal)
            try recorder.record(.decision(step: planned.id, decision))
            switch decision {
            case .quit: return .declined
            case .skip(let reason): return try skip(planned, reason)
            case .done:
                try recorder.record(.stepConfirmed(step: planned.id))
                director.observe(.stepConfirmed(planned))
                return nil
            case .run: break
            }
            // What was shown may have changed while the person thought.
            if proposal.preview != nil, (try? executor.preview(proposal.step)) != proposal.preview { continue }
            if proposal.step.isChanging, let ending = try checkProtections() { return ending }
            let result = try execute(proposal)
            if result.isSuccess { return result.lostTerminal ? .lostTerminal : nil }
            if result.lostTerminal { return .lostTerminal }
            let next = director.decide(afterFailureOf: proposal, result)
            try recorder.record(.failureDecision(step: planned.id, next))
            switch next {
            case .retry: continue
            case .skip(let reason): return try skip(planned, reason)
            case .quit: return ending(after: result, of: planned)
            }
        }
    }

    private func skip(_ step: PlannedStep, _ reason: String) throws(RecordError) -> RunEnding? {
        try recorder.record(.stepSkipped(step: step.id, reason: reason))
        director.observe(.stepSkipped(step, reason: reason))
        return nil
    }

    private func ending(after result: StepResult, of step: PlannedStep) -> RunEnding {
        if case .interrupted = result.failure { return .interrupted }
        return .failed(step: step.id)
    }

    /// Puts late values in place, looks at what a file step would change and holds the protected facts against the
    /// first reading; a result ends the run.
    private func prepare(_ proposal: inout StepProposal, _ source: Step) throws(RecordError) -> RunEnding? {
        do {
            if proposal.wasLate { proposal.step = try renderer.render(source, with: bindings) }
        } catch {
            return try fail(proposal, .rendering(error))
        }
        if proposal.step.kind == .file {
            do { proposal.preview = try executor.preview(proposal.step) } catch { return try fail(proposal, error) }
        }
        guard proposal.step.isChanging else { return nil }
        return try checkProtections()
    }

    private func fail(_ proposal: StepProposal, _ failure: StepFailure) throws(RecordError) -> RunEnding {
        let result = StepResult(failure: failure, attempts: 0)
        try recorder.record(.stepFinished(step: proposal.step.id, result))
        director.observe(.stepFinished(proposal.step, result))
        return .failed(step: proposal.step.id)
    }

    // MARK: Protection

    private func checkProtections() throws(RecordError) -> RunEnding? {
        guard !plan.protect.isEmpty, !executor.isSimulated else { return nil }
        let now = plan.protect.map { protection in
            ProtectedFact(
                id: protection.id,
                label: protection.label,
                value: executor.answer(protection.command, bindings)
            )
        }
        guard let before = protectedFacts else {
            protectedFacts = now
            try recorder.record(.protected(now))
            return director.confirm(now) ? nil : .declined
        }
        let changes = zip(before, now).filter { $0.value != $1.value }.map { (before: $0, now: $1) }
        if changes.isEmpty { return nil }
        director.observe(.protectionChanged(changes))
        try recorder.record(.protectionChanged(changes.map(\.now)))
        return .protectionChanged
    }

    // MARK: Execution

    private func execute(_ proposal: StepProposal) throws(RecordError) -> StepResult {
        let step = proposal.step
        try recorder.record(.stepStarted(step))
        let result = attempt(step)
        try recorder.record(.stepFinished(step: step.id, result))
        if result.isSuccess, let name = step.capture, let value = result.captured {
            bindings.values[name] = BoundValue(value, from: .captured)
        }
        director.observe(.stepFinished(step, result))
        return result
    }

    /// Runs a step until it succeeds, its attempts are spent, its time is over or it fails for good.
    private func attempt(_ step: PlannedStep) -> StepResult {
        let attempts = step.retry?.attempts ?? 1
        let clock = ContinuousClock()
        let start = clock.now
        var context = StepContext(
            bindings: bindings,
            captureType: step.capture.flatMap { renderer.runbook.parameter($0)?.type }
        )
        var number = 0
        while true {
            number += 1
            director.observe(.stepStarted(step, attempt: number))
            context.timeout = step.timeout.map { max(0.001, $0 - start.duration(to: clock.now).seconds) }
            var result = executor.execute(step, context) { director.observe(.output($0)) }
            let elapsed = start.duration(to: clock.now).seconds
            result.attempts = number
            result.duration = elapsed
            let interval = step.retry?.every ?? 0
            let isOutOfTime = step.timeout.map { elapsed + interval >= $0 } ?? false
            guard let failure = result.failure, failure.isTransient, !result.lostTerminal, number < attempts else {
                return result
            }
            if isOutOfTime {
                result.failure = .timedOut(step.timeout ?? elapsed)
                return result
            }
            director.observe(.waiting(step, attempt: number, of: attempts, elapsed: elapsed, seconds: interval))
            switch executor.wait(seconds: interval) {
            case .elapsed: continue
            case .interrupted(let signal): result.failure = .interrupted(signal)
            case .lostTerminal: result.lostTerminal = true
            }
            return result
        }
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

extension StepFailure {
    /// Whether another attempt may succeed.
    fileprivate var isTransient: Bool {
        switch self {
        case .exitStatus, .signal, .expectationUnmet, .captureRefused: true
        default: false
        }
    }
}
