internal import Planning
internal import RunbookModel

extension Runner {
    /// Runs a step, and records that before and after.
    func execute(_ step: PlannedStep) throws(RecordError) -> StepResult {
        try recorder.record(.stepStarted(step))
        standing.start(step, undoings)
        let result = exercised(attempt(step), step)
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
            captureType: step.capture.flatMap { renderer.runbook.parameter($0)?.type },
            undoing: standing.change(undoneBy: step)
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

extension Duration {
    /// The duration in seconds.
    package var seconds: Double {
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
