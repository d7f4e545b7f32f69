import MarkdownTree
import Testing

@testable import Authoring

/// What a parser of HTML could lose, it does not.
struct HTMLReaderTests {
    private func text(_ html: String) throws -> String {
        try HTMLReader.read(HTMLSource(Array(html.utf8))).text()
    }

    @Test(arguments: [
        ("<p>é “x” — 日本</p>", "é “x” — 日本"),
        ("<meta charset=\"iso-8859-1\"><p>é</p>", "é"),
        ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-16\"><p>é</p>", "é"),
        ("&amp;lt; &lt;b&gt; &#x27;&#39; &nbsp;| &mdash; &unknown; &", "&lt; <b> '' \u{A0}| — &unknown; &"),
        ("&lbrace;&lbrace;x&rcub;} &lsqb;&num;&NewLine;", "{{x}} [#\n"),
        ("a < b && c <d e> f", "a < b && c  f"), ("a <- b <= c </ d <3", "a <- b <= c </ d <3"),
        ("<pre><code>a\u{1B}[1m\u{C}\u{FFFE}\u{FFFF}b</code></pre>", "a\u{1B}[1m\u{C}\u{FFFE}\u{FFFF}b"),
        ("a&#13;\nb&#x0D;", "a\nb"), ("<![CDATA[x]]> y", "<![CDATA[x]]> y"), ("<?php x ?>y", "y"),
        ("a<!-- <p> -->b", "ab"), ("<code>\na\n\n b</code>", "\na\n\n b"),
    ])
    func textIsWhatAReaderSees(html: String, text: String) throws {
        #expect(try self.text(html) == text)
    }

    @Test(arguments: [
        ("a\n<!-- b <p>c</p>", "a\n<!-- b c"), ("a\n<script>b <p>c</p>", "a\n<script>b c"),
        ("a\n<p title=\"b <i>c</i>", "a\n<p title=\"b c"), ("a\n<p b <i>c</i>", "a\n<p b c"),
        ("a\n<style x>b", "a\n<style x>b"),
        ("a\n<p b", "a\n<p b"), ("a\n<?php b", "a\n<?php b"), ("a\n</p", "a\n</p"),
    ])
    func markupWithoutEndHidesNothing(html: String, text: String) throws {
        #expect(try self.text(html) == text)
    }

    @Test func markupWithoutEndIsTold() {
        #expect(HTMLSource(Array("a\n<!-- b\n<script>\n<p \"".utf8)).brokenLines == [2, 3, 4])
        #expect(HTMLSource(Array("a < b <- c </ d <3".utf8)).brokenLines == [])
    }

    @Test func elementsKnowTheirLines() throws {
        let html = "\n<p\n a='1'>x\n<b>y</b></p>\n" + String(repeating: "\n", count: 70_000) + "<i>z</i>"
        let body = try HTMLReader.read(HTMLSource(Array(html.utf8)))
        func lines(_ element: HTMLElement) -> [String: Int] {
            element.elements.reduce(into: [element.name: element.line]) { $0.merge(lines($1)) { _, new in new } }
        }
        #expect(lines(body)["b"] == 4)
        #expect(lines(body)["i"] == 70_005)
    }

    @Test func depthIsFlattenedWithoutLoss() throws {
        let html = String(repeating: "<div>a", count: 900) + "<pre><code class=\"language-x\">c</code></pre>"
        let page = try Pages.page(html)
        #expect(page.codeBlocks.map(\.text) == ["c"])
        #expect(page.blocks.flatMap(\.all).flatMap(\.content).plainText.filter { $0 == "a" }.count == 900)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "<b>", "<a b='", "<a", "<!--", "<p a ", "&#", "</b>", "<![", "<script", "{{", "<li>", "<pre>", "<td>",
        ]
    )
    func nothingTakesForEver(_ piece: String) throws {
        let html = "# T\n" + String(repeating: piece, count: 8000)
        for text in [html, "<h1>T</h1>\(html)>"] {
            let page = try? GuidePage(Pages.file(text))
            #expect(page == nil || page?.title == "T")
        }
    }
}
