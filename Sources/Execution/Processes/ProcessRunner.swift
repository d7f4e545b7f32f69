import SystemPackage

/// Runs one program at a time in a session of its own, and sees that nothing of it is left.
///
/// Everything is one loop around poll(2): output, the program's end, signals, keys and deadlines wake it, and no time is
/// spent asking whether something has happened.
package struct ProcessRunner: Sendable {
    private let signals: SignalSource?

    /// A runner that listens to these signals while a program runs; to none without a source.
    package init(signals: SignalSource? = nil) {
        self.signals = signals
    }

    /// Runs a program to its end and hands its output on as it comes.
    ///
    /// When the program has ended, what it left running in its session is ended too: TERM, the grace period, KILL.
    /// A process that made a session of its own is left alone, and is not waited for.
    ///
    /// - Throws: ``ProcessError`` where the program cannot be started.
    package func run(
        _ request: ProcessRequest,
        onOutput: (OutputChunk) -> OutputVerdict
    ) throws(ProcessError) -> ProcessOutcome {
        let child = try ChildProcess(starting: request)
        var keyboard: KeyboardRelay?
        if case .interactive(let descriptor) = request.streams, let master = child.master {
            keyboard = KeyboardRelay(from: descriptor.rawValue, to: master)
        }
        defer { keyboard?.restore() }
        var loop = ProcessLoop(child: child, request: request, signals: signals, keyboard: keyboard)
        return loop.run(onOutput)
    }
}
