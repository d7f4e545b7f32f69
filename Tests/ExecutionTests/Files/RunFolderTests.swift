import Execution
import Glibc
import SystemPackage
import TestSupport
import Testing

struct RunFolderTests {
    private let scratch: ScratchDirectory
    private let folder: RunFolder

    init() throws {
        scratch = try ScratchDirectory()
        try scratch.write("secret", to: "outside/file")
        try scratch.write("", to: "kept/.keep")
        try scratch.write("", to: "run/.keep")
        folder = try RunFolder(at: scratch.appending("run"))
    }

    @discardableResult
    private func write(_ text: String, to file: FilePath, mode: UInt16? = nil, isNew: Bool = false) throws -> FileChange
    {
        try folder.write(
            text.utf8,
            to: file,
            options: FileWriteOptions(mode: mode, refusesReplacement: isNew),
            keepingOriginalAt: scratch.appending("kept/copy")
        )
    }

    private func mode(_ name: String) -> mode_t {
        var status = stat()
        return stat(scratch.appending(name).string, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    private func link(_ name: String, to target: String) {
        _ = symlink(target, scratch.appending(name).string)
    }

    @Test(arguments: ["a.yaml", "./a.yaml", "d/e/f/a.yaml", "d/../a.yaml", "a b/é.yaml", "-dash"])
    func fileIsWrittenWithItsFolders(name: String) throws {
        if name.contains("..") { try scratch.write("", to: "run/d/.keep") }
        let change = try write("text\n", to: FilePath(name))
        #expect(scratch.read("run/" + name) == "text\n")
        #expect(change.original == nil)
        #expect(try folder.contents(of: FilePath(name)) == Array("text\n".utf8))
    }

    @Test func absolutePathInTheFolderIsTheSameFile() throws {
        try write("x", to: folder.path.appending("a"))
        #expect(scratch.read("run/a") == "x")
    }

    @Test(arguments: ["../a", "/etc/runbook-test", "d/../../a", "..", ".", "", "/"])
    func pathOutsideIsRefused(name: String) throws {
        try scratch.write("", to: "run/d/.keep")
        #expect(throws: FileWriteError.outsideFolder(FilePath(name))) { try write("x", to: FilePath(name)) }
        #expect(throws: FileWriteError.outsideFolder(FilePath(name))) { try folder.contents(of: FilePath(name)) }
    }

    @Test(arguments: ["../outside", "/tmp", "inner/../../outside"])
    func linkThatLeadsOutIsRefused(target: String) throws {
        try scratch.write("", to: "run/inner/.keep")
        link("run/out", to: target)
        #expect(throws: FileWriteError.throughLink("out/file")) { try write("x", to: "out/file") }
        #expect(throws: FileWriteError.throughLink("out/file")) { try folder.contents(of: "out/file") }
        #expect(throws: FileWriteError.throughLink("out/new/file")) { try write("x", to: "out/new/file") }
        #expect(scratch.read("outside/file") == "secret")
    }

    @Test func fileThatIsALinkIsRefused() throws {
        link("run/a", to: "../outside/file")
        #expect(throws: FileWriteError.throughLink("a")) { try write("x", to: "a") }
        #expect(throws: FileWriteError.throughLink("a")) { try folder.contents(of: "a") }
        link("run/dangling", to: "../outside/created")
        #expect(throws: FileWriteError.throughLink("dangling")) { try write("x", to: "dangling") }
        #expect(scratch.read("outside/file") == "secret")
        #expect(scratch.read("outside/created") == nil)
    }

    @Test func folderLinkThatStaysInsideIsFollowed() throws {
        try scratch.write("", to: "run/real/.keep")
        link("run/alias", to: "real")
        try write("x", to: "alias/a")
        #expect(scratch.read("run/real/a") == "x")
    }

    @Test func otherThanRegularFilesAreRefused() throws {
        try scratch.write("", to: "run/dir/.keep")
        #expect(mkfifo(scratch.appending("run/pipe").string, 0o600) == 0)
        for name in ["dir", "pipe"] as [FilePath] {
            #expect(throws: FileWriteError.notRegularFile(name)) { try write("x", to: name) }
        }
        try write("x", to: "plain")
        #expect(throws: FileWriteError.notRegularFile("plain/a")) { try write("x", to: "plain/a") }
    }

    @Test func modeIsKeptOrSet() throws {
        let mask = umask(0)
        umask(mask)
        try write("1", to: "a")
        #expect(mode("run/a") == 0o644 & ~mask)
        chmod(scratch.appending("run/a").string, 0o755)
        try write("2", to: "a")
        #expect(mode("run/a") == 0o755)
        try write("2", to: "a", mode: 0o600)
        #expect(mode("run/a") == 0o600)
        try write("x", to: "b", mode: 0o666)
        #expect(mode("run/b") == 0o666)
    }

    @Test func newFileReplacesNothingElse() throws {
        try write("one", to: "a", isNew: true)
        try write("one", to: "a", isNew: true)
        #expect(throws: FileWriteError.refusedReplacement("a")) { try write("two", to: "a", isNew: true) }
        #expect(scratch.read("run/a") == "one")
        #expect(try scratch.names(in: "run") == [".keep", "a"])
    }

    @Test func sameContentLeavesTheFileAlone() throws {
        try write("same", to: "a")
        var before = stat()
        stat(scratch.appending("run/a").string, &before)
        try write("same", to: "a")
        var after = stat()
        stat(scratch.appending("run/a").string, &after)
        #expect(before.st_ino == after.st_ino)
    }

    @Test func undoingBringsBackWhatWasThere() throws {
        try scratch.write("original\0bytes", to: "run/a")
        chmod(scratch.appending("run/a").string, 0o750)
        let change = try write("replaced", to: "a", mode: 0o600)
        #expect(mode("kept/copy") == 0o600)
        try folder.restore(change)
        #expect(scratch.read("run/a") == "original\0bytes")
        #expect(mode("run/a") == 0o750)
    }

    @Test func undoingRemovesACreatedFile() throws {
        let change = try write("x", to: "d/a")
        try folder.restore(change)
        #expect(scratch.read("run/d/a") == nil)
    }

    @Test func undoingDoesNotLoseLaterWork() throws {
        let change = try write("x", to: "a")
        try scratch.write("edited by hand", to: "run/a")
        #expect(throws: FileWriteError.changedSince("a")) { try folder.restore(change) }
        #expect(scratch.read("run/a") == "edited by hand")
        try folder.restore(change, evenIfChanged: true)
        #expect(scratch.read("run/a") == nil)
        #expect(throws: FileWriteError.changedSince("a")) { try folder.restore(change) }
    }

    @Test func failedWriteLeavesNothingBehind() throws {
        try scratch.write("original", to: "run/a")
        #expect(throws: FileWriteError.self) {
            try folder.write("x".utf8, to: "a", keepingOriginalAt: "/nowhere/copy")
        }
        #expect(scratch.read("run/a") == "original")
        #expect(try scratch.names(in: "run") == [".keep", "a"])
    }
}
