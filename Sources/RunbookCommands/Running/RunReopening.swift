internal import ArgumentParser
internal import Execution
internal import Foundation
internal import Glibc
internal import Planning
internal import RunbookModel
internal import SystemPackage

/// Opens a run that was left: with its values, its decisions, and what its steps did.
struct RunReopening {
    var context: CommandContext
    var prompter: Prompter
    var signals: SignalSource

    /// Opens a run, by default the latest of this folder; nothing is written yet.
    ///
    /// - Throws: ``CommandFailure`` where it cannot go on.
    func open(_ name: String?) throws -> ReopenedRun {
        let found = try context.account(of: name, includingRehearsals: false)
        try requireSound(found)
        guard !found.isRehearsal else {
            throw CommandFailure(.usage, "rehearsal.isNoRun", ["run": found.run])
        }
        guard !found.isTraining else { throw CommandFailure(.usage, "lesson.isNoRun", ["run": found.run]) }
        let beginning = try beginning(of: found)
        let folder = FilePath(found.workingDirectory ?? beginning.workingDirectory)
        try enter(folder)
        let site = try RunSite(folder: folder, runbook: beginning.runbook, resuming: found.run)
        try OutlivingSteps(context: context, signals: signals).wait(for: site)
        // Until the lock was there, the run may have gone on.
        let record = try Journal.read(at: found.journal)
        let account = RunAccount(of: found.run, record, isAlive: false, journal: found.journal)
        try requireSound(account)
        var standing = RunStanding(account, record)
        let runbook = try load(beginning)
        let prepared = try prepare(runbook, beginning, &standing)
        return ReopenedRun(account: account, site: site, prepared: prepared, standing: standing)
    }

    private func requireSound(_ account: RunAccount) throws(CommandFailure) {
        guard let fault = account.fault, !fault.isTornEnd else { return }
        throw CommandFailure(.inputOutput, "run.resume.damaged", ["run": account.run, "line": "\(fault.line)"])
    }

    /// How the run began.
    private func beginning(of account: RunAccount) throws -> JournalEvent.RunStarted {
        for entry in try Journal.read(at: account.journal).entries {
            if case .runStarted(let started) = entry.event { return started }
        }
        throw CommandFailure(.inputOutput, "run.resume.damaged", ["run": account.run, "line": "1"])
    }

    private func enter(_ folder: FilePath) throws(CommandFailure) {
        let code = folder.withPlatformString { chdir($0) == 0 ? 0 : errno }
        guard code != 0 else { return }
        throw CommandFailure(.inputOutput, "commands.unusablePath", ["path": folder.string, "errno": "\(code)"])
    }

    /// The runbook of the run, in the reader's language: the fingerprint binds, not the language.
    private func load(_ beginning: JournalEvent.RunStarted) throws -> Runbook {
        let loaded = try load(from: FilePath(beginning.path ?? ""), in: nil)
        context.introduce(loaded)
        try RunPreflight(context: context).refuseDraft(loaded.runbook)
        return loaded.runbook
    }

    private func load(from file: FilePath, in language: String?) throws -> LoadedRunbook {
        let folder = file.removingLastComponent()
        let isFolder = FileManager.default.fileExists(atPath: folder.appending("runbook.yml").string)
        return try context.load(isFolder ? folder.string : file.string, in: language)
    }

    /// The plan in the language in which the run was left; nil where that language, or its plan, is gone.
    func renderedAsLeft(_ run: ReopenedRun) -> Plan? {
        guard let last = run.account.parts.last, let path = run.account.beginning?.path else { return nil }
        if last.language == run.prepared.plan.language { return run.prepared.plan }
        guard let runbook = try? load(from: FilePath(path), in: last.language).runbook else { return nil }
        var bindings = run.prepared.bindings
        bindings.values = bindings.values.filter { $0.value.source != .captured }
        return try? Planner(runbook: runbook).plan(bindings)
    }

    /// The values of the run, with what its steps captured; secrets are asked again.
    private func prepare(
        _ runbook: Runbook,
        _ beginning: JournalEvent.RunStarted,
        _ standing: inout RunStanding
    ) throws -> PreparedRun {
        let preparation = RunPreparation(
            context: context,
            prompter: prompter,
            values: try ValueOptions.parse([]),
            takesDefaults: true
        )
        let given = try preparation.given(to: runbook).merging(beginning, of: runbook)
        var prepared = try preparation.prepare(runbook, given)
        standing.distrustReadings(of: prepared.plan)
        standing.reopenReadings(fillingSecretsOf: runbook, in: prepared.plan)
        for step in runbook.steps where standing.outcome(of: step.id) == .succeeded {
            guard let name = step.capture, let text = standing.captured[step.id],
                let value = try? runbook.parameter(name)?.type.value(from: text)
            else { continue }
            prepared.bindings.values[name] = BoundValue(value, from: .captured)
        }
        return prepared
    }
}

extension Bindings {
    /// The values and ways of a run; only secrets, which it does not keep, come from elsewhere.
    fileprivate func merging(_ beginning: JournalEvent.RunStarted, of runbook: Runbook) -> Bindings {
        var bindings = Bindings(values: values.filter { $0.value.value.type == .secret })
        bindings.chosenSections = Set(beginning.choices ?? [])
        for (name, text) in beginning.parameters {
            guard let value = try? runbook.parameter(name)?.type.value(from: text) else { continue }
            bindings.values[name] = BoundValue(value, from: .asked)
        }
        return bindings
    }
}
