import CPosix
import Glibc
import SystemPackage

/// The one loop that waits for everything that a running program can bring about.
struct ProcessLoop {
    let child: ChildProcess
    let request: ProcessRequest
    let signals: SignalSource?
    let keyboard: KeyboardRelay?

    var sources: [ChildProcess.Source]
    var ending = ProcessOutcome.Ending.natural
    var termination: ProcessOutcome.Termination?
    var endTime: ContinuousClock.Instant?
    var lostTerminal = false
    /// When the program has had its time; nil for never.
    var timeLimit: ContinuousClock.Instant?
    /// The signals that are still to be sent to end the session, and when.
    var escalation: [(signal: Int32, time: ContinuousClock.Instant)] = []
    var isTerminating = false
    /// When to stop waiting for leftovers that not even KILL ends.
    var surrender: ContinuousClock.Instant?
    /// What the program left running, by descriptors that tell of each process's end.
    var leftovers: [Descriptor] = []
    var leftoverCount = 0

    private let start = ContinuousClock.now
    private var buffer = [UInt8](repeating: 0, count: 65_536)

    init(child: ChildProcess, request: ProcessRequest, signals: SignalSource?, keyboard: KeyboardRelay?) {
        self.child = child
        self.request = request
        self.signals = signals
        self.keyboard = keyboard
        sources = child.sources
        timeLimit = request.timeout.map { start + .bounded(seconds: $0) }
    }

    /// Runs until the program has ended and nothing of it is left.
    mutating func run(_ onOutput: (OutputChunk) -> OutputVerdict) -> ProcessOutcome {
        while !isFinished {
            let ready = wait()
            if ready.contains(.signals) { for signal in signals?.pending() ?? [] { handle(signal) } }
            if ready.contains(.keyboard) { relayKeys() }
            for index in sources.indices.reversed() where ready.contains(.source(index)) {
                readOnce(index, onOutput)
            }
            if termination == nil, ready.contains(.end) { noteEnd() }
            leftovers = leftovers.enumerated().filter { !ready.contains(.leftover($0.offset)) }.map(\.element)
            if termination != nil, leftovers.isEmpty { survey() }
            meetDeadlines()
        }
        drain(onOutput)
        _ = rb_reap(child.pid)
        return ProcessOutcome(
            termination: termination ?? .exited(0),
            ending: ending,
            duration: (endTime ?? .now) - start,
            leftovers: leftoverCount,
            lostTerminal: lostTerminal
        )
    }

    private var isFinished: Bool {
        guard termination != nil else { return false }
        if let surrender, ContinuousClock.now >= surrender { return true }
        return hasSurveyed && leftovers.isEmpty
    }

    /// Whether the session was found empty after the program's end.
    var hasSurveyed = false

    // MARK: Waiting

    /// Something that wakes the loop.
    private enum Event: Hashable {
        case signals
        case keyboard
        case end
        case source(Int)
        case leftover(Int)
    }

    private func wait() -> Set<Event> {
        var events: [Event] = []
        var descriptors: [pollfd] = []
        func watch(_ event: Event, _ descriptor: Int32, _ flags: Int32 = POLLIN) {
            events.append(event)
            descriptors.append(pollfd(fd: descriptor, events: Int16(flags), revents: 0))
        }
        if let signals { watch(.signals, signals.descriptor.rawValue) }
        if let keyboard, !keyboard.isClosed {
            if keyboard.pending.isEmpty {
                watch(.keyboard, keyboard.keyboard)
            } else {
                watch(.keyboard, keyboard.master.number, POLLOUT)
            }
        }
        if termination == nil { watch(.end, child.end.number) }
        for (index, source) in sources.enumerated() { watch(.source(index), source.descriptor.number) }
        for (index, leftover) in leftovers.enumerated() { watch(.leftover(index), leftover.number) }
        guard poll(&descriptors, nfds_t(descriptors.count), pollTimeout) > 0 else { return [] }
        return Set(zip(events, descriptors).filter { $0.1.revents != 0 }.map(\.0))
    }

    /// Milliseconds to the next deadline, rounded up; -1 where there is none.
    private var pollTimeout: Int32 {
        let limit = isTerminating || termination != nil ? nil : timeLimit
        let end = termination == nil ? nil : surrender
        guard let next = [limit, escalation.first?.time, end].compactMap({ $0 }).min() else { return -1 }
        let (seconds, attoseconds) = (next - .now).components
        let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: max(0, milliseconds))
    }

    // MARK: Output

    private mutating func readOnce(_ index: Int, _ onOutput: (OutputChunk) -> OutputVerdict) {
        switch sources[index].descriptor.read(into: &buffer) {
        case .bytes(let count): deliver(count, of: sources[index].stream, onOutput)
        case .empty: break
        case .end: sources.remove(at: index)
        }
    }

    private mutating func deliver(
        _ count: Int,
        of stream: OutputChunk.Stream,
        _ onOutput: (OutputChunk) -> OutputVerdict
    ) {
        let verdict = onOutput(OutputChunk(stream: stream, bytes: buffer[..<count]))
        guard verdict == .stop, ending == .natural else { return }
        ending = .stoppedByVerdict
        if termination == nil { terminate(with: SIGTERM) }
    }

    /// Takes what still waits to be read, and no more: a process in another session may write for ever.
    private mutating func drain(_ onOutput: (OutputChunk) -> OutputVerdict) {
        for source in sources {
            var rest = 1 << 20
            while rest > 0, case .bytes(let count) = source.descriptor.read(into: &buffer) {
                deliver(count, of: source.stream, onOutput)
                rest -= count
            }
        }
    }

    private mutating func relayKeys() {
        guard let keyboard else { return }
        if keyboard.pending.isEmpty { keyboard.receive() } else { keyboard.send() }
        if keyboard.isClosed { handle(SIGHUP) }
    }

    // MARK: The program's end

    private mutating func noteEnd() {
        var status: Int32 = 0
        var isSignaled = false
        guard rb_peek_exit(child.pid, &status, &isSignaled) != 0 else { return }
        termination = isSignaled ? .signaled(status) : .exited(status)
        endTime = .now
    }
}

extension Duration {
    /// A duration of so many seconds, from none to a century; what is no number counts as the latter.
    static func bounded(seconds: Double) -> Duration {
        let century = 3_153_600_000.0
        return .seconds(seconds < century ? max(0, seconds) : century)
    }
}
