internal import Execution
internal import Planning
internal import RunbookModel

extension PreparedRun {
    /// What the journal of this run begins with; no value that is secret or that a step fills is in it.
    ///
    /// - Parameters:
    ///   - id: The run's id.
    ///   - folder: The path of the folder that it works in.
    ///   - mode: The word that the journal has for why it begins or goes on.
    /// - Returns: The event, to which a training session adds its own.
    func beginning(of id: String, in folder: String, mode: String) -> JournalEvent.RunStarted {
        let parameters = bindings.values.filter { $0.value.value.type != .secret && $0.value.source != .captured }
        var started = JournalEvent.RunStarted(
            run: id,
            runbook: plan.runbook,
            language: plan.language,
            digest: plan.digest,
            fingerprint: plan.fingerprint,
            parameters: parameters.mapValues(\.value.text),
            workingDirectory: folder,
            mode: mode
        )
        started.describe(runbook, plan)
        started.origin = .current()
        started.engine = RunbookProgram.version
        return started
    }
}
