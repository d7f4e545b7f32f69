import Execution
import Glibc
import SystemPackage
import TestSupport
import Testing

/// Runs one program through the runner, and asks what to do whenever its standard output has grown.
struct ProcessRig {
    var output: [UInt8] = []
    var error: [UInt8] = []

    var text: String { String(decoding: output, as: UTF8.self) }

    mutating func run(
        _ arguments: [String],
        streams: ProcessRequest.Streams = .pipes(separateStandardError: true),
        timeout: Double? = nil,
        grace: Double = 10,
        signals: SignalSource? = nil,
        onOutput: (String) -> OutputVerdict = { _ in .goOn }
    ) throws -> ProcessOutcome {
        var request = ProcessRequest(arguments, workingDirectory: "/tmp", streams: streams)
        request.timeout = timeout
        request.gracePeriod = grace
        return try ProcessRunner(signals: signals).run(request) { chunk in
            guard chunk.stream == .output else {
                error += chunk.bytes
                return .goOn
            }
            output += chunk.bytes
            return onOutput(String(decoding: output, as: UTF8.self))
        }
    }
}

/// Whether a process is alive; one that has ended and waits to be reaped is not.
private func isAlive(_ pid: String) -> Bool {
    guard let stat = try? FileDescriptor.open("/proc/\(pid)/stat", .readOnly) else { return false }
    defer { try? stat.close() }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = (try? bytes.withUnsafeMutableBytes { try stat.read(into: $0) }) ?? 0
    let text = String(decoding: bytes.prefix(count), as: UTF8.self)
    return count > 0 && !text.contains(") Z ") && !text.contains(") X ")
}

struct ProcessRunnerTests {
    @Test(arguments: [0, 1, 7, 126, 255] as [Int32])
    func exitStatusIsAResult(status: Int32) throws {
        var rig = ProcessRig()
        let outcome = try rig.run(["bash", "-c", "exit \(status)"])
        #expect(outcome.termination == .exited(status))
        #expect(outcome.ending == .natural)
    }

    @Test func signalOfTheProgramItselfIsTold() throws {
        var rig = ProcessRig()
        #expect(try rig.run(["bash", "-c", "kill -SEGV $$"]).termination == .signaled(SIGSEGV))
    }

    @Test func streamsStayApartOrJoin() throws {
        var rig = ProcessRig()
        _ = try rig.run(["bash", "-c", "echo out; echo err >&2"])
        #expect(rig.text == "out\n")
        #expect(rig.error == Array("err\n".utf8))
        var joined = ProcessRig()
        _ = try joined.run(["bash", "-c", "echo out; echo err >&2"], streams: .pipes(separateStandardError: false))
        #expect(joined.text == "out\nerr\n")
    }

    @Test func missingProgramAndDirectoryAreToldApart() throws {
        var rig = ProcessRig()
        #expect(throws: ProcessError.program("runbook-no-such-program", errno: ENOENT)) {
            try rig.run(["runbook-no-such-program"])
        }
        #expect(throws: ProcessError.workingDirectory("/nowhere", errno: ENOENT)) {
            try ProcessRunner().run(ProcessRequest(["true"], workingDirectory: "/nowhere")) { _ in .goOn }
        }
        #expect(throws: ProcessError.malformedArgument(1)) { try rig.run(["echo", "a\0b"]) }
    }

    @Test func programLeadsASessionWithDefaultSignals() throws {
        var rig = ProcessRig()
        _ = try rig.run([
            "bash", "-c", "read -r _ _ _ _ group session _ </proc/$$/stat; echo $(($$ == group && $$ == session))",
        ])
        #expect(rig.text == "1\n")
        var signals = ProcessRig()
        _ = try signals.run(["grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status"])
        let masks = signals.text.split(whereSeparator: \.isWhitespace).compactMap { UInt64($0, radix: 16) }
        // The C library ignores two signals of its own, 32 and 33.
        #expect(masks.map { $0 & ~0x1_8000_0000 } == [0, 0])
    }

    @Test func inheritedDescriptorsArriveAndNoOther() throws {
        let (read, write) = try Descriptor.pipe()
        var request = ProcessRequest(
            ["bash", "-c", "echo hello >&9; ls -1 /proc/self/fd | tr '\\n' ' '"],
            workingDirectory: "/"
        )
        request.inheritedDescriptors = [9: FileDescriptor(rawValue: write.number)]
        var output = ""
        _ = try ProcessRunner().run(request) { chunk in
            output += String(decoding: chunk.bytes, as: UTF8.self)
            return .goOn
        }
        #expect(output == "0 1 2 3 9 ")
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = try buffer.withUnsafeMutableBytes { try FileDescriptor(rawValue: read.number).read(into: $0) }
        #expect(buffer.prefix(count).elementsEqual("hello\n".utf8))
    }

    @Test func environmentArrivesByteForByte() throws {
        var rig = ProcessRig()
        setenv("RUNBOOK_TEST_ODD-NAME", "a=b\nc", 1)
        defer { unsetenv("RUNBOOK_TEST_ODD-NAME") }
        _ = try rig.run(["env", "-0"])
        #expect(rig.text.contains("RUNBOOK_TEST_ODD-NAME=a=b\nc\0"))
    }

    @Test(arguments: [
        "trap '' TERM; echo $BASHPID; (trap '' TERM; echo $BASHPID; exec sleep 1000) & while :; do sleep 1000; done",
        "trap '' TERM INT HUP; echo $BASHPID; set -m; (trap '' TERM INT HUP; echo $BASHPID; exec sleep 1000) & wait; wait",
    ])
    func wholeSessionEndsThoughItIgnoresTerm(text: String) throws {
        var rig = ProcessRig()
        let outcome = try rig.run(["bash", "-c", text], grace: 0.5) { text in
            text.count { $0 == "\n" } == 2 ? .stop : .goOn
        }
        #expect(outcome.ending == .stoppedByVerdict)
        #expect(outcome.termination == .signaled(SIGKILL))
        let pids = rig.text.split(separator: "\n").map(String.init)
        #expect(pids.count == 2)
        for pid in pids { #expect(!isAlive(pid)) }
    }

    @Test(arguments: [0.3, 0, -1])
    func timeOutEndsAProgramThatIgnoresTerm(timeout: Double) throws {
        var rig = ProcessRig()
        let outcome = try rig.run(
            ["bash", "-c", "trap '' TERM; while :; do sleep 1000; done"],
            timeout: timeout,
            grace: 0.3
        )
        #expect(outcome.ending == .timedOut)
        #expect(outcome.duration >= .seconds(max(0, timeout)))
        #expect(outcome.duration < .seconds(30))
    }

    @Test(arguments: [1e300, .infinity, .nan])
    func absurdTimeOutIsNone(timeout: Double) throws {
        var rig = ProcessRig()
        #expect(try rig.run(["true"], timeout: timeout, grace: timeout).termination == .exited(0))
    }

    @Test func stoppedProgramEndsAtItsTimeOut() throws {
        var rig = ProcessRig()
        let outcome = try rig.run(["bash", "-c", "kill -STOP $$"], timeout: 0.3, grace: 30)
        #expect(outcome.termination == .signaled(SIGTERM))
        #expect(outcome.duration < .seconds(25))
    }

    @Test func processesLeftBehindAreEndedAndCounted() throws {
        var rig = ProcessRig()
        let outcome = try rig.run(["bash", "-c", "sleep 1000 & echo $!; sleep 1000 & echo $!; exit 3"])
        #expect(outcome.termination == .exited(3))
        #expect(outcome.ending == .natural)
        #expect(outcome.leftovers == 2)
        for pid in rig.text.split(separator: "\n") { #expect(!isAlive(String(pid))) }
    }

    @Test func leftBehindProcessThatIgnoresTermIsKilled() throws {
        var rig = ProcessRig()
        let outcome = try rig.run(["bash", "-c", "trap '' TERM; sleep 1000 & echo $!"], grace: 0.3)
        #expect(outcome.leftovers == 1)
        for pid in rig.text.split(separator: "\n") { #expect(!isAlive(String(pid))) }
    }

    @Test func daemonInASessionOfItsOwnIsNotWaitedFor() throws {
        let scratch = try ScratchDirectory()
        let file = scratch.appending("pid").string
        let text =
            "setsid -f bash -c 'echo $$ >\(file).new; mv \(file).new \(file); exec sleep 1000'; until [ -s \(file) ]; do sleep 0.01; done"
        var rig = ProcessRig()
        let outcome = try rig.run(["bash", "-c", text])
        let pid = try #require(scratch.read("pid").flatMap { pid_t($0.dropLast()) })
        defer { kill(pid, SIGKILL) }
        #expect(outcome.termination == .exited(0))
        #expect(outcome.leftovers == 0)
        #expect(isAlive(String(pid)))
    }

    @Test func verdictStopsTheProgramAtOnce() throws {
        var rig = ProcessRig()
        let outcome = try rig.run(["bash", "-c", "echo fine; echo Failed; exec sleep 1000"]) { text in
            text.contains("Failed\n") ? .stop : .goOn
        }
        #expect(outcome.ending == .stoppedByVerdict)
        #expect(outcome.termination == .signaled(SIGTERM))
    }

    @Test func twoHundredMegabytesPassInBoundedMemory() throws {
        func peak() throws -> Int {
            let status = try CompletedProgram.run(["grep", "VmHWM", "/proc/\(getpid())/status"]).output
            return status.split(separator: " ").compactMap { Int($0) }.first ?? 0
        }
        let before = try peak()
        var count = 0
        let request = ProcessRequest(["bash", "-c", "yes 0123456789 | head -c 200000000"], workingDirectory: "/")
        let outcome = try ProcessRunner().run(request) { chunk in
            count += chunk.bytes.count
            return .goOn
        }
        #expect(outcome.termination == .exited(0))
        #expect(count == 200_000_000)
        // Other tests run meanwhile in the same process; 200 MB kept would still show.
        #expect(try peak() - before < 100_000)
    }
}
