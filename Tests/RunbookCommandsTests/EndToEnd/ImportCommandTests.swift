import Foundation
import SystemPackage
import TestSupport
import Testing

/// `runbook import`, from the command line.
struct ImportCommandTests {
    private static let page = """
        ---
        id: restart_cache.md
        summary: Starts the cache again.
        title: Restart the Cache
        ---
        <h1 id="Restart-the-Cache" class="common-anchor-header">Restart the Cache</h1><p>See <a href="/docs/v1.2.x/a.md">a</a>.</p>
        <pre><code translate="no" class="language-shell">docker restart &lt;cache-name&gt;
        <button class="copy-code-btn"></button></code></pre>
        <pre><code translate="no">NAME    STATUS
        cache   Up
        <button class="copy-code-btn"></button></code></pre>

        """

    private static let french = page.replacing("/docs/v1", with: "/docs/fr/v1")
        .replacing("title: Restart the Cache", with: "title: Redémarrer le cache")

    private struct Report: Decodable {
        struct Block: Decodable, Equatable {
            var index: Int
            var language: String
            var kind: String
            var text: String
            var line: Int
        }

        struct Note: Decodable {
            var kind: String
            var message: String
            var line: Int?
            var resultLine: Int?
        }

        var page: String
        var codeBlocks: [Block]
        var notes: [Note]
    }

    private func report(_ text: some StringProtocol) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    }

    private func workplace() throws -> Workplace {
        let place = try Workplace()
        try place.write(Self.page, to: "en.md")
        try place.write(Self.french, to: "fr.md")
        return place
    }

    @Test func runbookGoesToStandardOutputAndNotesToStandardError() throws {
        let place = try workplace()
        let result = try place.run(["import", "en.md"])
        #expect(result.status == 0)
        #expect(result.output.contains("```shell {#docker-restart guide=\"1\"}\ndocker restart {{cache_name}}\n```\n"))
        #expect(result.error.contains("en.md:7: note: The parameter cache_name"))
        #expect(result.error.contains("2 code blocks, 1 step; 1 note to look at."))
        try place.write(result.output, to: "result.md")
        #expect(try place.run(["check", "result.md"]).status == 0)
    }

    @Test func notesAreInTheReadersLanguage() throws {
        let result = try workplace().run(["import", "fr.md"], language: "fr")
        #expect(result.error.contains("fr.md:7: note\u{A0}: Le paramètre cache_name est proposé"))
        #expect(result.error.contains("2 blocs de code, 1 étape\u{202F}; 1 note à examiner."))
    }

    @Test func reportListsTheCodeBlocksOfThePage() throws {
        let result = try workplace().run(["import", "en.md", "--format", "json"])
        let report = try report(result.output)
        #expect(report.page == "en.md")
        #expect(
            report.codeBlocks == [
                .init(index: 1, language: "shell", kind: "shell", text: "docker restart <cache-name>\n", line: 7),
                .init(index: 2, language: "text", kind: "output", text: "NAME    STATUS\ncache   Up\n", line: 9),
            ]
        )
        #expect(report.notes.map(\.kind) == ["placeholder"] && report.notes.map(\.line) == [7])
        #expect(result.output.hasPrefix("{\n") && result.error.isEmpty)
    }

    @Test func severalPagesAreReportedALineEach() throws {
        let place = try workplace()
        let result = try place.run(["import", "en.md", "none.md", "fr.md", "--format", "json"])
        #expect(result.status == 66)
        #expect(try result.output.split(separator: "\n").map { try report($0).page } == ["en.md", "fr.md"])
        #expect(result.error.contains("none.md"))
    }

    // MARK: Folders

    @Test func languagesOfAGuideBecomeOneRunbook() throws {
        let place = try workplace()
        let result = try place.run(["import", "en.md", "fr.md", "--output", "books/cache"])
        #expect(result.status == 0 && result.output.isEmpty)
        #expect(try place.scratch.names(in: "work/books/cache") == ["en.md", "fr.md", "runbook.yml"])
        #expect(try place.run(["check", "books/cache"]).status == 0)
        let definition = try #require(place.read("books/cache/runbook.yml"))
        #expect(definition.contains("id: restart-cache\n") && definition.contains("  version: v1.2.x\n"))
        #expect(place.read("books/cache/fr.md")?.hasPrefix("---\ntitle: Redémarrer le cache\n") == true)
        #expect(try place.run(["import", "en.md", "fr.md", "--output", "books/cache"]).status == 0)
    }

    @Test(arguments: ["en.md", "runbook.yml"])
    func nothingIsWrittenWhereAnotherFileIsInTheWay(name: String) throws {
        let place = try workplace()
        try place.write("mine\n", to: "out/\(name)")
        let result = try place.run(["import", "en.md", "--output", "out"])
        #expect(result.status == 74)
        #expect(result.error.contains("out/\(name)"))
        #expect(try place.scratch.names(in: "work/out") == [name])
        #expect(place.read("out/\(name)") == "mine\n")
    }

    @Test func nothingIsWrittenWhereAPageFails() throws {
        let place = try workplace()
        #expect(try place.run(["import", "en.md", "none.md", "--output", "out"]).status == 66)
        #expect(try place.run(["import", "en.md", "en.md", "--output", "out"]).status == 64)
        #expect(try place.run(["import", "en.md", "--output", "en.md"]).status == 74)
        #expect(try place.scratch.names(in: "work") == ["en.md", "fr.md"])
        #expect(place.read("en.md") == Self.page)
    }

    // MARK: Faults

    @Test(arguments: [
        ("none.md", 66, "none.md"), ("folder", 65, "folder"), ("empty.md", 65, "empty.md:"),
        ("binary.md", 65, "binary.md:1:2:"),
        ("latin.md", 65, "latin.md:1:4:"), ("large.md", 65, "large.md:"), ("untitled.md", 65, "untitled.md:"),
        ("deep.md", 65, "deep.md:"), ("en.md/x", 66, "en.md/x"),
    ])
    func whatIsNoPageIsSaidInTheReadersLanguage(name: String, status: Int32, place text: String) throws {
        let place = try workplace()
        try place.write("x", to: "folder/x")
        try place.write("", to: "empty.md")
        try place.write("a\0b", to: "binary.md")
        try place.write("<p>x</p>", to: "untitled.md")
        try place.write("<h1>T</h1>" + String(repeating: "<i>", count: 3000), to: "deep.md")
        try place.write(String(repeating: "# T\n", count: 5 << 20), to: "large.md")
        try Data([0x23, 0x20, 0x54, 0xE9]).write(to: URL(filePath: place.work.appending("latin.md").string))
        for (language, word) in [("en", "error:"), ("fr", "erreur\u{A0}:")] {
            let result = try place.run(["import", name], language: language)
            #expect(result.status == status)
            #expect(result.error.contains(text) && result.error.contains(word), "\(result.error)")
            #expect(result.output.isEmpty)
        }
    }

    @Test func severalPagesNeedAFolderOrAReport() throws {
        let result = try workplace().run(["import", "en.md", "fr.md"])
        #expect(result.status == 64)
        #expect(result.error.contains("--output") && result.output.isEmpty)
    }

    @Test func variablesArePutIntoMarkdown() throws {
        let place = try workplace()
        try place.write("# T\n\n```\nhelm pull a --version {{var.chart}}\n```\n", to: "source.md")
        try place.write("{\"var\": {\"chart\": 4.10}}", to: "variables.json")
        try place.write("chart: 4.10", to: "variables.yml")
        let result = try place.run(["import", "source.md", "--variables", "variables.json"])
        #expect(result.output.contains("helm pull a --version 4.10\n"))
        #expect(try place.run(["import", "source.md"]).error.contains("var.chart"))
        let fault = try place.run(["import", "source.md", "--variables", "variables.yml"])
        #expect(fault.status == 65 && fault.error.contains("variables.yml:1:1:"))
        #expect(try place.run(["import", "source.md", "--variables", "none.json"]).status == 66)
    }
}
