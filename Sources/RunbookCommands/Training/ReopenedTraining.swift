internal import Execution
internal import Planning
internal import RunbookModel
internal import SystemPackage
internal import Training

/// A training session that was left, with everything to go on with it.
struct ReopenedTraining {
    var run: String
    var training: TrainingAccount
    var standing: RunStanding
    var bindings: Bindings

    /// Finds the latest session of a runbook that was begun in this folder and is not over.
    ///
    /// - Throws: ``CommandFailure`` where there is none, or where the runbook does something else by now.
    static func find(_ runbook: Runbook, in context: CommandContext) throws -> ReopenedTraining {
        let (history, folder) = (try context.history(), try context.currentFolder())
        for id in (try? history.ids()) ?? [] {
            guard let account = try? history.account(of: id), account.isTraining, account.runbook == runbook.id,
                account.outcome != .succeeded, account.fault.map(\.isTornEnd) ?? true,
                history.isSame(account.workingDirectory, folder), let training = account.training
            else { continue }
            guard account.beginning?.fingerprint == Fingerprint(runbook).digest else {
                throw CommandFailure(.notMet, "lesson.otherRunbook", ["run": id])
            }
            return try ReopenedTraining(id, account, training, runbook)
        }
        throw CommandFailure(.notFound, "lesson.nothingToContinue")
    }

    private init(_ run: String, _ account: RunAccount, _ training: TrainingAccount, _ runbook: Runbook) throws {
        let record = try Journal.read(at: account.journal)
        self.run = run
        self.training = training
        standing = RunStanding(account, record)
        bindings = Bindings()
        for (name, text) in account.beginning?.parameters ?? [:] {
            guard let value = try? runbook.parameter(name)?.type.value(from: text) else { continue }
            bindings.values[name] = BoundValue(value, from: .asked)
        }
        for case .runStarted(let started) in record.entries.map(\.event) {
            bindings.chosenSections = Set(started.choices ?? [])
        }
    }

    /// Puts the values in place that steps captured.
    func completing(_ prepared: PreparedRun) -> PreparedRun {
        var prepared = prepared
        for step in prepared.runbook.steps where standing.outcome(of: step.id) == .succeeded {
            guard let name = step.capture, let text = standing.captured[step.id],
                let value = try? prepared.runbook.parameter(name)?.type.value(from: text)
            else { continue }
            prepared.bindings.values[name] = BoundValue(value, from: .captured)
        }
        return prepared
    }
}
