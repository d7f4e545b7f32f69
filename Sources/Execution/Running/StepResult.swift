package import RunbookModel

/// How a step ended.
package struct StepResult: Sendable {
    /// Nil for a step that succeeded.
    package var failure: StepFailure?
    /// The status with which the step's process exited.
    package var exitStatus: Int32?
    /// The signal that ended the step's process.
    package var signal: Int32?
    /// Seconds, all attempts together.
    package var duration: Double
    /// How many times it ran.
    package var attempts: Int
    /// What a step with `capture` printed, trimmed.
    package var captured: ParameterValue?
    /// What the step leaves to the next one.
    package var state: ShellState?
    /// What a file step wrote, so that it can be undone.
    package var file: FileChange?
    /// Processes that the step left running, which were ended with it.
    package var leftovers: Int
    /// Whether the terminal was lost while the step ran.
    package var lostTerminal: Bool
    /// Whether the step was started in the background and is still running; how it ends is another result.
    package var continues = false
    /// Whether the step ran in the background until the end of the run ended it.
    package var wasEndedWithRun = false
    /// Whether the output, the captured value with it, is to be written down nowhere.
    package var isSensitive = false
    /// As what a rehearsal took the step; nil in a run.
    package var exercise: Exercise?
    /// What is against a check today whose change was not made: told, and not judged.
    package var findingToday: StepFailure?

    package init(
        failure: StepFailure? = nil,
        exitStatus: Int32? = nil,
        signal: Int32? = nil,
        duration: Double = 0,
        attempts: Int = 1,
        captured: ParameterValue? = nil,
        leftovers: Int = 0,
        lostTerminal: Bool = false
    ) {
        self.failure = failure
        self.exitStatus = exitStatus
        self.signal = signal
        self.duration = duration
        self.attempts = attempts
        self.captured = captured
        self.leftovers = leftovers
        self.lostTerminal = lostTerminal
    }

    package var isSuccess: Bool { failure == nil }
}

/// Why a step failed.
package enum StepFailure: Error, Sendable, Hashable {
    /// An exit status that the step does not allow.
    case exitStatus(Int32)
    case signal(Int32)
    /// The time-out passed; in seconds.
    case timedOut(Double)
    /// A person or the system interrupted the step with this signal.
    case interrupted(Int32)
    /// This line of the output matches `fail`.
    case failureLine(String)
    /// No line of the output matches `expect`, which is this pattern; the last line that was seen, if there was one.
    case expectationUnmet(String, lastLine: String? = nil)
    /// The output is no value of the parameter that it is to fill.
    case captureRefused(name: String, text: String, ParameterValueError)
    /// The output that would fill a parameter holds a secret's value, and the parameter is no secret.
    case captureHoldsSecret(name: String)
    /// The directory, variables or functions could not be carried over.
    case state(ShellStateError)
    /// The program could not be started.
    case process(ProcessError)
    /// The file could not be written.
    case file(FileWriteError)
    /// The transcript could not be written; an errno value.
    case transcript(Int32)
    /// A late value makes a text that cannot be rendered.
    case rendering(Diagnostic)
}
