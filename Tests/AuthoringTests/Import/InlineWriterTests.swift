import MarkdownTree
import TestSupport
import Testing

@testable import Authoring

/// Words are written as Markdown that reads as the same words.
struct InlineWriterTests {
    /// What a reader of the Markdown sees, and the same with the marks for emphasis shown.
    private func reading(_ html: String) throws -> [Inline] {
        let text = GuideImporter(try Pages.page("<p>\(html)</p>")).runbook().loneFile
        guard case .paragraph(let content) = MarkdownParser().parse(text).blocks.last?.kind else { return [] }
        return content
    }

    @Test(arguments: [
        "a * b * c", "*a* _b_ __c__ d_e_f", "`a` ``b``", "[a](b) ![c](d) [e]: f", "a\\b \\* \\", "1. a", "12) b",
        "1.5 c",
        "- a", "+ b", "-- c", "--- ", "# a", "#a", "> b", "=== ", "~~~ a", "``` a", "&amp;copy; &amp;#65; a&amp;b",
        "&lt;b&gt; a &lt; b",
        "&lt;!-- a --&gt;", "{a} {#b}", "a | b", "https://x.org/a_b_c*d*", "!", "a!", "[ ] a", "[x] b", "“«»” — …",
    ])
    func wordsStayTheSame(html: String) throws {
        let page = try Pages.page("<p>\(html)</p>")
        #expect(try reading(html).plainText == page.blocks[0].content.plainText)
    }

    @Test(arguments: [
        ("<strong>a</strong>b", [Inline.strong([.text("a")]), .text("b")]),
        ("a<em>b</em>c", [.text("a"), .emphasis([.text("b")]), .text("c")]),
        ("<strong> a </strong>b", [.strong([.text("a")]), .text(" b")]),
        ("<strong>重要：</strong>次", [.html("<strong>"), .text("重要："), .html("</strong>"), .text("次")]),
        ("<b>a</b><b>b</b>", [.html("<strong>"), .text("a"), .html("</strong>"), .strong([.text("b")])]),
        ("<code>a`b</code> <code> c </code>", [.code("a`b"), .text(" "), .code(" c ")]),
        ("a<br>- b<br>1. c", [.text("a"), .lineBreak, .text("- b"), .lineBreak, .text("1. c")]),
        ("<strong></strong>x<a href=\"\">y</a>", [.text("xy")]),
    ])
    func marksStayTheSame(html: String, content: [Inline]) throws {
        #expect(try reading(html) == content)
    }

    @Test(arguments: [
        ("a b.md", "a%20b.md"), ("x(1).md", "x%281%29.md"), ("a?b=1&amp;copy;=2", "a?b=1&copy;=2"),
        ("&lt;a&gt;", "%3Ca%3E"),
        ("a_b*c*", "a_b*c*"),
    ])
    func linksLeadToTheSamePlace(html: String, destination: String) throws {
        let content = try reading("<a href=\"\(html)\">x</a>")
        #expect(content.allLinks.map(\.destination) == [destination])
    }

    @Test func imagesAreLinks() throws {
        #expect(try reading("<img src=\"a.png\" alt=\"A [b]\">").allLinks.map { $0.content.plainText } == ["A [b]"])
    }

    @Test func placeholdersOfOthersAreNone() throws {
        let texts = try ImportedTexts("<h2 id=\"x\">The {{a}}</h2><p>Write <code>{{ b }}</code> or {<em>{c}}</em>.</p>")
        #expect(texts.errors == [])
        #expect(texts.notes.contains(.bracesInProse(name: "b")))
    }

    @Test func wordsAtRandomStayTheSame() throws {
        let pieces = [
            "*", "_", "`", "[", "]", "(", ")", "!", "#", "-", "+", "1.", "2)", "&amp;", "&lt;", "&gt;", "\\", "{", "}",
            "|", "~",
            "=", " ", "a", "é", "中", "：", "“", "<b>b</b>", "<i>*i</i>", "<code>`c</code>", "<br>",
            "<a href=\"x\">l]</a>",
        ]
        var random = SeededGenerator(seed: 7)
        for _ in 0..<400 {
            let html = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            let page = try Pages.page("<p>\(html.joined())</p>")
            guard let block = page.blocks.first, !block.content.isBlank else { continue }
            let expected = block.content.plainText.replacing("{{", with: "{ {")
            #expect(try reading(html.joined()).plainText.replacing("{{", with: "{ {") == expected, "\(html.joined())")
        }
    }
}
