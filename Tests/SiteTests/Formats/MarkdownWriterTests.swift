import Localization
import MarkdownTree
import Planning
import RunbookModel
import Testing

@testable import Site

/// Markdown that is written from a tree is read as that tree.
struct MarkdownWriterTests {
    private static var writer: MarkdownWriter {
        MarkdownWriter(inlines: MarkdownInlines(target: { $0.destination }, picture: { $0.destination }))
    }

    @Test(
        arguments: [
            "Plain words.", "A\nsoft break", "A hard\\\nbreak", "\\# no heading", #"\- no list"#, #"1\. no list"#,
            #"2026\) no list"#, #"\> no quote"#, #"\+ no list"#, #"a\*b\*c \_d\_ e_f_g"#, #"\`no code\` \[no\](link)"#,
            #"\<b> &amp;amp; &lt; \&copy;"#, #"\~~no strike\~~ and \$no math\$"#,
            "`` a`b `` and `` `c` `` and ` d `",
            "*a* **b** ***c*** *a **b** c* **a *b* c**", "a*b*c a**b**c", "**(a)** *(b)*", "*`a`* **`b`**",
            "[a *b*](https://localhost/a%20b \"ti\\\"tle\") ![c](d.png)", "[a](b%20c)", "![](x.png)", "\\![a](b)",
            "# A \\#\n\n## B *c* `d`", "- a\n- b\n  - c\n\n    d\n- e", "- a\n\n- b", "3. a\n4. b",
            "- a\n- b\n\n<!-- -->\n\n* c", "- [ ] a\n- [x] b", "-\n- b", "> a\n>\n> > b\n> - c", "a\n\n***\n\nb",
            "````md\n```\na\n```\n````", "    indented\n\n      code", "```\n\n```",
            "- ```sh\n  a\n\n  b\n  ```\n- > q",
            "1. a\n\n   ```sh\n   b\n   ```\n\n2. c", "\\=== no\n\\--- ruler", "a\u{A0}: «\u{A0}b\u{A0}»\u{202F}!",
            "| a | b |\n|---|---|\n| c | d |",
        ]
    )
    func writtenTreeIsReadAsItIs(source: String) {
        let blocks = MarkdownParser().parse(source).blocks.filter { if case .html = $0.kind { false } else { true } }
        let text = Self.writer.text(blocks)
        #expect(BlockOutline(MarkdownParser().parse(text).blocks) == BlockOutline(blocks), "\(text)")
    }

    @Test func valuesAreNeverMarkup() throws {
        let hostile = "# *a* <b> [c](javascript:d) `e` \\"
        let block = Block(.paragraph([.text(hostile), .softBreak, .text("- " + hostile)]))
        let read = MarkdownParser().parse(Self.writer.text([block])).blocks
        #expect(BlockOutline(read) == BlockOutline([block]))
    }

    @Test func shippedRunbooksAreReadAsTheyAreWritten() throws {
        let site = try SampleSite.shipped.get()
        var count = 0
        for entry in site.entries {
            for language in site.languages(of: entry) {
                let runbook = try #require(entry.runbooks[language])
                let content = RunbookText(runbook, given: Bindings(), words: site.localizer(for: language))
                let text = Self.writer.text(content.blocks)
                let read = MarkdownParser().parse(text).blocks
                #expect(BlockOutline(read) == BlockOutline(content.blocks), "\(entry.id) \(language)")
                count += 1
            }
        }
        #expect(count > 20)
    }

    @Test func linksOfShippedRunbooksLeadToHeadingsAndFiles() throws {
        let files = try SampleSite.shipped.get().files(as: .markdown)
        let names = Set(files.map(\.path))
        var count = 0
        for file in files {
            let slugs = forgeSlugs(MarkdownParser().parse(file.text).blocks)
            for target in links(file.text) where !target.contains(":") {
                count += 1
                let path = target.prefix { $0 != "#" }
                if path.isEmpty {
                    #expect(slugs.contains(String(target.dropFirst())), "\(file.path): \(target)")
                } else {
                    #expect(names.contains(String(path)), "\(file.path): \(target)")
                }
            }
        }
        #expect(count > 50)
    }

    private func forgeSlugs(_ blocks: [Block]) -> Set<String> {
        var counts: [String: Int] = [:]
        return blocks.flatMap(\.headings).reduce(into: []) { slugs, heading in
            let words = heading.content.plainText.lowercased()
            let slug = words.filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.replacing(" ", with: "-")
            slugs.insert(counts[slug].map { "\(slug)-\($0)" } ?? slug)
            counts[slug, default: 0] += 1
        }
    }

    /// The destinations of links outside code.
    private func links(_ text: String) -> [String] {
        func inlines(_ content: [Inline]) -> [String] {
            content.flatMap { inline -> [String] in
                switch inline {
                case .link(let link): [link.destination]
                case .emphasis(let inner), .strong(let inner): inlines(inner)
                default: []
                }
            }
        }
        func blocks(_ content: [Block]) -> [String] {
            content.flatMap { block -> [String] in
                switch block.kind {
                case .heading(let heading): inlines(heading.content)
                case .paragraph(let content): inlines(content)
                case .list(let list): list.items.flatMap { blocks($0.blocks) }
                case .blockQuote(let inner): blocks(inner)
                case .codeBlock, .thematicBreak, .html: []
                }
            }
        }
        return blocks(MarkdownParser().parse(text).blocks)
    }
}
