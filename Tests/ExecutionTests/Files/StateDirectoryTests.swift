import Execution
import Glibc
import SystemPackage
import TestSupport
import Testing

struct StateDirectoryTests {
    @Test(arguments: [
        (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/runbook"), (["HOME": "/h"], "/h/.local/state/runbook"),
        (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/runbook"),
        (["XDG_STATE_HOME": "", "HOME": "/h"], "/h/.local/state/runbook"),
    ])
    func environmentSaysWhereItIs(variables: [String: String], path: String) throws {
        #expect(try StateDirectory(environment: ProcessEnvironment(variables)).path == FilePath(path))
    }

    @Test(arguments: [[:], ["HOME": "relative"], ["XDG_STATE_HOME": "x"]] as [[String: String]])
    func withoutAHomeThereIsNone(variables: [String: String]) {
        #expect(throws: StateDirectory.Failure.noHome) {
            try StateDirectory(environment: ProcessEnvironment(variables))
        }
    }

    @Test func foldersAreTheirOwnersAlone() throws {
        let scratch = try ScratchDirectory()
        let state = StateDirectory(at: scratch.appending("a/runbook"))
        let run = state.run("20261122T094612Z-abc123")
        try state.create(run)
        try state.create(run)
        for folder in [state.path, state.runs, run] {
            var status = stat()
            #expect(stat(folder.string, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o700)
        }
        try scratch.write("", to: "file")
        #expect(throws: StateDirectory.Failure.self) { try state.create(scratch.appending("file/x")) }
        #expect(throws: StateDirectory.Failure.self) { try state.create(scratch.appending("file")) }
    }

    @Test func runsHaveNamesThatSortByTime() throws {
        let id = StateDirectory.newRunID(at: Timestamp(milliseconds: 1_795_340_772_041))
        #expect(id.wholeMatch(of: /20261122T094612Z-[a-z0-9]{6}/) != nil)
        #expect(Set((0..<100).map { _ in StateDirectory.newRunID() }).count == 100)
    }
}

struct RunLockTests {
    private let scratch: ScratchDirectory
    private let state: StateDirectory
    private let holder = RunLock.Holder(run: "r1", runbook: "cache")

    init() throws {
        scratch = try ScratchDirectory()
        state = StateDirectory(at: scratch.appending("state"))
        try scratch.write("", to: "work/.keep")
        try scratch.write("", to: "other/.keep")
    }

    @Test func secondRunLearnsWhoHoldsTheLock() throws {
        let lock = try RunLock.acquire(for: scratch.appending("work"), in: state, as: holder)
        symlink("work", scratch.appending("alias").string)
        for name in ["work", "alias", "work/../work"] {
            #expect(throws: RunLock.Failure.held(by: holder)) {
                try RunLock.acquire(for: scratch.appending(name), in: state, as: .init(run: "r2", runbook: "x"))
            }
        }
        _ = try RunLock.acquire(for: scratch.appending("other"), in: state, as: holder)
        withExtendedLifetime(lock) {}
    }

    @Test func lockEndsWithItsValue() throws {
        var lock: RunLock? = try RunLock.acquire(for: scratch.appending("work"), in: state, as: holder)
        #expect(lock != nil)
        lock = nil
        _ = try RunLock.acquire(for: scratch.appending("work"), in: state, as: holder)
    }

    @Test func childDoesNotKeepTheLock() throws {
        var lock: RunLock? = try RunLock.acquire(for: scratch.appending("work"), in: state, as: holder)
        let program = try TerminalProgram(["bash", "-c", "echo ready; read -r"])
        try program.wait(for: "ready")
        withExtendedLifetime(lock) {}
        lock = nil
        _ = try RunLock.acquire(for: scratch.appending("work"), in: state, as: holder)
    }

    @Test func lockOfAnotherProcessDiesWithIt() throws {
        try RunLock.acquire(for: scratch.appending("work"), in: state, as: holder).release()
        let file = try #require(try scratch.names(in: "state/locks").first)
        let path = try scratch.write("", to: "state/locks/\(file)").string
        let program = try TerminalProgram(["flock", "-x", path, "bash", "-c", "echo ready; read -r"])
        try program.wait(for: "ready")
        #expect(throws: RunLock.Failure.held(by: nil)) {
            try RunLock.acquire(for: scratch.appending("work"), in: state, as: holder)
        }
        kill(-program.pid, SIGKILL)
        try program.waitForExit()
        try RunLock.acquire(for: scratch.appending("work"), in: state, as: holder).release()
    }
}
