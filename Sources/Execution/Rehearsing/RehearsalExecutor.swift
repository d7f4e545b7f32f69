package import Planning
internal import RunbookModel
internal import SystemPackage

/// Rehearses steps: they run as in a run, in a scratch folder that has copies of the files that they name.
package final class RehearsalExecutor: StepExecutor {
    private let executor: ProcessExecutor
    private let copies: ScratchCopies
    private let original: RunFolder

    package let isSimulated = false

    /// An executor that works in the scratch folder, for steps of a run in another one, the original.
    package init(in scratch: ScratchCopies, of original: RunFolder, running executor: ProcessExecutor) {
        (copies, self.original) = (scratch, original)
        self.executor = executor
    }

    package func preview(_ step: PlannedStep, undoing change: FileChange?) throws(StepFailure) -> FilePreview {
        try supply(step)
        return try executor.preview(step, undoing: change)
    }

    package func execute(_ step: PlannedStep, _ context: StepContext, onOutput: (OutputChunk) -> Void) -> StepResult {
        do {
            try supply(step)
        } catch {
            return StepResult(failure: error)
        }
        return executor.execute(step, context, onOutput: onOutput)
    }

    /// Copies what the step names, where no step before has written it.
    private func supply(_ step: PlannedStep) throws(StepFailure) {
        do {
            // What a run refuses to replace, as through a link, a rehearsal refuses too.
            if let file = step.file { _ = try original.contents(of: FilePath(file)) }
            for path in step.needs + [step.file].compactMap(\.self) { try copies.bring(FilePath(path)) }
            if let directory = step.workingDirectory { try copies.makeFolder(FilePath(directory)) }
        } catch {
            throw .file(error)
        }
    }

    package func wait(seconds: Double) -> WaitOutcome { executor.wait(seconds: seconds) }

    package func departure() -> Departure? { executor.departure() }

    package func takeEndedSteps() -> [(step: PlannedStep, result: StepResult)] { executor.takeEndedSteps() }

    package func endBackgroundSteps(among ids: Set<String>?) -> [(step: PlannedStep, result: StepResult)] {
        executor.endBackgroundSteps(among: ids)
    }

    package func goOn(from state: ShellState) { executor.goOn(from: state) }

    package func answer(_ command: String, _ bindings: Bindings) -> String? { executor.answer(command, bindings) }
}
