import RunbookModel
import Testing

@testable import Site

/// A runbook with a script in every field makes pages in which none is one.
struct HostileSiteTests {
    private static let script = "</title></script></code><script>alert(1)</script><img src=x onerror=alert(1)>"
    private static let quote = "\\\" onmouseover=alert(1) x=\\\""
    private static let hostile = script + quote

    private static let text = """
        ---
        title: "\(hostile)"
        summary: "\(hostile) [x](javascript:alert(1))"
        label: "\(hostile)"
        group: g
        series: s
        guide: {page: "\(hostile)", version: "\(hostile)", omitted: [1]}
        requires: [{tool: kubectl, command: "\(hostile)"}]
        parameters:
          word:
            type: text
            default: "\(hostile)"
            label: "\(hostile)"
            help: "\(hostile) ![x](javascript:alert(1))"
          kind:
            type: choice
            label: "\(hostile)"
            choices: {one: "\(hostile)"}
        require:
          - {id: r, condition: "word != '<script>'", message: "\(hostile)"}
        deviations: {1: "\(hostile)", go: "\(hostile)"}
        ---
        # \(script) {{word}} {#s aliases="x<script>alert(1)</script>"}

        \(script) {{word}} `\(script)` [\(script)](javascript:alert(1) "\(script)") <javascript:alert(1)>

        <script>alert(1)</script>

        <svg onload=alert(1)>

        ![\(script)](https://example.org/x.png "\(script)")

        > \(script)

        - [a](data:text/html,<script>alert(1)</script>)
        - [b](other"onclick=alert(1)) [c](JaVaScRiPt:alert(1)) [d](&#106;avascript:alert(1)) [e](vbscript:x)

        - [ ] \(script) {#manual}

        ```shell {#go .deviation guide=2}
        echo '\(script)' "{{word}}" # \(script)
        ```

        ```text {.output for=go}
        \(script) {{word}}
        ```

        ```x"onload="alert(1)<script>
        \(script)
        ```

        ```yaml {#file file="a<script>.yaml" when="word != '<script>alert(1)</script>'"}
        a: "\(script)"
        ```
        """

    private func site() throws -> Site {
        Site([try SampleSite.entry("id", ["en": Self.text])], in: try SampleSite.localizers(["en", "fr"]))
    }

    @Test(arguments: ["en/id/index.html", "fr/id/index.html", "en/index.html", "fr/index.html", "index.html"])
    func nothingOfItActs(path: String) throws {
        let page = try #require(try site().pages[path])
        #expect(page.faults == [])
        #expect(page.all("script").count == (path.contains("id/") ? 2 : 1))
        #expect(page.all("img").isEmpty && page.all("svg").isEmpty)
        for element in page.elements {
            #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "style" && $0 != "srcset" })
        }
        let addresses = page.all("a").compactMap { $0.attributes["href"]?.lowercased() }
        for address in addresses {
            let scheme = address.firstMatch(of: /^[\u{0}-\u{20}]*([a-z][a-z0-9+.\-]*):/)?.output.1
            #expect(scheme.map { ["http", "https", "mailto"].contains($0) } ?? true, "\(address)")
        }
    }

    @Test func readersSeeItAsText() throws {
        let page = try #require(try site().pages["en/id/index.html"])
        let script = "<script>alert(1)</script>"
        #expect(page.all("title").first?.text.contains(script) == true)
        #expect(page.all("h1").first?.text.contains(script) == true)
        #expect(page.all("figcaption").first?.text == "a<script>.yaml")
        #expect(page.all("pre").contains { $0.text.contains(script) })
    }

    @Test func scriptsOfTheSiteHoldNoEndOfThem() throws {
        for file in try site().files where file.path.hasPrefix("assets/search-") {
            #expect(!file.text.contains("<"))
        }
    }
}
