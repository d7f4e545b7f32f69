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

    package init(bindings: Bindings, captureType: ParameterType? = nil, timeout: Double? = nil) {
        self.bindings = bindings
        self.captureType = captureType
        self.timeout = timeout
    }
}

/// What a file step would write and what is there.
package struct FilePreview: Sendable, Hashable {
    package var path: String
    /// The bytes that are there; nil where the file does not exist.
    package var current: [UInt8]?
    package var proposed: [UInt8]

    package init(path: String, current: [UInt8]?, proposed: [UInt8]) {
        self.path = path
        self.current = current
        self.proposed = proposed
    }

    package var isUnchanged: Bool { current == proposed }
}

/// How a wait between two attempts ended.
package enum WaitOutcome: Sendable, Hashable {
    case elapsed
    /// By this signal.
    case interrupted(Int32)
    /// The terminal was lost: nothing more may start.
    case lostTerminal
}

/// Does what steps say, or plays that it does.
package protocol StepExecutor: AnyObject {
    /// Whether nothing is really done.
    var isSimulated: Bool { get }

    /// What a file step would change.
    ///
    /// - Throws: ``StepFailure/file(_:)`` where the path cannot be written.
    func preview(_ step: PlannedStep) throws(StepFailure) -> FilePreview

    /// Runs a step once; its output goes to `onOutput` as it comes, secrets masked.
    func execute(_ step: PlannedStep, _ context: StepContext, onOutput: (OutputChunk) -> Void) -> StepResult

    /// Waits between two attempts.
    func wait(seconds: Double) -> WaitOutcome

    /// The output of a read-only command, trimmed; nil where it fails.
    func answer(_ command: String, _ bindings: Bindings) -> String?
}
