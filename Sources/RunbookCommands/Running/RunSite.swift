internal import Execution
internal import Foundation
internal import Glibc
internal import Planning
internal import RunbookModel
internal import SystemPackage

/// Where a run works and keeps its record: the working directory, which it holds a lock on, and its state folder.
struct RunSite {
    let id: String
    private let folder: FilePath
    private let state: StateDirectory
    private let stateFolder: FilePath
    private let lock: RunLock

    /// Takes the lock of a folder; nothing else is written before the run begins.
    ///
    /// - Throws: ``CommandFailure`` where another run holds the lock or a folder cannot be used.
    init(folder: FilePath, runbook: String, resuming run: String? = nil) throws {
        let id = run ?? StateDirectory.newRunID()
        do {
            let state = try StateDirectory(environment: .current)
            lock = try RunLock.acquire(for: folder, in: state, as: .init(run: id, runbook: runbook))
            stateFolder = state.run(id)
            self.state = state
        } catch let failure as RunLock.Failure {
            throw CommandFailure(lock: failure)
        } catch let failure as StateDirectory.Failure {
            throw CommandFailure(state: failure)
        }
        self.id = id
        self.folder = folder
    }

    /// The runs that had the folder before, this one perhaps among them, and whose runners died in it.
    var abandonedRuns: [String] { lock.abandoned }

    /// Gives the folder free: nothing of the run goes on.
    func leave() {
        lock.release()
    }

    /// The places that the executor works in; the journal comes first.
    ///
    /// - Throws: ``CommandFailure`` where the run's folder cannot be opened.
    func places() throws -> ProcessExecutor.Places {
        do {
            return ProcessExecutor.Places(
                folder: try RunFolder(at: folder),
                transcripts: transcripts,
                originals: originals
            )
        } catch {
            throw CommandFailure(.inputOutput, "commands.unusablePath", ["path": folder.string, "errno": "\(EIO)"])
        }
    }

    /// Creates the run's state folder and the journal in it, and writes how the run begins.
    ///
    /// - Throws: ``CommandFailure`` where it cannot be written.
    func openJournal(
        _ prepared: PreparedRun,
        _ facts: [String: String],
        change: String?,
        approval: String?,
        rehearsal: Rehearsal? = nil
    ) throws -> Journal {
        do {
            for folder in [transcripts, originals] { try state.create(folder) }
        } catch {
            throw CommandFailure(state: error)
        }
        do {
            let journal = try Journal.create(at: stateFolder.appending("journal.jsonl"))
            try keep(prepared)
            let mode: RunMode = rehearsal == nil ? .run : .rehearsal
            var started = prepared.beginning(of: id, in: folder.string, mode: mode.rawValue)
            if let rehearsal { started.describe(prepared.runbook, rehearsal) }
            (started.protections, started.change, started.approval) = (facts, change, approval)
            try journal.append(.runStarted(started))
            return journal
        } catch let failure as Journal.Failure {
            throw CommandFailure(journal: failure)
        }
    }

    /// The folder that a rehearsal works in instead.
    ///
    /// - Throws: ``CommandFailure`` where it cannot be made.
    func stage() throws -> RehearsalStage {
        try RehearsalStage(of: folder, transcripts: transcripts)
    }

    /// Opens the journal of a run that goes on or is undone, and writes that it is.
    ///
    /// - Throws: ``CommandFailure`` where it cannot be written or does not hold together.
    func continueJournal(_ prepared: PreparedRun, _ mode: RunMode) throws -> Journal {
        do {
            let journal = try Journal.continue(at: stateFolder.appending("journal.jsonl")).journal
            try journal.append(.runStarted(prepared.beginning(of: id, in: folder.string, mode: mode.rawValue)))
            try keep(prepared)
            return journal
        } catch let failure as Journal.Failure {
            throw CommandFailure(journal: failure)
        }
    }

    // MARK: What the run was when it was left

    /// What the runbook did; nil where that was not kept.
    var recordedActions: RecordedActions? { read(actionsPath) }

    /// The plan, rendered; nil where it was not kept.
    var recordedPlan: Plan? { read(planPath) }

    private func keep(_ prepared: PreparedRun) throws {
        try write(RecordedActions(Fingerprint(prepared.runbook)), to: actionsPath)
        try write(prepared.plan, to: planPath)
    }

    private func write(_ value: some Encodable, to path: FilePath) throws {
        let text = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        try ProductFile(path.string, isPrivate: true).write(text)
    }

    private func read<Value: Decodable>(_ path: FilePath) -> Value? {
        FileManager.default.contents(atPath: path.string).flatMap { try? JSONDecoder().decode(Value.self, from: $0) }
    }

    // MARK: Places

    /// Where the outputs of steps are kept.
    var transcripts: FilePath { stateFolder.appending("transcripts") }

    /// Where the texts of steps stand while a person changes them.
    var drafts: FilePath { stateFolder.appending("drafts") }

    private var originals: FilePath { stateFolder.appending("originals") }
    private var actionsPath: FilePath { stateFolder.appending("actions.json") }
    private var planPath: FilePath { stateFolder.appending("plan.json") }
}

extension CommandFailure {
    fileprivate init(lock failure: RunLock.Failure) {
        switch failure {
        case .held(let holder?):
            let arguments = [
                "run": holder.run, "runbook": holder.runbook, "pid": "\(holder.pid)", "started": holder.started,
            ]
            self.init(.locked, "commands.locked", arguments)
        case .held(nil): self.init(.locked, "commands.lockedByUnknown")
        case .io(let path, let errno):
            self.init(.inputOutput, "commands.unusablePath", ["path": path.string, "errno": "\(errno)"])
        }
    }

    fileprivate init(journal failure: Journal.Failure) {
        switch failure {
        case .io(let path, let errno):
            self.init(.inputOutput, "commands.unusablePath", ["path": path.string, "errno": "\(errno)"])
        case .damaged(let path, _):
            self.init(.inputOutput, "commands.unusablePath", ["path": path.string, "errno": "\(EIO)"])
        }
    }

    fileprivate init(state failure: StateDirectory.Failure) {
        switch failure {
        case .noHome: self.init(.inputOutput, "commands.noStateHome")
        case .io(let path, let errno):
            self.init(.inputOutput, "commands.unusablePath", ["path": path.string, "errno": "\(errno)"])
        }
    }
}
