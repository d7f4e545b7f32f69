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
    init(folder: FilePath, runbook: String, environment: ProcessEnvironment, resuming run: String? = nil) throws {
        let id = run ?? StateDirectory.newRunID()
        do {
            let state = try StateDirectory(environment: environment)
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

    /// The places that the executor works in; the journal comes first.
    ///
    /// - Throws: ``CommandFailure`` where the run's folder cannot be opened.
    func places() throws -> ProcessExecutor.Places {
        do {
            return ProcessExecutor.Places(
                folder: try RunFolder(at: folder),
                transcripts: stateFolder.appending("transcripts"),
                originals: stateFolder.appending("originals")
            )
        } catch {
            throw CommandFailure(.inputOutput, "commands.unusablePath", ["path": folder.string, "errno": "\(EIO)"])
        }
    }

    /// Creates the run's state folder and the journal in it, and writes how the run begins.
    ///
    /// - Throws: ``CommandFailure`` where it cannot be written.
    func openJournal(_ prepared: PreparedRun, change: String?) throws -> Journal {
        do {
            for name in ["transcripts", "originals"] { try state.create(stateFolder.appending(name)) }
        } catch {
            throw CommandFailure(state: error)
        }
        do {
            let journal = try Journal.create(at: stateFolder.appending("journal.jsonl"))
            try ProductFile(actionsPath.string).write(Self.text(of: RecordedActions(Fingerprint(prepared.runbook))))
            try journal.append(.runStarted(start(prepared, mode: "run", change: change)))
            return journal
        } catch let failure as Journal.Failure {
            throw CommandFailure(journal: failure)
        }
    }

    /// Opens the journal of a run that goes on, and writes that it does.
    ///
    /// - Throws: ``CommandFailure`` where it cannot be written or does not hold together.
    func continueJournal(_ prepared: PreparedRun) throws -> Journal {
        do {
            let journal = try Journal.continue(at: stateFolder.appending("journal.jsonl")).journal
            try journal.append(.runStarted(start(prepared, mode: "resume", change: nil)))
            return journal
        } catch {
            throw CommandFailure(journal: error)
        }
    }

    /// What the runbook did when the run began; nil where that was not kept.
    var recordedActions: RecordedActions? {
        FileManager.default.contents(atPath: actionsPath.string)
            .flatMap { try? JSONDecoder().decode(RecordedActions.self, from: $0) }
    }

    /// Where the outputs of steps are kept.
    var transcripts: FilePath { stateFolder.appending("transcripts") }

    private var actionsPath: FilePath { stateFolder.appending("actions.json") }

    private static func text(of actions: RecordedActions) throws -> String {
        String(decoding: try JSONEncoder().encode(actions), as: UTF8.self)
    }

    private func start(_ prepared: PreparedRun, mode: String, change: String?) -> JournalEvent.RunStarted {
        let parameters = prepared.bindings.values.filter {
            $0.value.value.type != .secret && $0.value.source != .captured
        }
        var started = JournalEvent.RunStarted(
            run: id,
            runbook: prepared.plan.runbook,
            language: prepared.plan.language,
            digest: prepared.plan.digest,
            fingerprint: prepared.plan.fingerprint,
            parameters: parameters.mapValues(\.value.text),
            workingDirectory: folder.string,
            mode: mode
        )
        started.describe(prepared.runbook, prepared.plan)
        started.origin = .current()
        started.engine = RunbookProgram.version
        started.change = change
        return started
    }
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
