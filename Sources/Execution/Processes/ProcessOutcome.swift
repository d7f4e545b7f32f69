/// How a program ended: a status that is not zero is a result, not an error.
package struct ProcessOutcome: Sendable, Hashable {
    /// What the kernel says of the program's end.
    package enum Termination: Sendable, Hashable {
        case exited(Int32)
        case signaled(Int32)
    }

    /// Why it ended.
    package enum Ending: Sendable, Hashable {
        /// By itself.
        case natural
        case timedOut
        /// This signal reached the runner, or its person pressed the key.
        case interrupted(Int32)
        /// Whoever read the output wanted it stopped.
        case stoppedByVerdict
    }

    /// What the kernel says of it.
    package var termination: Termination
    /// Why it ended.
    package var ending: Ending
    /// From the start to the end of the program itself.
    package var duration: Duration
    /// How many processes it left running, which were ended with it.
    package var leftovers: Int
    /// Whether the runner's terminal was lost meanwhile, so that nothing else may start.
    package var lostTerminal: Bool

    /// An outcome; the defaults are those of a program that ends by itself and leaves nothing.
    package init(
        termination: Termination,
        ending: Ending = .natural,
        duration: Duration = .zero,
        leftovers: Int = 0,
        lostTerminal: Bool = false
    ) {
        self.termination = termination
        self.ending = ending
        self.duration = duration
        self.leftovers = leftovers
        self.lostTerminal = lostTerminal
    }
}

/// A piece of a program's output, as it came.
package struct OutputChunk: Sendable {
    /// Where it was written to.
    package enum Stream: Sendable, Hashable {
        case output
        case error
    }

    /// Where it was written to.
    package var stream: Stream
    /// At most 64 KiB, cut anywhere, in the middle of a character too.
    package var bytes: ArraySlice<UInt8>
}

/// What whoever reads the output wants next.
package enum OutputVerdict: Sendable, Hashable {
    /// Let the program run.
    case goOn
    /// End the program now.
    case stop
}

/// Why a program could not be run at all.
package enum ProcessError: Error, Sendable, Hashable {
    /// No program of this name is found, or it cannot be executed.
    case program(String, errno: Int32)
    /// The working directory cannot be entered.
    case workingDirectory(String, errno: Int32)
    /// The descriptor whose keys were to be relayed is no terminal.
    case notATerminal
    /// An argument holds a NUL, which no argument can carry.
    case malformedArgument(Int)
    /// A call to the kernel failed.
    case system(call: String, errno: Int32)
}
