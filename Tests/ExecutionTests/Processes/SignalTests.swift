import CPosix
import Execution
import Glibc
import Synchronization
import SystemPackage
import TestSupport
import Testing

/// A source of signals that a test sends itself.
private struct FakeSignals {
    let read: Descriptor
    let write: Descriptor

    init() throws {
        (read, write) = try Descriptor.pipe()
        read.makeNonBlocking()
    }

    func source(suspend: @escaping @Sendable () -> Void = {}) -> SignalSource {
        SignalSource(FileDescriptor(rawValue: read.number), suspend: suspend)
    }

    func send(_ signal: Int32) {
        _ = try? FileDescriptor(rawValue: write.number).writeAll([UInt8(signal)])
    }
}

struct SignalTests {
    @Test(arguments: [SIGINT, SIGTERM, SIGQUIT])
    func interruptedProgramGetsThatSignalFirst(signal: Int32) throws {
        let signals = try FakeSignals()
        var rig = ProcessRig()
        let text =
            "trap 'echo INT; exit 5' INT; trap 'echo TERM; exit 5' TERM; trap 'echo QUIT; exit 5' QUIT; echo ready; while :; do sleep 0.02; done"
        let outcome = try rig.run(["bash", "-c", text], signals: signals.source()) { text in
            if text == "ready\n" { signals.send(signal) }
            return .goOn
        }
        #expect(outcome.ending == .interrupted(signal))
        #expect(outcome.termination == .exited(5))
        let names = [SIGINT: "INT", SIGTERM: "TERM", SIGQUIT: "QUIT"]
        #expect(rig.text == "ready\n\(names[signal] ?? "")\n")
    }

    @Test func programThatIgnoresInterruptsIsTerminatedThenKilled() throws {
        let signals = try FakeSignals()
        var rig = ProcessRig()
        let text = "trap 'echo INT' INT; trap 'echo TERM' TERM; echo ready; while :; do sleep 0.02; done"
        let outcome = try rig.run(["bash", "-c", text], grace: 4, signals: signals.source()) { text in
            if text == "ready\n" { signals.send(SIGINT) }
            return .goOn
        }
        #expect(rig.text == "ready\nINT\nTERM\n")
        #expect(outcome.termination == .signaled(SIGKILL))
        #expect(outcome.ending == .interrupted(SIGINT))
    }

    @Test func askingAgainSkipsTheGracePeriod() throws {
        let signals = try FakeSignals()
        var rig = ProcessRig()
        let text = "trap 'echo INT' INT; trap 'echo TERM' TERM; echo ready; while :; do sleep 0.02; done"
        let outcome = try rig.run(["bash", "-c", text], grace: 600, signals: signals.source()) { text in
            if text == "ready\n" || text.hasSuffix("INT\n") || text.hasSuffix("TERM\n") { signals.send(SIGINT) }
            return .goOn
        }
        #expect(rig.text == "ready\nINT\nTERM\n")
        #expect(outcome.termination == .signaled(SIGKILL))
    }

    @Test func lostTerminalLetsTheProgramFinish() throws {
        let signals = try FakeSignals()
        var rig = ProcessRig()
        let outcome = try rig.run(["bash", "-c", "echo ready; sleep 0.2; echo done"], signals: signals.source()) {
            text in
            if text == "ready\n" { signals.send(SIGHUP) }
            return .goOn
        }
        #expect(rig.text == "ready\ndone\n")
        #expect(outcome.termination == .exited(0))
        #expect(outcome.ending == .natural)
        #expect(outcome.lostTerminal)
    }

    @Test func suspensionStopsTheProgramToo() throws {
        let signals = try FakeSignals()
        let isStopped = Mutex(false)
        let pid = Mutex("")
        var rig = ProcessRig()
        let source = signals.source {
            var info = siginfo_t()
            let result = waitid(P_PID, id_t(pid.withLock { $0 }) ?? 0, &info, WSTOPPED | WNOWAIT)
            isStopped.withLock { $0 = result == 0 }
        }
        let outcome = try rig.run(["bash", "-c", "echo $$; while :; do :; done"], signals: source) { text in
            if pid.withLock({ $0.isEmpty }) {
                pid.withLock { $0 = String(text.dropLast()) }
                signals.send(SIGTSTP)
                signals.send(SIGTERM)
            }
            return .goOn
        }
        #expect(isStopped.withLock { $0 })
        #expect(outcome.termination == .signaled(SIGTERM))
    }
}

@Suite(.serialized)
struct SignalMonitorTests {
    @Test func signalsOfTheProcessArriveInOrder() throws {
        let monitor = try SignalMonitor.start()
        // Threads of the pool block signals: this one goes to the main thread, and is waited for.
        kill(getpid(), SIGWINCH)
        var descriptors = [pollfd(fd: monitor.source.descriptor.rawValue, events: Int16(POLLIN), revents: 0)]
        #expect(poll(&descriptors, 1, 60_000) == 1)
        #expect(monitor.source.pending() == [SIGWINCH])
        #expect(monitor.source.pending() == [])
        #expect(throws: ProcessError.system(call: "sigaction", errno: EBUSY)) { try SignalMonitor.start() }
    }

    @Test func dispositionsComeBack() throws {
        func disposition(_ signal: Int32) -> sigaction {
            var action = sigaction()
            sigaction(signal, nil, &action)
            return action
        }
        let before = disposition(SIGWINCH).sa_flags
        var monitor: SignalMonitor? = try SignalMonitor.start()
        #expect(disposition(SIGWINCH).sa_flags & SA_RESTART != 0)
        withExtendedLifetime(monitor) {}
        monitor = nil
        #expect(monitor == nil)
        #expect(disposition(SIGWINCH).sa_flags == before)
    }
}
