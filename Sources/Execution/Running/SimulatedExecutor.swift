package import Planning
package import RunbookModel
internal import SystemPackage

/// Plays a run: replays the sample outputs of the runbook, writes files to a scratch folder, and starts no process.
package final class SimulatedExecutor: StepExecutor {
    private let renderer: StepRenderer
    private let files: StepFiles
    private let signals: SignalSource?

    package let isSimulated = true

    /// An executor for a runbook whose files go to `files`, a scratch folder of its own.
    package init(runbook: Runbook, files: RunFolder, signals: SignalSource? = nil) {
        self.signals = signals
        renderer = StepRenderer(runbook: runbook)
        self.files = StepFiles(folder: files, originals: files.path.appending(".originals"))
    }

    package func preview(_ step: PlannedStep, undoing change: FileChange?) throws(StepFailure) -> FilePreview {
        try files.preview(step, undoing: change)
    }

    package func execute(_ step: PlannedStep, _ context: StepContext, onOutput: (OutputChunk) -> Void) -> StepResult {
        switch step.kind {
        case .file: files.write(step)
        case .restore: files.restore(step, undoing: context.change)
        case .shell, .manual: replay(step, context, onOutput)
        }
    }

    /// A simulated step leaves nothing to the next.
    package func goOn(from state: ShellState) {}

    package func wait(seconds: Double) -> WaitOutcome { WaitOutcome() }

    package func departure() -> Departure? { signals?.departure() }

    /// A simulated step has its whole output at once: nothing goes on.
    package func takeEndedSteps() -> [(step: PlannedStep, result: StepResult)] { [] }

    package func endBackgroundSteps(among ids: Set<String>?) -> [(step: PlannedStep, result: StepResult)] { [] }

    package func answer(_ command: String, _ bindings: Bindings) -> String? { nil }

    /// Replays the sample output and judges it as if the step had printed it; without a sample there is nothing to judge.
    private func replay(
        _ step: PlannedStep,
        _ context: StepContext,
        _ onOutput: (OutputChunk) -> Void
    ) -> StepResult {
        guard let text = sample(of: step, context.bindings) else { return StepResult(exitStatus: 0) }
        let chunk = OutputChunk(stream: .output, bytes: Array(text.utf8)[...])
        onOutput(chunk)
        var (judge, lastLine) = (OutputJudge(step), LastLine())
        judge.take(chunk)
        judge.finish()
        lastLine.take(chunk.bytes)
        let status = step.exit.contains(0) ? 0 : step.exit.first ?? 0
        var result = StepResult(failure: judge.failure?.quoting(lastLine.text), exitStatus: status)
        do {
            result.captured = try judge.value(as: context.captureType)
        } catch {
            result.failure = error
        }
        return result
    }

    /// Plays that a step fails, with one of its samples of failure, counted from 1.
    func fail(
        _ step: PlannedStep,
        showing number: Int,
        _ context: StepContext,
        _ onOutput: (OutputChunk) -> Void
    ) -> StepResult {
        let inclusion = Inclusion(renderer.runbook, context.bindings)
        let samples = (renderer.runbook.step(step.id)?.outputs ?? []).filter {
            $0.isFailure && inclusion.evaluate($0.condition) != .fails
        }
        let sample = samples.indices.contains(number - 1) ? samples[number - 1] : samples.first
        if let sample {
            let text = renderer.prose(sample.template.source, context.bindings)
            onOutput(OutputChunk(stream: .output, bytes: Array(text.utf8)[...]))
        }
        // A step that is tried until it succeeds runs out of time: each attempt would show the same.
        guard let retry = step.retry else { return StepResult(failure: .exitStatus(1), exitStatus: 1) }
        return StepResult(failure: .timedOut(step.timeout ?? Double(retry.attempts) * retry.every))
    }

    /// What the step prints when it succeeds, with the values in place.
    private func sample(of step: PlannedStep, _ bindings: Bindings) -> String? {
        let inclusion = Inclusion(renderer.runbook, bindings)
        let outputs = renderer.runbook.step(step.id)?.outputs ?? []
        let output = outputs.first { !$0.isFailure && inclusion.evaluate($0.condition) != .fails }
        return output.map { renderer.prose($0.template.source, bindings) }
    }
}
