package import Planning
internal import RunbookModel
package import Training

/// Plays a run in which some attempts meet an incident: the step shows a sample of failure, and fails.
package final class IncidentExecutor: StepExecutor {
    private let base: SimulatedExecutor
    private let draw: IncidentDraw
    private var attempts: [String: Int]
    /// Incidents that stay until somebody deals with them, by step.
    private var standing: [String: Incident] = [:]
    /// The incident that the last step met, with its attempt; nil where all went well.
    package private(set) var met: (incident: Incident, attempt: Int)?

    package let isSimulated = true

    /// An executor that plays through another, after so many attempts by step that were made before.
    package init(_ base: SimulatedExecutor, draw: IncidentDraw, attempts: [String: Int] = [:]) {
        self.base = base
        self.draw = draw
        self.attempts = attempts
    }

    /// Lets an incident be over: the next attempt is drawn anew, or goes well.
    package func settle(_ step: String, isMended: Bool) {
        standing[step] = nil
        if isMended { mended.insert(step) }
    }

    private var mended: Set<String> = []

    package func execute(_ step: PlannedStep, _ context: StepContext, onOutput: (OutputChunk) -> Void) -> StepResult {
        met = nil
        let attempt = attempts[step.id, default: 0] + 1
        attempts[step.id] = attempt
        let drawn = mended.contains(step.id) ? nil : draw.incident(of: step.id, attempt: attempt)
        guard let incident = standing[step.id] ?? drawn else {
            return base.execute(step, context, onOutput: onOutput)
        }
        met = (incident, attempt)
        if !incident.passesByItself { standing[step.id] = incident }
        return base.fail(step, showing: incident.output, context, onOutput)
    }

    // MARK: What goes as it always does

    package func preview(_ step: PlannedStep, undoing change: FileChange?) throws(StepFailure) -> FilePreview {
        try base.preview(step, undoing: change)
    }

    package func wait(seconds: Double) -> WaitOutcome { base.wait(seconds: seconds) }

    package func departure() -> Departure? { base.departure() }

    package func takeEndedSteps() -> [(step: PlannedStep, result: StepResult)] { base.takeEndedSteps() }

    package func endBackgroundSteps(among ids: Set<String>?) -> [(step: PlannedStep, result: StepResult)] {
        base.endBackgroundSteps(among: ids)
    }

    package func goOn(from state: ShellState) { base.goOn(from: state) }

    package func answer(_ command: String, _ bindings: Bindings) -> String? { base.answer(command, bindings) }
}
