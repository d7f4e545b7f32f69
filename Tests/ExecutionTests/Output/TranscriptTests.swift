import Execution
import Glibc
import SystemPackage
import TestSupport
import Testing

struct TranscriptTests {
    @Test func outputIsKeptWholeForItsOwnerAlone() throws {
        let scratch = try ScratchDirectory()
        let path = scratch.appending("step.log")
        let transcript = try Transcript(at: path)
        try transcript.append(Array("one\n".utf8))
        try transcript.append(Array("two\n".utf8)[...])
        #expect(scratch.read("step.log") == "one\ntwo\n")
        try Transcript(at: path).append(Array("again\n".utf8))
        #expect(scratch.read("step.log") == "one\ntwo\nagain\n")
        var status = stat()
        #expect(stat(path.string, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test func fullDiskIsAnError() throws {
        let transcript = try Transcript(at: "/dev/full")
        #expect(throws: Transcript.Failure.io(path: "/dev/full", errno: ENOSPC)) { try transcript.append([1]) }
    }

    @Test func missingFolderIsAnError() {
        #expect(throws: Transcript.Failure.io(path: "/nowhere/x", errno: ENOENT)) { try Transcript(at: "/nowhere/x") }
    }
}
