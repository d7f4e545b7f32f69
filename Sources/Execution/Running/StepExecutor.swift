package import Planning
package import RunbookModel

/// What a step needs apart from its plan.
package struct StepContext: Sendable {
    /// The values known so far, secrets among them.
    package var bindings: Bindings
    /// The type of the parameter that the step's output fills.
    package var captureType: ParameterType?
    /// Seconds that are left of the step's time-out.
    package var timeout: Double?
    /// What the step undoes, where that is a file.
    package var change: FileChange?

    package init(
        bindings: Bindings,
        captureType: ParameterType? = nil,
        timeout: Double? = nil,
        undoing change: FileChange? = nil
    ) {
        self.bindings = bindings
        self.captureType = captureType
        self.timeout = timeout
        self.change = change
    }
}

/// What a file step would write and what is there.
package struct FilePreview: Sendable, Hashable {
    package var path: String
    /// The bytes that are there; nil where the file does not exist.
    package var current: [UInt8]?
    /// The bytes that will be there; nil where the file goes.
    package var proposed: [UInt8]?

    package init(path: String, current: [UInt8]?, proposed: [UInt8]?) {
        self.path = path
        self.current = current
        self.proposed = proposed
    }

    package var isUnchanged: Bool { current == proposed }
}

/// How the time between two attempts passed.
package struct WaitOutcome: Sendable, Hashable {
    /// The signal that ended the wait before its time.
    package var signal: Int32?
    /// Whether the terminal was lost meanwhile.
    package var lostTerminal = false

    package init() {}
}

/// Does what steps say, or plays that it does.
package protocol StepExecutor: AnyObject {
    /// Whether nothing is really done.
    var isSimulated: Bool { get }

    /// What a file step would change, or what undoing a change would.
    ///
    /// - Throws: ``StepFailure/file(_:)`` where the path cannot be written.
    func preview(_ step: PlannedStep, undoing change: FileChange?) throws(StepFailure) -> FilePreview

    /// Runs a step once; its output goes to `onOutput` as it comes, secrets masked.
    func execute(_ step: PlannedStep, _ context: StepContext, onOutput: (OutputChunk) -> Void) -> StepResult

    /// Waits between two attempts.
    func wait(seconds: Double) -> WaitOutcome

    /// Why the run should be left, by the signals that arrived while no step was running; nil where there were none.
    func departure() -> Departure?

    /// The background steps that have ended by themselves since the last call.
    func takeEndedSteps() -> [(step: PlannedStep, result: StepResult)]

    /// Ends what goes on in the background, the last started first; with ids, only those steps.
    func endBackgroundSteps(among ids: Set<String>?) -> [(step: PlannedStep, result: StepResult)]

    /// Lets the next step start from another state than the last one left.
    func goOn(from state: ShellState)

    /// The output of a read-only command, trimmed; nil where it fails.
    func answer(_ command: String, _ bindings: Bindings) -> String?
}
