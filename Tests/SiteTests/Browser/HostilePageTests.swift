import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Site

extension BrowserTests {
    /// A runbook with a script in every field renders inert: no dialog, no request, nothing that the policy had to stop.
    struct HostilePageTests {
        private static let script = #"</script></code></style><img src=x onerror=alert(1)><script>alert(2)</script>"#

        private static let runbook = #"""
            ---
            title: "Title SCRIPT {{text}}"
            summary: "Summary SCRIPT [link](javascript:alert(3))"
            label: "Label SCRIPT"
            group: "group-x"
            parameters:
              text: {type: text, default: "DEFAULT SCRIPT", label: "Field SCRIPT", help: "Help SCRIPT <b>x</b> [x](javascript:alert(4))"}
              kind: {type: choice, choices: [one, two], default: one, choices_: x}
              named: {type: text, pattern: "[^SCRIPT]*x?", default: "x", label: "\" onfocus=alert(5) autofocus x=\""}
            require:
              - {id: never, condition: "text == 'never'"}
            ---
            # Title SCRIPT {{text}} {#top}

            SCRIPT <img src="https://tracker.example/x.png" onerror="alert(6)"> ![image](https://tracker.example/y.png "t")

            <iframe src="https://tracker.example/"></iframe>

            [one](javascript:alert(7)) [two](data:text/html,<script>alert(8)</script>) [three](vbscript:alert(9))
            <javascript:alert(10)> <https://example.com/?x="onclick=alert(11)>

            - [Way one](#one)
            - [Way two](#two)

            ## Way SCRIPT {#one when="kind == 'one'"}

            ```shell {#say}
            echo "SCRIPT {{text}}" # SCRIPT
            ```

            ```text {.output for=say}
            SCRIPT {{text}} \u{1B}]0;x
            ```

            ```yaml {#write file="a-{{kind}}<b>.yaml"}
            a: "{{text}}"
            b: |
              {{text}}
            # SCRIPT
            ```

            ## Way two {#two when="kind == 'two'"}

            - [ ] Do SCRIPT {{text}} {#manual}

            ```SCRIPT
            SCRIPT
            ```
            """#

        private func site() throws -> TestSite {
            let text = Self.runbook.replacing(", choices_: x", with: "").replacing("[^SCRIPT]", with: "[^q]")
                .replacing("```SCRIPT", with: "```x\"><script>alert(12)</script>").replacing(
                    "SCRIPT",
                    with: Self.script.replacing("\"", with: "")
                )
            return try TestSite([TestSite.runbook("hostile", text)])
        }

        @Test(arguments: ["en", "fr"]) func hostileRunbookRendersInert(_ language: String) throws {
            let site = try self.site()
            let page = try BrowserTrait.newPage()
            try page.open(
                site.page(language),
                "?text=%3Cscript%3Ealert(20)%3C/script%3E&kind=two&named=%22onclick=alert(21)#%3Cimg%20src=x%3E"
            )
            try page.setField("#parameter-text", to: Self.script)
            try page.setField("#parameter-named", to: "javascript:alert(22)")
            try page.setField("#parameter-kind", to: "one")
            try page.run("document.querySelectorAll('main button, summary').forEach((button) => button.click())")
            try page.press("/")
            try page.type("script")
            try page.wait(until: "document.querySelectorAll('.search ul mark').length > 0")
            try page.settle()
            let links: [String] = try page.evaluate("[...document.links].map((link) => link.protocol)")
            #expect(Set(links).isSubset(of: ["file:", "https:"]))
            #expect(
                try page.evaluate("document.querySelectorAll('iframe, img, object, embed, style, main script').length")
                    == 0
            )
            #expect(try page.evaluate("document.scripts.length") == 3)
            #expect(page.dialogs == [])
            #expect(page.requests.allSatisfy { $0.hasPrefix("file://\(site.folder.path.string)/") }, "\(page.requests)")
            #expect(page.problems == [])
        }

        @Test func indexOfHostileRunbooksIsInert() throws {
            let site = try self.site()
            let page = try BrowserTrait.newPage()
            for path in ["index.html", "en/index.html", "fr/index.html"] {
                try page.open(site.folder.appending(path))
                try page.settle()
            }
            #expect(page.dialogs == [] && page.problems == [])
            #expect(page.requests.allSatisfy { $0.hasPrefix("file://\(site.folder.path.string)/") }, "\(page.requests)")
        }
    }
}
