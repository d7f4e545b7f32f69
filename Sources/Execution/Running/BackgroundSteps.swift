internal import Glibc
internal import Planning
internal import SystemPackage

/// The steps of a run that go on while later ones run, each in a session and a thread of its own.
final class BackgroundSteps {
    private struct Started {
        var step: PlannedStep
        var start: ContinuousClock.Instant
        var run: BackgroundRun<StepResult>
    }

    private var started: [Started] = []

    /// Starts a step; its output goes to its transcript alone.
    ///
    /// - Throws: ``ProcessError`` where there is no thread for it.
    func start(
        _ step: PlannedStep,
        _ context: StepContext,
        as shellStep: ShellStep,
        from state: ShellState,
        in places: ProcessExecutor.Places,
        _ environment: ProcessEnvironment
    ) throws(ProcessError) {
        let transcripts = places.transcripts
        let folder = places.folder.path
        let run = try BackgroundRun { (runner: ProcessRunner) throws(ProcessError) -> StepResult in
            let recording: StepRecording
            do throws(StepFailure) {
                recording = try StepRecording(step, context, in: transcripts)
            } catch {
                return StepResult(failure: error)
            }
            let session = ShellSession(runner: runner, folder: folder, environment: environment)
            let shell = try session.run(shellStep, from: state) { recording.take($0) { _ in } }
            return recording.finish(shell, context) { _ in }
        }
        started.append(Started(step: step, start: .now, run: run))
    }

    /// The steps that have ended by themselves since the last call, in the order of their starts.
    func takeEnded() -> [(step: PlannedStep, result: StepResult)] {
        let ended = started.filter { $0.run.result != nil }
        started.removeAll { entry in ended.contains { $0.run === entry.run } }
        return ended.map {
            ($0.step, result(of: $0) { (run: BackgroundRun<StepResult>) throws(ProcessError) in try run.wait() })
        }
    }

    /// Ends what is still going on, the last started first; with ids, only those steps.
    func end(among ids: Set<String>?) -> [(step: PlannedStep, result: StepResult)] {
        let entries = started.filter { ids?.contains($0.step.id) ?? true }.reversed()
        started.removeAll { entry in entries.contains { $0.run === entry.run } }
        return entries.map { entry in
            let wasRunning = entry.run.result == nil
            var result = result(of: entry) { (run: BackgroundRun<StepResult>) throws(ProcessError) in try run.finish() }
            if wasRunning, case .interrupted = result.failure {
                result.failure = nil
                result.wasEndedWithRun = true
            }
            return (entry.step, result)
        }
    }

    private func result(
        of entry: Started,
        _ obtain: (BackgroundRun<StepResult>) throws(ProcessError) -> StepResult
    ) -> StepResult {
        var result: StepResult
        do {
            result = try obtain(entry.run)
        } catch {
            result = StepResult(failure: .process(error))
        }
        result.duration = entry.start.duration(to: .now).seconds
        // What it leaves is not what the step after it starts from.
        result.state = nil
        return result
    }
}
