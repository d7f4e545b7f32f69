import Foundation
import SystemPackage
import TestSupport
import Testing

/// `runbook render`: a site in a folder that is replaced as a whole.
struct RenderTests {
    private static let page = """
        ---
        title: Restart %
        parameters: {release: {type: name, default: cache, label: Release}}
        ---
        # Restart %

        ```sh {#restart}
        restart {{release}}
        ```
        """

    private func place() throws -> Workplace {
        let place = try Workplace()
        try place.write(Self.page.replacing("%", with: "one"), to: "runbooks/one/en.md")
        try place.write(Self.page.replacing("%", with: "un"), to: "runbooks/one/fr.md")
        try place.write(Self.page.replacing("%", with: "two"), to: "runbooks/two/en.md")
        return place
    }

    private func files(_ place: Workplace, in folder: String = "site") throws -> [String: String] {
        let root = place.work.appending(folder).string
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.reduce(into: [:]) { files, name in
            files[name] = try? String(contentsOfFile: root + "/" + name, encoding: .utf8)
        }
    }

    @Test func everyRunbookHasAPageInEveryLanguage() throws {
        let place = try place()
        let done = try place.render(["--output", "site"])
        #expect(done.status == 0)
        let files = try files(place)
        #expect(files["fr/one/index.html"]?.contains("Restart un") == true)
        #expect(files["en/one/index.html"]?.contains("Restart one") == true)
        #expect(files["fr/two/index.html"]?.contains("Restart two") == true)
        #expect(files["index.html"]?.contains(#"href="fr/index.html""#) == true)
    }

    @Test func twoRendersAreTheSameBytes() throws {
        let place = try place()
        try #require(try place.render(["--output", "site"]).status == 0)
        try #require(try place.render(["--output", "again"]).status == 0)
        #expect(try files(place) == files(place, in: "again"))
    }

    @Test func givenValuesStandInPlaceOfDefaults() throws {
        let place = try place()
        try #require(try place.render(["one", "--output", "site", "-p", "release=other"]).status == 0)
        let page = try #require(try files(place)["en/one/index.html"])
        #expect(page.contains(">other</span>"))
        #expect(page.contains("runbook run one --lang en -p release=other"))
        #expect(try files(place)["en/two/index.html"] == nil)
    }

    @Test func onlyTheLanguagesAskedForArePublished() throws {
        let place = try place()
        try #require(try place.render(["--lang", "en", "--output", "site"]).status == 0)
        #expect(try files(place)["fr/index.html"] == nil)
        let missing = try place.render(["--lang", "de", "--output", "other"])
        #expect(missing.status == 66)
        #expect(place.read("other/index.html") == nil)
    }

    @Test func aRunbookWithErrorsLeavesTheOldSite() throws {
        let place = try place()
        try #require(try place.render(["--output", "site"]).status == 0)
        let before = try files(place)
        try place.write("# Broken\n\n```sh {#a .nonsense}\ntrue\n```\n", to: "runbooks/three/en.md")
        let failed = try place.render(["--output", "site"])
        #expect(failed.status == 65)
        #expect(failed.error.contains("RB0211"))
        #expect(try files(place) == before)
    }

    @Test func aFolderOfSomebodyElseIsLeftAsItIs() throws {
        let place = try place()
        try place.write("mine", to: "site/notes.txt")
        let refused = try place.render(["--output", "site"])
        #expect(refused.status == 74)
        #expect(try place.scratch.names(in: "work/site") == ["notes.txt"])
        #expect(try place.scratch.names(in: "work").filter { $0.hasPrefix(".site") }.isEmpty)
    }

    @Test func aRenderIntoItsOwnFolderReplacesItWhole() throws {
        let place = try place()
        try #require(try place.render(["--output", "site"]).status == 0)
        try #require(try place.render(["one", "--output", "site"]).status == 0)
        #expect(try files(place)["en/two/index.html"] == nil)
        #expect(try place.scratch.names(in: "work").filter { $0.hasPrefix(".site") }.isEmpty)
    }

    @Test func picturesOfTheFolderArePublishedAndNoOthers() throws {
        let place = try place()
        let prose =
            "![A plan](plan%20b.png)\n![Out](../../secret.png)\n![Link](link.png)\n![Far](https://localhost/x.png)"
        try place.write(Self.page.replacing("%", with: "one") + "\n\n\(prose)\n", to: "runbooks/one/en.md")
        try place.write("not really a picture", to: "runbooks/one/plan b.png")
        try place.write("secret", to: "secret.png")
        let link = place.work.appending("runbooks/one/link.png").string
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../../secret.png")
        let done = try place.render(["--output", "site"])
        #expect(done.status == 0)
        #expect(done.error.contains("one: no picture is at ../../secret.png"))
        #expect(done.error.contains("link.png") && !done.error.contains("localhost"))
        let files = try files(place)
        #expect(files["assets/pictures/one/plan b.png"] == "not really a picture")
        #expect(!files.values.contains("secret"))
        let page = try #require(files["en/one/index.html"])
        #expect(page.contains(#"<img src="../../assets/pictures/one/plan%20b.png" alt="A plan" loading="lazy">"#))
        #expect(page.components(separatedBy: "<img").count == 2)
    }

    @Test func languagesMayStandInOneOption() throws {
        let place = try place()
        let done = try place.render(["--lang", "fr,en", "--output", "site"])
        #expect(done.status == 0 && !done.error.contains("fr,en"))
        #expect(try files(place)["fr/index.html"] != nil && files(place)["en/index.html"] != nil)
    }

    // MARK: Texts

    @Test(arguments: [("markdown", "md"), ("man", "7"), ("json", "json"), ("terminal", "txt")])
    func textsAreOneFileForEachRunbookAndLanguage(format: String, suffix: String) throws {
        let place = try place()
        let done = try place.render(["--format", format, "--output", "texts"])
        #expect(done.status == 0, "\(done.error)")
        let files = try files(place, in: "texts")
        let names = ["one.en", "one.fr", "two.en"].map { "\($0).\(suffix)" }
        #expect(files.keys.filter { !$0.hasPrefix(".") }.sorted() == names)
        #expect(files["one.fr.\(suffix)"]?.contains("Restart un") == true)
    }

    @Test(arguments: ["markdown", "man", "json", "terminal"])
    func oneRunbookInOneLanguageIsPrinted(format: String) throws {
        let place = try place()
        let french = try place.render(["one", "--lang", "fr", "--format", format])
        #expect(french.status == 0 && french.output.contains("Restart un"), "\(french.error)")
        // The language that suits the reader.
        let own = try place.render(["one", "--format", format, "-p", "release=other"])
        #expect(own.output.contains("Restart one") && own.output.contains("restart other"), "\(own.output)")
    }

    @Test func terminalIsWhatShowPrints() throws {
        let place = try place()
        let shown = try place.run(["show", "one"])
        let command = ["one", "--lang", "en", "--format", "terminal"]
        #expect(try place.render(command).output == shown.output)
        try #require(try place.render(command + ["--output", "texts"]).status == 0)
        #expect(place.read("texts/one.en.txt") == shown.output)
    }

    @Test(arguments: [[], ["one"], ["--format", "markdown"], ["one", "two", "--format", "man"]])
    func whatIsNoSingleTextNeedsAFolder(arguments: [String]) throws {
        let refused = try place().render(arguments)
        #expect(refused.status == 64)
        #expect(refused.output.isEmpty && refused.error.contains("--output"))
    }

    @Test func severalLanguagesNeedAFolder() throws {
        #expect(try place().render(["one", "--format", "json", "--lang", "en,fr"]).status == 64)
    }

    @Test func aValueForNoRunbookIsAFault() throws {
        let refused = try place().render(["--output", "site", "-p", "relese=other"])
        #expect(refused.status == 64)
        #expect(refused.error.contains("relese"))
    }
}

extension Workplace {
    /// Publishes; the languages to publish are those of the arguments alone.
    fileprivate func render(_ arguments: [String]) throws -> CompletedProgram {
        try execute([try BuiltProgram.path.string, "render"] + arguments)
    }
}
