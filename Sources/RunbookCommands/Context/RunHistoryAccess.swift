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
