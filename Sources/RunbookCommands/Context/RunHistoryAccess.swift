internal import Execution
internal import SystemPackage

extension CommandContext {
    /// The runs that the state directory of this environment keeps.
    ///
    /// - Throws: ``CommandFailure`` where the environment does not say where that is.
    func history() throws(CommandFailure) -> RunHistory {
        do {
            return RunHistory(try StateDirectory(environment: .current))
        } catch {
            throw CommandFailure(.inputOutput, "commands.noStateHome")
        }
    }

    /// What the journal of a run says: of the one whose name is, or starts with, a text, or the latest of this folder.
    ///
    /// - Throws: ``CommandFailure`` where there is none.
    func account(of run: String?, includingRehearsals: Bool = true) throws(CommandFailure) -> RunAccount {
        let (history, folder) = (try history(), run == nil ? try currentFolder() : FilePath())
        do {
            guard let run else { return try history.latest(in: folder, includingRehearsals: includingRehearsals) }
            return try history.account(of: try history.id(startingWith: run))
        } catch {
            throw CommandFailure(history: error)
        }
    }
}

extension CommandFailure {
    /// Says why a run cannot be told of.
    init(history failure: RunHistory.Failure) {
        switch failure {
        case .notFound(let text): self.init(.notFound, "report.notFound", ["run": text])
        case .ambiguous(let text, let runs):
            self.init(.usage, "report.ambiguous", ["run": text, "runs": runs.joined(separator: ", ")])
        case .none: self.init(.notFound, "report.noRunsHere")
        case .io(let path, let errno):
            self.init(.inputOutput, "commands.unusablePath", ["path": path.string, "errno": "\(errno)"])
        }
    }
}
