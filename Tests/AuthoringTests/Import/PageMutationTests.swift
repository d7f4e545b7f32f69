import RunbookModel
import SystemPackage
import TestSupport
import Testing

@testable import Authoring

/// Pages that are damaged at random are read without a crash, and without the loss of a code block.
struct PageMutationTests {
    private static let fragments = [
        "<", ">", "</", "<!--", "-->", "<div", "<p title=\"", "</div>", "</pre>", "</code>", "<b>", "<i><b>",
        "<script>",
        "<style", "&", "&#", "<td>", "<ul>", "<li>", "</li>", "<table><tr>", "`", "```", "{{a}}", "{", "\"", "'", "\0",
        "\u{1B}",
        "\u{200B}", "é", "\r\n", "<h2 id=\"Quick-way\">", "<a href=\"#x", "<pre>", "<br", "<![CDATA[", "<?", "...",
        "$ ", "\\",
        "<div style=\"display:none\">", "<div class=\"alert note\">", "<div class=\"multipleCode\"><a>x</a></div>",
        "{#a", "\n\n",
        "<x-", "<code>", "| a | b |\n|---|---|\n", "<button>", "# ", "[ ] ",
    ]

    /// What must hold of every page that can be read.
    private func check(_ text: String) {
        guard let page = try? GuidePage(Pages.file(text)) else { return }
        let texts = ImportedTexts(page)
        #expect(texts.errors == [], "\(text)\n\(texts.imported.loneFile)")
        #expect(texts.codes.sorted() == texts.pageCodes.sorted(), "\(text)")
        #expect(page.codeBlocks.map(\.index) == page.codeBlocks.indices.map { $0 + 1 })
    }

    @Test(arguments: ["traps", "ar", "ja", "zh"])
    func damagedPagesLoseNoCode(name: String) throws {
        let bytes = try RunbookSource.File.read(Pages.fixtures.appending("\(name).md")).bytes
        let page = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { String($0) }
        var random = SeededGenerator(seed: 20)
        for _ in 0..<60 {
            var scalars = page
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<scalars.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: scalars.remove(at: place)
                case 1: scalars.removeSubrange(place..<min(scalars.count, place + 30))
                default: scalars.insert(Self.fragments.randomElement(using: &random) ?? "", at: place)
                }
                if scalars.isEmpty { scalars = page }
            }
            check(scalars.joined())
        }
    }

    /// Damage outside of code leaves the list of code blocks as it was.
    @Test(arguments: ["ar", "ja", "zh"])
    func damageBesideCodeHidesNone(name: String) throws {
        let bytes = try RunbookSource.File.read(Pages.fixtures.appending("\(name).md")).bytes
        let parts = String(decoding: bytes, as: UTF8.self).ranges(of: "<p>")
        let fragments = Self.fragments.filter { !["<script>", "<pre>", "<code>", "<button>", "\0"].contains($0) }
        var random = SeededGenerator(seed: 3)
        for fragment in fragments {
            var text = String(decoding: bytes, as: UTF8.self)
            let place = parts.randomElement(using: &random)?.upperBound ?? text.endIndex
            text.insert(contentsOf: fragment, at: place)
            let page = try GuidePage(Pages.file(text))
            #expect(page.codeBlocks.map(\.text) == (try Pages.codeList(name)), "\(fragment)")
        }
    }

    @Test func markdownAtRandomBecomesValidRunbooks() {
        let pieces = [
            "# A\n", "## B\n", "text ", "\n", "\n\n", "- a\n", "  - b\n", "1. c\n", "   ", "    ", "> ", "```\n",
            "```sh\n", "~~~yaml\n",
            "kubectl get a\n", "a: 1\n", "$ ls\n", "[x](#a)", "**b**", "`c`", "<div>\n", "</div>\n", "<pre>",
            "{{var.x}}", "{{y}}",
            "| a | b |\n|---|---|\n", "***\n", "<b>", "\\", "*", "&lt;", "[ ] ", "NAME  READY\n", "save as a.yaml\n",
            "{.check}",
        ]
        var random = SeededGenerator(seed: 11)
        for _ in 0..<150 {
            let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            check("# T\n" + text.joined())
        }
    }
}
