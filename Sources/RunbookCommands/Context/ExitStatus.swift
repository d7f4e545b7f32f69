/// The exit statuses of `runbook`; from 64 on those of sysexits(3).
enum ExitStatus: Int32 {
    case done = 0
    /// A step failed, checks among them.
    case stepFailed = 1
    /// The person declined or stopped.
    case declined = 2
    /// Something was not met before the first step, or a comparison found differences.
    case notMet = 3
    /// A usage fault, a missing or a bad value (EX_USAGE).
    case usage = 64
    /// The runbook is invalid (EX_DATAERR).
    case invalidRunbook = 65
    /// A runbook or a file was not found (EX_NOINPUT).
    case notFound = 66
    /// A tool is missing (EX_UNAVAILABLE).
    case toolMissing = 69
    /// Input or output failed (EX_IOERR).
    case inputOutput = 74
    /// Another run holds the lock (EX_TEMPFAIL).
    case locked = 75
    /// Ended by SIGINT: 128 and the signal's number.
    case interrupted = 130
}
