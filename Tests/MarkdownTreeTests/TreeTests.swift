import MarkdownTree
import Testing

@Suite struct TreeTests {
    @Test func blocksOfEveryKindAreRead() {
        let text = "# A\n\nb\nc\n\n***\n\n<!-- d -->\n> e\n\n3) f\n\n   g\n4) h\n"
        let blocks = parse(text).blocks
        #expect(blocks.map(\.range.written) == ["1:1-1:4", "3:1-4:2", "6:1-6:4", "8:1-8:11", "9:1-9:4", "11:1-14:5"])
        #expect(blocks[0].kind == .heading(Heading(level: 1, content: [.text("A")])))
        #expect(blocks[1].kind == .paragraph([.text("b"), .softBreak, .text("c")]))
        #expect(blocks[2].kind == .thematicBreak)
        #expect(blocks[3].kind == .html("<!-- d -->\n"))
        guard case .blockQuote(let quoted) = blocks[4].kind, case .list(let list) = blocks[5].kind else {
            Issue.record("\(blocks[4...])")
            return
        }
        #expect(quoted.map(\.kind) == [.paragraph([.text("e")])])
        #expect(list.start == 3)
        #expect(!list.isTight)
        #expect(list.items.map(\.blocks.count) == [2, 1])
        #expect(list.items.map(\.range.written) == ["11:1-13:5", "14:1-14:5"])
    }

    @Test(arguments: [
        ("a *b **c*** d", [Inline.text("a "), .emphasis([.text("b "), .strong([.text("c")])]), .text(" d")]),
        ("a  \nb\\\nc\nd", [.text("a"), .lineBreak, .text("b"), .lineBreak, .text("c"), .softBreak, .text("d")]),
        (
            "a [b & c] `d  e` &amp; \\* <f> é",
            [.text("a [b & c] "), .code("d  e"), .text(" & * "), .html("<f>"), .text(" é")]
        ),
        ("&#123;a} {#b}", [.text("{a} {#b}")]),
    ])
    func inlinesAreRead(text: String, content: [Inline]) {
        #expect(parse(text).paragraphs == [content])
    }

    @Test func emptyListItemsAreKept() {
        let document = parse("-\n- a\n-\n")
        #expect(document.items.map(\.blocks.count) == [0, 1, 0])
        #expect(document.items.map(\.range.written) == ["1:1-1:2", "2:1-2:4", "3:1-3:2"])
    }

    @Test func bulletListHasNoStart() {
        guard case .list(let list) = parse("+ a\n+ b").blocks.first?.kind else {
            Issue.record("no list")
            return
        }
        #expect(list.start == nil)
        #expect(list.isTight)
    }

    @Test(arguments: [
        ("a [b](c)", [at(1, 3)]),
        ("# é [b](c) `d` {#e}", [at(1, 6)]),
        ("- a\n  é [b](c) ![d](e) <http://f>", [at(2, 6), at(2, 13), at(2, 21)]),
        ("- a\n[b](c)", [at(2, 1)]),
        ("> a\n>  [b](c)\n[d](e)", [at(2, 4), at(3, 1)]),
        ("x [a\nb](c) [d](e)", [at(1, 3), at(2, 7)]),
        ("[![a](b)](c)", [at(1, 1), at(1, 2)]),
        ("[a]: /b\n[a]", [at(2, 1)]),
        ("T [a](b)\nu [c](d)\n===", [at(1, 3), at(2, 3)]),
        ("`a\nb` [z](w)", [at(2, 4)]),
        ("---\nx: 1\n---\n[a](b)", [at(4, 1)]),
    ])
    func linksKnowTheirPlace(text: String, locations: [Place]) {
        let document = parse(text)
        let links = (document.paragraphs + document.headings.map(\.content)).flatMap(\.links)
        #expect(links.map(\.location) == locations)
    }

    @Test func linkWhosePlaceIsNotKnownHasNone() {
        let links = parse("[a](b\n\"t\") x [c](d)").paragraphs.flatMap(\.links)
        #expect(links.map(\.destination) == ["b", "d"])
        #expect(links.last?.location == nil)
    }

    @Test func emptyTextHasNoBlocks() {
        for text in ["", "\n", " \r\n\t\r\n", "\u{FEFF}", "[a]: /b\n"] {
            let document = parse(text)
            #expect(document.blocks.isEmpty)
            #expect(document.faults.isEmpty)
        }
    }

    @Test func carriageReturnsEndLines() {
        #expect(parse("a\r\nb\r# c\r\n\r\n# d {#e}").blocks.map(\.range.written) == ["1:1-2:2", "3:1-3:4", "5:1-5:9"])
        #expect(parse("a\r\nb").paragraphs == [[.text("a"), .softBreak, .text("b")]])
    }
}
