internal import Execution
internal import Foundation
internal import Planning
internal import RunbookModel
internal import SystemPackage
internal import Training

/// Where a training session keeps its journal: beside those of runs, without the lock of any folder.
struct TrainingSite {
    let id: String
    private let state: StateDirectory

    /// A place for a new session, or for one that goes on.
    ///
    /// - Throws: ``StateDirectory/Failure`` where the environment does not say where state is kept.
    init(_ id: String? = nil) throws(StateDirectory.Failure) {
        state = try StateDirectory(environment: .current)
        self.id = id ?? StateDirectory.newRunID()
    }

    /// Opens the journal, and writes how the session begins or goes on; nil where nothing can be kept here.
    func journal(_ prepared: PreparedRun, _ beginning: SessionBeginning, isContinued: Bool) -> Journal? {
        let path = state.run(id).appending("journal.jsonl")
        guard let journal = try? open(path, isContinued) else { return nil }
        let folder = FileManager.default.currentDirectoryPath
        var started = prepared.beginning(of: id, in: folder, mode: RunAccount.trainingMode)
        started.training = beginning
        return (try? journal.append(.runStarted(started))).map { journal }
    }

    private func open(_ path: FilePath, _ isContinued: Bool) throws -> Journal {
        if isContinued { return try Journal.continue(at: path).journal }
        try state.create(state.run(id))
        return try Journal.create(at: path)
    }
}
