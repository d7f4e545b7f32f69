import Glibc
import Synchronization
import SystemPackage

/// Work with programs that goes on in a thread of its own until it ends or is told to.
///
/// The work gets a runner that listens to nobody but ``end()``; what it prints is handed on in that thread.
package final class BackgroundRun<Value: Sendable>: Sendable {
    /// How the work stands.
    private final class State: Sendable {
        let result = Mutex<Result<Value, ProcessError>?>(nil)
    }

    private let state = State()
    private let signals: Descriptor
    private let end: Descriptor

    /// Starts work.
    ///
    /// - Throws: ``ProcessError/system(call:errno:)`` where there is no thread for it.
    package init(_ work: @escaping @Sendable (ProcessRunner) throws(ProcessError) -> Value) throws(ProcessError) {
        let (read, write) = try Descriptor.pipe()
        let (end, started) = try Descriptor.pipe()
        read.makeNonBlocking()
        (signals, self.end) = (write, end)
        let state = state
        let thread = ThreadWork {
            let source = SignalSource(FileDescriptor(rawValue: read.number), suspend: {})
            let result = Result<Value, ProcessError> { () throws(ProcessError) in
                try withExtendedLifetime(read) { () throws(ProcessError) in
                    try work(ProcessRunner(signals: source))
                }
            }
            state.result.withLock { $0 = result }
            // The other end shows the end of its file when the last reference to this one goes.
            withExtendedLifetime(started) {}
        }
        try thread.start()
    }

    /// What came of the work; nil while it goes on.
    package var result: Result<Value, ProcessError>? {
        state.result.withLock { $0 }
    }

    /// Ends the program that the work is running, with everything that it started, and waits for the work's result.
    ///
    /// - Throws: ``ProcessError`` where the work ended in one.
    package func finish() throws(ProcessError) -> Value {
        _ = signals.writeAll([UInt8(SIGTERM)])
        return try wait()
    }

    /// Waits for the work's own end.
    ///
    /// - Throws: ``ProcessError`` where the work ended in one.
    package func wait() throws(ProcessError) -> Value {
        while true {
            if let result { return try result.get() }
            var descriptors = [pollfd(fd: end.number, events: Int16(POLLIN), revents: 0)]
            poll(&descriptors, 1, -1)
        }
    }
}

/// What a thread is started with.
private final class ThreadWork: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
    }

    /// Runs it in a thread that nobody joins.
    func start() throws(ProcessError) {
        let work = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, runThreadWork, work.toOpaque())
        guard code == 0 else {
            work.release()
            throw .system(call: "pthread_create", errno: code)
        }
        pthread_detach(thread)
    }
}

private func runThreadWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    Unmanaged<ThreadWork>.fromOpaque(argument).takeRetainedValue().run()
    return nil
}
