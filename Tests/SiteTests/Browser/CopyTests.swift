import Localization
import TestSupport
import Testing

@testable import Site

extension BrowserTests {
    /// The copy buttons of blocks.
    struct CopyTests {
        private static let console = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Console</title>
            <script src="assets/site.js" defer></script></head><body><main>
            <figure class="code" id="figure"><pre><code class="language-console"><span class="prompt" aria-hidden="true">$ </span>kubectl get \\
            <span class="prompt" aria-hidden="true">&gt; </span>  pods
            <span class="output">NAME   READY
            milvus 1/1</span>

            <span class="prompt" aria-hidden="true">$ </span>helm list
            </code></pre><p class="fault" hidden></p><button class="copy" type="button" hidden>Copy</button></figure></main>
            <script type="application/json" id="page-model">%MODEL%</script></body></html>
            """

        private func consolePage() throws -> (BrowserPage, ScratchDirectory) {
            let runbook = try TestSite.runbook("empty", "---\ntitle: Empty\n---\n# Empty {#top}\n")
            let model = LivePageBuilder(runbook).page(Localizer(embedded: .english)).json
            let folder = try ScratchDirectory()
            try folder.write(SiteScript.text, to: "assets/site.js")
            try folder.write(Self.console.replacing("%MODEL%", with: model), to: "index.html")
            let page = try BrowserTrait.newPage()
            try page.open(folder.appending("index.html"))
            return (page, folder)
        }

        @Test func consoleBlockGivesCommandsOnly() throws {
            let (page, folder) = try consolePage()
            try page.allowClipboard()
            try page.click("button.copy")
            try page.wait(until: "document.querySelector('.copy-status').textContent !== ''")
            #expect(try page.text(".copy-status") == "Copied.")
            #expect(try page.evaluate("navigator.clipboard.readText()") == "kubectl get \\\n  pods\n\nhelm list")
            withExtendedLifetime(folder) {}
        }

        @Test func pageWithoutAClipboardCopiesASelection() throws {
            let (page, folder) = try consolePage()
            try page.run("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
            try page.run("addEventListener('copy', () => { window.copied = document.activeElement.value; })")
            try page.click("button.copy")
            try page.wait(until: "document.querySelector('.copy-status').textContent !== ''")
            #expect(try page.evaluate("window.copied") == "kubectl get \\\n  pods\n\nhelm list")
            #expect(try page.evaluate("document.activeElement.matches('button.copy')") == true)
            withExtendedLifetime(folder) {}
        }
    }
}
