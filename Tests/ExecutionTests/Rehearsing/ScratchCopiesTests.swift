import Execution
import Foundation
import SystemPackage
import TestSupport
import Testing

struct ScratchCopiesTests {
    private let place: ScratchDirectory
    private let copies: ScratchCopies

    init() throws {
        place = try ScratchDirectory()
        for folder in ["work/folder", "scratch"] {
            try FileManager.default.createDirectory(
                atPath: place.appending(folder).string,
                withIntermediateDirectories: true
            )
        }
        copies = ScratchCopies(of: place.appending("work/folder"), below: place.appending("scratch"))
        let folder = copies.folder.string
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func copy(_ name: String) -> String? {
        let path = copies.folder.pushing(FilePath(name)).lexicallyNormalized()
        return FileManager.default.contents(atPath: path.string).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: ["a.yaml", "deep/er/a.yaml", "../beside.yaml", "../../above.yaml", "a folder/ünï.yaml"])
    func fileIsWhereItsPathLeads(name: String) throws {
        let file = place.appending("work/folder").pushing(FilePath(name)).lexicallyNormalized()
        try FileManager.default.createDirectory(
            atPath: file.removingLastComponent().string,
            withIntermediateDirectories: true
        )
        try Data("here".utf8).write(to: URL(filePath: file.string))
        try copies.bring(FilePath(name))
        #expect(copy(name) == "here")
    }

    @Test func copyThatAStepHasWrittenStays() throws {
        try place.write("old", to: "work/folder/a.yaml")
        try Data("new".utf8).write(to: URL(filePath: copies.folder.appending("a.yaml").string))
        try copies.bring("a.yaml")
        #expect(copy("a.yaml") == "new")
    }

    @Test func copyIsNoLinkToTheFile() throws {
        try place.write("here", to: "work/folder/real.yaml")
        let link = place.appending("work/folder/link.yaml").string
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.yaml")
        try copies.bring("link.yaml")
        try Data("changed".utf8).write(to: URL(filePath: copies.folder.appending("link.yaml").string))
        #expect(place.read("work/folder/real.yaml") == "here")
    }

    @Test func patternBringsAsManyFilesAsThereAre() throws {
        for name in ["compose.override.yaml", "docker-compose.override.yml", "other.yaml", ".env"] {
            try place.write(name, to: "work/folder/" + name)
        }
        try copies.bring("*compose.override.y*ml")
        try copies.bring(".env*")
        try copies.bring("none*")
        let names = try FileManager.default.contentsOfDirectory(atPath: copies.folder.string)
        #expect(names.sorted() == [".env", "compose.override.yaml", "docker-compose.override.yml"])
    }

    @Test(arguments: ["missing.yaml", "/etc/hostname", "../../../../../../../../../../../etc/hostname", ""])
    func whatIsNotThereOrNotBelowTheFolderIsNotCopied(name: String) throws {
        try copies.bring(FilePath(name))
        #expect(try FileManager.default.contentsOfDirectory(atPath: copies.folder.string).isEmpty)
    }

    @Test func pipeIsNotRead() throws {
        let pipe = place.appending("work/folder/pipe")
        #expect(pipe.withPlatformString { mkfifo($0, 0o600) } == 0)
        try copies.bring("pipe")
        #expect(try FileManager.default.contentsOfDirectory(atPath: copies.folder.string).isEmpty)
    }

    @Test func folderThatHoldsTheCopiesIsNotCopiedIntoThem() throws {
        try copies.bring("../..")
        #expect(try FileManager.default.contentsOfDirectory(atPath: copies.folder.string).isEmpty)
    }

    @Test func folderIsMadeEmptyWhereThereIsOne() throws {
        try place.write("here", to: "work/folder/deploy/a.yaml")
        try copies.makeFolder("deploy")
        try copies.makeFolder("none")
        #expect(try FileManager.default.contentsOfDirectory(atPath: copies.folder.string) == ["deploy"])
        #expect(copy("deploy/a.yaml") == nil)
    }
}
