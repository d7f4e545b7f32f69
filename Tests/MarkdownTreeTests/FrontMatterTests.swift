import MarkdownTree
import Testing

@Suite struct FrontMatterTests {
    @Test(arguments: [
        ("---\ntitle: A\n---\n# B\n", "title: A\n"),
        ("---\ntitle: A\n...\n# B\n", "title: A\n"),
        ("---\n---\n\n# B\n", ""),
        ("--- \t\na: |\n  ---\n  x\n---  \n# B\n", "a: |\n  ---\n  x\n"),
        ("\u{FEFF}---\na: é\n---\n# B\n", "a: é\n"),
        ("---\r\na: 1\r\nb: 2\r\n---\r\n# B\r\n", "a: 1\nb: 2\n"),
        ("---\n# not a heading\n```\n---\n# B\n", "# not a heading\n```\n"),
    ])
    func frontMatterIsTakenOff(text: String, expected: String) {
        let document = parse(text)
        #expect(document.frontMatter == FrontMatter(text: expected, firstLine: 2))
        #expect(document.headings.map(\.content) == [[.text("B")]])
        #expect(document.faults.isEmpty)
    }

    @Test(arguments: ["---\na: 1\n---\n\n# B {x=}\n", "\u{FEFF}---\r\na: 1\r\n---\r\n\r\n# B {x=}"])
    func linesAfterFrontMatterKeepTheirNumbers(text: String) {
        let document = parse(text)
        #expect(document.blocks.map(\.range.written) == ["5:1-5:9"])
        #expect(document.faultList == ["5:6 malformedAttribute(\"x=\")"])
    }

    @Test(arguments: ["----\na\n---\n", " ---\na: 1\n---\n", "\n---\na: 1\n---\n", "a\n---\n", "--\n", ""])
    func otherFirstLinesStartNone(text: String) {
        let document = parse(text)
        #expect(document.frontMatter == nil)
        #expect(document.faults.isEmpty)
    }

    @Test(arguments: ["---\ntitle: A\n# B", "---", "\u{FEFF}---\r\n\r\n----\r\n --- \r\n"])
    func unclosedFrontMatterIsAFault(text: String) {
        let document = parse(text)
        #expect(document.frontMatter == nil)
        #expect(document.faults == [MarkdownFault(.unclosedFrontMatter, at: at(1, 1))])
    }

    @Test(arguments: ["\u{FEFF}# A {#a}", "\u{FEFF}\u{FEFF}# A {#a}"])
    func byteOrderMarkIsDropped(text: String) {
        let document = parse(text)
        #expect(document.headings.map(\.content) == [[.text("A")]])
        #expect(document.headings.first?.attributes?.range.written == "1:5-1:9")
    }
}
