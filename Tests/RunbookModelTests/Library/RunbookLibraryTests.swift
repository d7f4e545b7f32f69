import Glibc
import RunbookModel
import SystemPackage
import TestSupport
import Testing

struct RunbookLibraryTests {
    private let scratch: ScratchDirectory

    init() throws {
        scratch = try ScratchDirectory()
    }

    private func library(_ folders: String...) -> RunbookLibrary {
        RunbookLibrary(folders: folders.map(scratch.appending))
    }

    @Test func foldersComeInTheirOrder() {
        let library = RunbookLibrary(
            option: ["a", "b"],
            environment: ["RUNBOOK_PATH": "c::/d"],
            program: "/opt/tool/bin/runbook"
        )
        #expect(
            library.folders == ["a", "b", "c", "/d", "runbooks", "/opt/tool/share/runbook/runbooks"]
        )
        #expect(RunbookLibrary(option: [], environment: [:], program: nil).folders == ["runbooks"])
    }

    @Test func idsAreTheFoldersThatHoldRunbooks() throws {
        try scratch.write("", to: "one/b/en.md")
        try scratch.write("", to: "one/a/runbook.yml")
        try scratch.write("", to: "one/notes/readme.txt")
        try scratch.write("", to: "one/.git/en.md")
        try scratch.write("", to: "one/file.md")
        try scratch.write("", to: "two/b/fr.md")
        try scratch.write("", to: "two/c/pt-BR.md")
        #expect(library("one", "missing", "two").ids() == ["a", "b", "c"])
    }

    @Test func firstFolderThatHoldsAnIdWins() throws {
        try scratch.write("", to: "one/a/en.md")
        try scratch.write("", to: "two/a/fr.md")
        #expect(library("one", "two").locate("a") == .folder(scratch.appending("one/a")))
        #expect(library("two", "one").locate("a")?.languages == ["fr"])
        #expect(library("one").locate("b") == nil)
    }

    @Test(arguments: ["", ".", "..", "one", "a/b"])
    func otherNamesArePaths(name: String) throws {
        try scratch.write("", to: "en.md")
        try scratch.write("", to: "one/en.md")
        let place = library("one").locate(name)
        #expect(place != .folder(scratch.appending("one").appending(name)))
        #expect(name.isEmpty || name == "a/b" ? place == nil : true)
    }

    @Test func pathNamesAFolderOrAFile() throws {
        let file = try scratch.write("# A\n", to: "docs/Set up.fr.md")
        try scratch.write("", to: "docs/en.md")
        let library = library("none")
        #expect(library.locate(file.string) == .file(file))
        #expect(library.locate(file.string)?.languages == ["fr"])
        let folder = scratch.appending("docs")
        #expect(library.locate(folder.string + "/") == .folder(FilePath(folder.string)))
    }

    @Test func linksAreFollowed() throws {
        try scratch.write("", to: "real/en.md")
        try scratch.write("", to: "one/x/fr.md")
        #expect(symlink(scratch.appending("real").string, scratch.appending("one/a").string) == 0)
        #expect(symlink("/nowhere", scratch.appending("one/b").string) == 0)
        #expect(library("one").ids() == ["a", "x"])
        #expect(library("one").locate("a")?.languages == ["en"])
    }

    @Test(arguments: [
        ("en.md", "en"), ("README.fr.md", "fr"), ("guide.pt-BR.md", "pt-BR"), ("README.md", "und"), ("a.b", "und"),
        ("zh-Hant.md", "zh-Hant"), ("faq.md", "und"), ("release-1.10.md", "und"), ("x.2.md", "und"),
    ])
    func languageOfALoneFileIsInItsName(name: String, language: String) {
        #expect(RunbookPlace.file(FilePath(name)).languages == [language])
    }

    @Test func sourceOfAFolderIsOneLanguageAndTheDefinition() throws {
        try scratch.write("id: x\n", to: "my-id/runbook.yml")
        try scratch.write("# F\n", to: "my-id/fr.md")
        try scratch.write("# E\n", to: "my-id/en.md")
        try scratch.write("# N\n", to: "my-id/notes.md")
        let place = RunbookPlace.folder(scratch.appending("my-id/"))
        #expect(place.languages == ["en", "fr"])
        let source = try place.source(language: "fr")
        #expect(source.id == "my-id" && source.language == "fr" && source.languages == ["en", "fr"])
        #expect(source.markdown.bytes == Array("# F\n".utf8))
        #expect(source.definition?.bytes == Array("id: x\n".utf8))
        #expect(throws: Diagnostic.self) { try place.source(language: "de") }
        do { _ = try place.source(language: "de") } catch { #expect(error.code == .noLanguageFile) }
    }

    @Test func idOfALoneFileIsMadeOfItsName() throws {
        let file = try scratch.write("# A\n", to: "Été à_la 1.fr.md")
        #expect(try RunbookPlace.file(file).source(language: "fr").id == "t-la-1-fr")
        let other = try scratch.write("# A\n", to: "é.md")
        #expect(try RunbookPlace.file(other).source(language: "und").id == "runbook")
    }
}

struct RunbookFileTests {
    private let scratch: ScratchDirectory

    init() throws {
        scratch = try ScratchDirectory()
    }

    private func fault(_ path: FilePath) -> DiagnosticCode? {
        do {
            _ = try RunbookSource.File.read(path)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func whatCannotBeReadSaysWhy() throws {
        try scratch.write("", to: "folder/a")
        #expect(fault(scratch.appending("none")) == .fileNotFound)
        #expect(fault(scratch.appending("folder/a/b")) == .fileNotFound)
        #expect(fault(scratch.appending("folder")) == .fileUnreadable)
    }

    @Test func hugeFileIsRefused() throws {
        let path = try scratch.write("", to: "huge.md")
        #expect(truncate(path.string, 50 << 20) == 0)
        #expect(fault(path) == .fileTooLarge)
        #expect(fault("/dev/zero") == .fileTooLarge)
        #expect(truncate(path.string, 8 << 20) == 0)
        #expect(fault(path) == nil)
    }

    @Test func pipeIsReadToItsEnd() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let text = Array("# A\n".utf8)
        #expect(write(ends[1], text, text.count) == text.count)
        close(ends[1])
        defer { close(ends[0]) }
        #expect(try RunbookSource.File.read(FilePath("/dev/fd/\(ends[0])")).bytes == text)
    }

    @Test func pipeThatNobodyWritesToIsEmpty() throws {
        let path = scratch.appending("fifo")
        #expect(mkfifo(path.string, 0o600) == 0)
        #expect(try RunbookSource.File.read(path).bytes == [])
    }
}
