import Execution
import Glibc
import Synchronization
import SystemPackage
import TestSupport
import Testing

struct BackgroundRunTests {
    @Test func programGoesOnUntilItIsEnded() throws {
        let scratch = try ScratchDirectory()
        #expect(mkfifo(scratch.appending("ready").string, 0o600) == 0)
        let output = Mutex("")
        let folder = scratch.path
        let background = try BackgroundRun { runner throws(ProcessError) in
            let session = ShellSession(runner: runner, folder: folder)
            return try session.run(ShellStep("echo up; echo >ready; exec sleep 1000"), from: ShellState()) { chunk in
                output.withLock { $0 += String(decoding: chunk.bytes, as: UTF8.self) }
                return .goOn
            }.outcome
        }
        // Reading from a named pipe waits for its writer: the program is running then.
        let ready = try FileDescriptor.open(scratch.appending("ready"), .readOnly)
        var buffer = [UInt8](repeating: 0, count: 1)
        _ = try buffer.withUnsafeMutableBytes { try ready.read(into: $0) }
        try ready.close()
        #expect(background.result == nil)
        let outcome = try background.finish()
        #expect(outcome.termination == .signaled(SIGTERM))
        #expect(outcome.ending == .interrupted(SIGTERM))
        #expect(output.withLock { $0 } == "up\n")
    }

    @Test func resultAndErrorAreHandedOver() throws {
        let good = try BackgroundRun { runner throws(ProcessError) in
            try runner.run(ProcessRequest(["bash", "-c", "exit 3"], workingDirectory: "/")) { _ in .goOn }
        }
        #expect(try good.wait().termination == .exited(3))
        let bad = try BackgroundRun { runner throws(ProcessError) in
            try runner.run(ProcessRequest(["true"], workingDirectory: "/nowhere")) { _ in .goOn }
        }
        #expect(throws: ProcessError.workingDirectory("/nowhere", errno: ENOENT)) { try bad.wait() }
    }
}
