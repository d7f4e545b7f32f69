internal import Execution

/// Why a command follows a run: the word that the journal has for it.
enum RunMode: String {
    /// It begins.
    case run
    /// It goes on.
    case resume
    /// What was done is undone.
    case rollback
    /// It is no run: nothing is to change.
    case rehearsal

    /// The status with which the command ends.
    ///
    /// A rollback is what its own command is for; in a run, it is the end that a person chose instead.
    func exitStatus(of ending: RunEnding) -> ExitStatus {
        ending == .rolledBack && self == .rollback ? .done : ending.exitStatus
    }
}
