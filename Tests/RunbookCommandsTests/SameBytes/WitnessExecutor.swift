import Execution
import Planning
import RunbookModel

/// Plays a run, and keeps what it was given to execute.
final class WitnessExecutor: StepExecutor {
    private let executor: SimulatedExecutor
    /// The texts in the order of their execution, by step.
    private(set) var texts: [(id: String, text: String)] = []

    let isSimulated = true

    init(_ executor: SimulatedExecutor) {
        self.executor = executor
    }

    func execute(_ step: PlannedStep, _ context: StepContext, onOutput: (OutputChunk) -> Void) -> StepResult {
        texts.append((step.id, step.text))
        return executor.execute(step, context, onOutput: onOutput)
    }

    func preview(_ step: PlannedStep, undoing change: FileChange?) throws(StepFailure) -> FilePreview {
        try executor.preview(step, undoing: change)
    }

    func wait(seconds: Double) -> WaitOutcome { WaitOutcome() }

    func departure() -> Departure? { nil }

    func takeEndedSteps() -> [(step: PlannedStep, result: StepResult)] { [] }

    func endBackgroundSteps(among ids: Set<String>?) -> [(step: PlannedStep, result: StepResult)] { [] }

    func goOn(from state: ShellState) {}

    func answer(_ command: String, _ bindings: Bindings) -> String? { nil }
}

/// Confirms everything, and goes on after failures.
final class WillingDirector: RunDirector {
    func confirm(_ facts: [ProtectedFact]) -> Departure? { nil }

    func decide(on proposal: StepProposal) -> StepDecision {
        proposal.step.kind == .manual ? .done : .run
    }

    func decide(afterFailureOf proposal: StepProposal, _ result: StepResult) -> FailureDecision {
        .skip(reason: "samples are no truth")
    }

    func decide(onUnknown proposal: StepProposal) -> UnknownDecision { .countAsDone }

    func observe(_ event: RunEvent) {}
}
