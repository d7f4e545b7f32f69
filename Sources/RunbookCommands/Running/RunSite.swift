internal import Execution
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
    init(folder: FilePath, runbook: String, environment: ProcessEnvironment) throws {
        let id = StateDirectory.newRunID()
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
    func openJournal(_ prepared: PreparedRun) throws -> Journal {
        let parameters = prepared.bindings.values.filter { $0.value.value.type != .secret }
        do {
            for name in ["transcripts", "originals"] { try state.create(stateFolder.appending(name)) }
        } catch {
            throw CommandFailure(state: error)
        }
        do {
            let journal = try Journal.create(at: stateFolder.appending("journal.jsonl"))
            try journal.append(
                .runStarted(
                    .init(
                        run: id,
                        runbook: prepared.plan.runbook,
                        language: prepared.plan.language,
                        digest: prepared.plan.digest,
                        fingerprint: prepared.plan.fingerprint,
                        parameters: parameters.mapValues(\.value.text),
                        workingDirectory: folder.string
                    )
                )
            )
            return journal
        } catch {
            throw CommandFailure(journal: error)
        }
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
