import FoundationEssentials
import Glibc
package import SystemPackage

/// The runs of which the state directory has a journal.
package struct RunHistory: Sendable {
    /// Why a run cannot be told of.
    package enum Failure: Error, Sendable, Hashable {
        /// No run has this name, and none has a name that starts so.
        case notFound(String)
        /// Several runs have a name that starts so.
        case ambiguous(String, [String])
        /// There is no run of the folder.
        case none
        case io(path: FilePath, errno: Int32)
    }

    private let state: StateDirectory

    /// The history that a state directory keeps.
    package init(_ state: StateDirectory) {
        self.state = state
    }

    /// The names of all runs, the newest first: names begin with the second, and journals tell more.
    ///
    /// - Throws: ``Failure/io(path:errno:)``; a state directory that does not exist yet has no runs.
    package func ids() throws(Failure) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: state.runs.string)
        } catch {
            // Foundation's errors do not keep the errno value.
            let code = openingError(of: state.runs)
            if code == ENOENT { return [] }
            throw .io(path: state.runs, errno: code == 0 ? EIO : code)
        }
        return newestFirst(names.filter { FileManager.default.fileExists(atPath: journal(of: $0).string) })
    }

    private func newestFirst(_ runs: [String]) -> [String] {
        Dictionary(grouping: runs) { $0.prefix { $0 != "-" } }.sorted { $0.key > $1.key }.flatMap { _, runs in
            guard runs.count > 1 else { return runs }
            return runs.map { (start: start(of: $0), run: $0) }.sorted(by: >).map(\.run)
        }
    }

    /// When a run began, as its journal says it; empty where that cannot be read.
    private func start(of run: String) -> String {
        (try? Journal.read(at: journal(of: run)))?.entries.first?.time ?? ""
    }

    private func openingError(of folder: FilePath) -> Int32 {
        let number = folder.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard number >= 0 else { return errno }
        close(number)
        return 0
    }

    /// Where the journal of a run is.
    package func journal(of run: String) -> FilePath {
        state.run(run).appending("journal.jsonl")
    }

    /// The only run whose name is, or starts with, a text.
    ///
    /// - Throws: ``Failure``.
    package func id(startingWith text: String) throws(Failure) -> String {
        let found = try ids().filter { $0.hasPrefix(text) }
        if let exact = found.first(where: { $0 == text }) { return exact }
        guard let only = found.first, !text.isEmpty else { throw .notFound(text) }
        guard found.count == 1 else { throw .ambiguous(text, found) }
        return only
    }

    /// The newest run of a folder.
    ///
    /// - Throws: ``Failure``.
    package func latest(in folder: FilePath, includingRehearsals: Bool = true) throws(Failure) -> RunAccount {
        for id in try ids() {
            guard let account = try? account(of: id), isSame(account.workingDirectory, folder) else { continue }
            if includingRehearsals || !account.isNoRun { return account }
        }
        throw .none
    }

    /// What the journal of a run says.
    ///
    /// - Throws: ``Failure/io(path:errno:)``; damage is in the account.
    package func account(of run: String) throws(Failure) -> RunAccount {
        let path = journal(of: run)
        do {
            var record = try Journal.read(at: path)
            let folder = record.isOpen ? record.entries.first?.event.workingDirectory : nil
            let isAlive = folder.map { self.isAlive(run, in: $0) } ?? false
            // Between the two looks the run may have come to its end.
            if folder != nil, !isAlive { record = try Journal.read(at: path) }
            var account = RunAccount(of: run, record, isAlive: isAlive, journal: path)
            for index in account.steps.indices {
                account.steps[index].transcript = transcript(of: account.steps[index].id, in: run)?.string
            }
            return account
        } catch {
            switch error {
            case .io(let path, let errno): throw .io(path: path, errno: errno)
            case .damaged(let path, _): throw .io(path: path, errno: EIO)
            }
        }
    }

    private func isAlive(_ run: String, in folder: String) -> Bool {
        RunLock.holder(for: FilePath(folder), in: state)?.run == run
    }

    /// Whether a run has worked in a folder, by whatever path.
    package func isSame(_ workingDirectory: String?, _ folder: FilePath) -> Bool {
        guard let workingDirectory else { return false }
        return workingDirectory == folder.string || realPath(FilePath(workingDirectory)) == realPath(folder)
    }

    private func realPath(_ path: FilePath) -> String? {
        path.withPlatformString { path in
            realpath(path, nil).map { real in
                defer { free(real) }
                return String(cString: real)
            }
        } ?? path.string
    }

    /// Where the output of a step is kept; nil where there is none.
    private func transcript(of step: String, in run: String) -> FilePath? {
        // A damaged journal may name anything: a step's name is one component of a path.
        guard let name = FilePath.Component("\(step).log"), name.kind == .regular, !step.contains("\0") else {
            return nil
        }
        let path = state.run(run).appending("transcripts").appending(name)
        return FileManager.default.fileExists(atPath: path.string) ? path : nil
    }
}

extension JournalRecord {
    /// Whether the last event is not the end of the run.
    fileprivate var isOpen: Bool {
        if case .runFinished = entries.last?.event { false } else { true }
    }
}

extension JournalEvent {
    fileprivate var workingDirectory: String? {
        if case .runStarted(let event) = self { event.workingDirectory } else { nil }
    }
}
