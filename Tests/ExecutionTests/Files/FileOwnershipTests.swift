import Execution
import Glibc
import SystemPackage
import TestSupport
import Testing

struct FileOwnershipTests {
    private func ownership(mode: mode_t, isFolder: Bool = false) throws -> FileOwnership {
        let scratch = try ScratchDirectory()
        let path = scratch.appending("it")
        if isFolder { _ = mkdir(path.string, 0o700) } else { try scratch.write("", to: "it") }
        #expect(chmod(path.string, mode) == 0)
        return try #require(FileOwnership(of: path))
    }

    @Test(
        arguments: [
            (0o600, false, nil), (0o644, false, nil), (0o646, false, .everyone), (0o666, false, .everyone),
            (0o755, true, nil), (0o757, true, .everyone), (0o1777, true, nil), (0o1666, false, .everyone),
        ] as [(mode_t, Bool, FileOwnership.Writers?)]
    )
    func modeTellsWhoElseMayWrite(mode: mode_t, isFolder: Bool, writers: FileOwnership.Writers?) throws {
        let ownership = try ownership(mode: mode, isFolder: isFolder)
        #expect(ownership.otherWriters == writers)
        #expect(ownership.foreignOwner == nil)
    }

    @Test func whatIsNotThereBelongsToNobody() {
        #expect(FileOwnership(of: "/nonexistent/file") == nil)
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func otherOwnersAndGroupsAreNamed() throws {
        let scratch = try ScratchDirectory()
        let path = try scratch.write("", to: "it")
        #expect(chmod(path.string, 0o664) == 0)
        // A group that is named like the user is the user's own.
        #expect(FileOwnership(of: path)?.otherWriters == nil)
        #expect(chown(path.string, 0, 65_533) == 0)
        #expect(FileOwnership(of: path)?.otherWriters == .group("65533"))
        #expect(FileOwnership(of: path)?.foreignOwner == nil)
        #expect(chown(path.string, 65_532, 0) == 0)
        #expect(FileOwnership(of: path)?.foreignOwner == "65532")
        #expect(FileOwnership(of: path)?.otherWriters == .group("root"))
    }
}
