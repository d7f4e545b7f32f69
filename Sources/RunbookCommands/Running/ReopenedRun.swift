internal import Execution
internal import Planning
internal import RunbookModel

/// A run that was left, opened again: nobody else works on it while this value lives.
struct ReopenedRun {
    var account: RunAccount
    var site: RunSite
    var prepared: PreparedRun
    var standing: RunStanding

    /// Whether the run is exactly an approved plan.
    var isApproved: Bool { account.beginning?.approval != nil }
}
