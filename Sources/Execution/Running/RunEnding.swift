/// How a run ended.
package enum RunEnding: Sendable, Hashable {
    case completed
    /// A step failed, and the run stopped at it.
    case failed(step: String)
    /// The person declined or stopped.
    case declined
    /// A signal ended it.
    case interrupted
    /// What must not change has changed.
    case protectionChanged
    /// The terminal was lost; the running step finished.
    case lostTerminal
    /// The journal could not be written; an errno value.
    case recordFailed(Int32)
    /// Nobody could say whether a step had taken effect.
    case unresolved(step: String)
    /// The last step that a script wants is done, and there are others after it.
    case paused
    /// What was done is undone, as far as somebody wanted.
    case rolledBack

    /// The ending of a run that is left.
    init(_ departure: Departure) {
        switch departure {
        case .declined: self = .declined
        case .interrupted: self = .interrupted
        case .lostTerminal: self = .lostTerminal
        }
    }
}
