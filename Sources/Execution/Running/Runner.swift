internal import Glibc
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
    /// Nobody could say whether a step had taken effect.
    case unresolved(step: String)
}

/// Takes the steps of a plan one after the other: shows, asks, runs, records.
package final class Runner {
    let plan: Plan
    let renderer: StepRenderer
    let executor: any StepExecutor
    let director: any RunDirector
    let recorder: any RunRecorder
    private(set) var bindings: Bindings
    private let continuation: RunContinuation?
    private var protectedFacts: [ProtectedFact]?
    /// Whether the person has seen the protected facts in this sitting.
    private var areFactsConfirmed = false

    package init(
        plan: Plan,
        runbook: Runbook,
        bindings: Bindings,
        executor: any StepExecutor,
        director: any RunDirector,
        recorder: any RunRecorder,
        continuing continuation: RunContinuation? = nil
    ) {
        self.plan = plan
        self.renderer = StepRenderer(runbook: runbook)
        self.bindings = bindings
        self.executor = executor
        self.director = director
        self.recorder = recorder
        self.continuation = continuation
        guard let facts = continuation?.facts, !facts.isEmpty else { return }
        protectedFacts = plan.protect.map { ProtectedFact(id: $0.id, label: $0.label, value: facts[$0.id]) }
    }

    /// Runs the plan to its end, or to where it stops.
    package func run() -> RunEnding {
        do {
            for index in plan.steps.indices {
                let step = plan.steps[index]
                if continuation?.settled[step.id] != nil { continue }
                if let ending = try attendBackground() { return try finish(ending) }
                if step.id == continuation?.unknown {
                    switch try settleUnknown(step, number: index + 1) {
                    case .settled: continue
                    case .ended(let ending): return try finish(ending)
                    case .open: break
                    }
                }
                if let ending = try take(step, number: index + 1) { return try finish(ending) }
            }
            if let ending = try attendBackground() { return try finish(ending) }
            return try finish(.completed)
        } catch {
            _ = executor.endBackgroundSteps()
            return .recordFailed(error.errno)
        }
    }

    private func finish(_ ending: RunEnding) throws(RecordError) -> RunEnding {
        var ending = ending
        for (step, result) in executor.endBackgroundSteps() {
            try note(result, of: step)
            if !result.isSuccess, ending == .completed { ending = .failed(step: step.id) }
        }
        try recorder.record(.runFinished(ending))
        return ending
    }

    // MARK: One step

    /// What became of taking a step once.
    private enum Outcome {
        case done
        /// It is to be shown and asked for again.
        case again
        case failed(StepResult)
        case ended(RunEnding)
    }

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
            var outcome = try propose(&proposal, source)
            if case .failed(let result) = outcome { outcome = try settle(result, of: proposal) }
            switch outcome {
            case .done: return nil
            case .again, .failed: continue
            case .ended(let ending): return ending
            }
        }
    }

    /// Shows a step, asks, and does what is said.
    private func propose(_ proposal: inout StepProposal, _ source: Step) throws(RecordError) -> Outcome {
        if let obstacle = try prepare(&proposal, source) { return obstacle }
        let id = proposal.step.id
        let decision = director.decide(on: proposal)
        try recorder.record(.decision(step: id, decision))
        switch decision {
        case .quit(let departure): return .ended(RunEnding(departure))
        case .skip(let reason): return try skip(proposal.step, reason)
        case .done:
            try recorder.record(.stepConfirmed(step: id))
            director.observe(.stepConfirmed(proposal.step))
            return .done
        case .run: break
        }
        // What was shown may have changed while the person thought.
        if proposal.preview != nil, (try? executor.preview(proposal.step)) != proposal.preview { return .again }
        if proposal.step.isChanging, let ending = try checkProtections() { return .ended(ending) }
        if let departure = executor.departure() { return .ended(RunEnding(departure)) }
        let result = try execute(proposal.step)
        if !result.isSuccess { return .failed(result) }
        return result.lostTerminal ? .ended(.lostTerminal) : .done
    }

    /// Asks what to do about a failure, where there is somebody to ask.
    private func settle(_ result: StepResult, of proposal: StepProposal) throws(RecordError) -> Outcome {
        if result.lostTerminal { return .ended(.lostTerminal) }
        if result.failure?.isOrderToEnd == true { return .ended(.interrupted) }
        let id = proposal.step.id
        let next = director.decide(afterFailureOf: proposal, result)
        try recorder.record(.failureDecision(step: id, next))
        switch next {
        case .retry: return .again
        case .skip(let reason): return try skip(proposal.step, reason)
        case .quit:
            if case .interrupted = result.failure { return .ended(.interrupted) }
            return .ended(.failed(step: id))
        }
    }

    private func skip(_ step: PlannedStep, _ reason: String) throws(RecordError) -> Outcome {
        try recorder.record(.stepSkipped(step: step.id, reason: reason))
        director.observe(.stepSkipped(step, reason: reason))
        return .done
    }

    /// Puts late values in place, looks at what a file step would change and holds the protected facts against the
    /// first reading; nil where the step can be shown.
    private func prepare(_ proposal: inout StepProposal, _ source: Step) throws(RecordError) -> Outcome? {
        do {
            if proposal.wasLate { proposal.step = try renderer.render(source, with: bindings) }
        } catch {
            return try fail(proposal.step, .rendering(error))
        }
        if proposal.step.kind == .file {
            do { proposal.preview = try executor.preview(proposal.step) } catch {
                return try fail(proposal.step, error)
            }
        }
        guard proposal.step.isChanging else { return nil }
        return try checkProtections().map { .ended($0) }
    }

    private func fail(_ step: PlannedStep, _ failure: StepFailure) throws(RecordError) -> Outcome {
        let result = StepResult(failure: failure, attempts: 0)
        try note(result, of: step)
        return .failed(result)
    }

    /// Records how a step ended, then tells of it.
    private func note(_ result: StepResult, of step: PlannedStep) throws(RecordError) {
        try recorder.record(.stepFinished(step: step.id, result))
        director.observe(.stepFinished(step, result))
    }

    // MARK: Background

    /// Notes the background steps that have ended by themselves; for one that failed, asks what to do.
    private func attendBackground() throws(RecordError) -> RunEnding? {
        for (step, result) in executor.takeEndedSteps() {
            try note(result, of: step)
            if result.isSuccess { continue }
            let number = (plan.steps.firstIndex { $0.id == step.id } ?? 0) + 1
            let proposal = StepProposal(step: step, number: number, count: plan.steps.count, wasLate: false)
            switch try settle(result, of: proposal) {
            case .ended(let ending): return ending
            case .again: if let ending = try take(step, number: number) { return ending }
            case .done, .failed: continue
            }
        }
        return nil
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
        if let departure = executor.departure() { return RunEnding(departure) }
        let changes = zip(protectedFacts ?? now, now).filter { $0.value != $1.value }.map { (before: $0, now: $1) }
        if changes.isEmpty {
            protectedFacts = now
            guard !areFactsConfirmed else { return nil }
            areFactsConfirmed = true
            try recorder.record(.protected(now))
            return director.confirm(now).map { RunEnding($0) }
        }
        director.observe(.protectionChanged(changes))
        try recorder.record(.protectionChanged(changes.map(\.now)))
        return .protectionChanged
    }

    // MARK: Execution

    private func execute(_ step: PlannedStep) throws(RecordError) -> StepResult {
        try recorder.record(.stepStarted(step))
        let result = attempt(step)
        if result.continues {
            director.observe(.stepContinues(step))
            return result
        }
        if result.isSuccess, let name = step.capture, let value = result.captured {
            bindings.values[name] = BoundValue(value, from: .captured)
        }
        try note(result, of: step)
        return result
    }

    /// Runs a step until it succeeds, its attempts are spent, its time is over or it fails for good.
    private func attempt(_ step: PlannedStep) -> StepResult {
        let attempts = step.retry?.attempts ?? 1
        let interval = step.retry?.every ?? 0
        let start = ContinuousClock.now
        var context = StepContext(
            bindings: bindings,
            captureType: step.capture.flatMap { renderer.runbook.parameter($0)?.type }
        )
        var (number, lostTerminal) = (0, false)
        while true {
            number += 1
            director.observe(.stepStarted(step, attempt: number))
            context.timeout = step.timeout.map { max(0.001, $0 - start.duration(to: .now).seconds) }
            var result = executor.execute(step, context) { director.observe(.output($0)) }
            let elapsed = start.duration(to: .now).seconds
            lostTerminal = lostTerminal || result.lostTerminal
            (result.attempts, result.duration, result.lostTerminal) = (number, elapsed, lostTerminal)
            guard let failure = result.failure, failure.isTransient, number < attempts else { return result }
            if let timeout = step.timeout, elapsed + interval >= timeout {
                result.failure = .timedOut(timeout)
                return result
            }
            director.observe(.waiting(step, attempt: number, of: attempts, elapsed: elapsed, seconds: interval))
            let wait = executor.wait(seconds: interval)
            lostTerminal = lostTerminal || wait.lostTerminal
            guard let signal = wait.signal else { continue }
            result.failure = .interrupted(signal)
            result.lostTerminal = lostTerminal
            return result
        }
    }
}

extension RunEnding {
    /// The ending of a run that is left.
    init(_ departure: Departure) {
        switch departure {
        case .declined: self = .declined
        case .interrupted: self = .interrupted
        case .lostTerminal: self = .lostTerminal
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
    /// Whether the step was ended by a signal that tells the whole program to end (not by Ctrl-C): nothing is asked then.
    fileprivate var isOrderToEnd: Bool {
        if case .interrupted(let signal) = self { signal == SIGTERM || signal == SIGQUIT } else { false }
    }

    /// Whether another attempt may succeed.
    fileprivate var isTransient: Bool {
        switch self {
        case .exitStatus, .signal, .expectationUnmet, .captureRefused: true
        default: false
        }
    }
}
