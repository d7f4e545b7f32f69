import Foundation
import TestSupport
import Testing

/// `runbook compare`, from the command line.
struct CompareCommandTests {
    private static let page = """
        ---
        id: restart_cache.md
        title: Restart the Cache
        ---
        # Restart the Cache

        ```shell
        docker restart my-cache
        ```

        ```shell
        docker logs my-cache
        ```

        """

    private func runbook(_ attributes: String = "", _ front: String = "") -> String {
        """
        ---
        guide: {page: restart_cache.md, sha256: {en: \(String(repeating: "0", count: 64))}}
        parameters: {cache: {type: name, default: my-cache}}
        \(front)
        ---
        # Restart the cache

        ```shell {#restart guide=1}
        docker restart {{cache}}
        ```

        ```shell {#logs guide=2\(attributes)}
        docker logs --tail 5 {{cache}}
        ```

        """
    }

    private func workplace() throws -> Workplace {
        let place = try Workplace()
        try place.write(Self.page, to: "page.md")
        try place.write(runbook(), to: "open.md")
        try place.write(runbook(" .deviation", "deviations: {logs: Fewer lines.}"), to: "declared.md")
        return place
    }

    @Test func undeclaredDifferenceEndsWithItsOwnStatus() throws {
        let place = try workplace()
        let result = try place.run(["compare", "./open.md", "page.md"])
        #expect(result.status == 3)
        #expect(result.output.contains("Block 1 · restart · the same, with parameters\n"))
        #expect(result.output.contains("Block 2 · logs · DIFFERS, and nothing says why\n"))
        #expect(result.output.contains("- docker logs my-cache\n+ docker logs --tail 5 {{cache}}\n"))
        #expect(result.output.contains("1 difference is not declared."))
        #expect(result.error.flattened.contains("The page is not the one with which the runbook was matched"))
    }

    @Test func declaredDifferenceIsTold() throws {
        let place = try workplace()
        let result = try place.run(["compare", "./declared.md", "page.md"], language: "fr")
        #expect(result.status == 0)
        #expect(result.output.contains("Bloc 2 · logs · écart voulu\nRaison\u{A0}: Fewer lines.\n"))
        #expect(result.output.contains("Tous les écarts sont déclarés."))
    }

    @Test func reportIsForScripts() throws {
        struct Report: Decodable {
            struct Block: Decodable, Equatable {
                var guide: [Int]
                var step: String?
                var status: String
                var reason: String?
            }

            var runbook: String
            var page: String
            var pageHasChanged: Bool?
            var blocks: [Block]
        }
        let result = try workplace().run(["compare", "./declared.md", "page.md", "--format", "json"])
        let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        #expect(report.runbook == "declared" && report.page == "page.md" && report.pageHasChanged == true)
        #expect(
            report.blocks == [
                .init(guide: [1], step: "restart", status: "parameterized", reason: nil),
                .init(guide: [2], step: "logs", status: "deviation", reason: "Fewer lines."),
            ]
        )
    }

    private static let faults: [(arguments: [String], status: Int32)] = [
        (["./none.md", "page.md"], 66), (["./open.md", "none.md"], 66), (["./open.md"], 64), (["./open.md", "."], 65),
        (["./bad.md", "page.md"], 65),
    ]

    @Test(arguments: faults)
    func whatCannotBeComparedIsAFault(arguments: [String], status: Int32) throws {
        let place = try workplace()
        try place.write("```sh {.chek}\nls\n```\n", to: "bad.md")
        let result = try place.run(["compare"] + arguments)
        #expect(result.status == status && result.output.isEmpty && !result.error.isEmpty)
    }

    @Test func wideTerminalShowsBothSides() throws {
        let place = try workplace()
        let terminal = try place.start(["compare", "./open.md", "page.md"], columns: 120)
        let screen = try terminal.wait(for: "1 difference")
        #expect(screen.contains("Guide") && screen.contains("docker logs my-cache"))
        #expect(screen.split(separator: "\n").contains { $0.contains("my-cache") && $0.contains(" | docker restart") })
        #expect(try terminal.waitForExit() == 3)
    }
}
