import Testing

@testable import MarkdownTree

@Suite struct LimitTests {
    @Test(arguments: [
        ">", "> ", "- ", "* ", "1. ", "[", "![", "![[]()", "*a ", "**a ", "*a _b ", "`", "<", "\\", "{", "{#a ",
    ])
    func manyMarksAreSurvived(mark: String) {
        for prefix in ["", "# ", "- [ ] "] {
            let text = prefix + String(repeating: mark, count: 10_000) + "a"
            let document = parse(text + "\n\n" + text + "}\n")
            #expect(!document.blocks.isEmpty || document.faults.map(\.kind) == [.nestingTooDeep])
        }
    }

    @Test(arguments: [("> ", 140), (">", 290), ("- ", 120), ("1. ", 90)])
    func deepBlocksAreFlattened(mark: String, count: Int) {
        let document = parse(String(repeating: mark, count: count) + "deep *text*\n")
        #expect(document.faults.map(\.kind) == [.nestingTooDeep])
        #expect(document.paragraphs.map(\.plainText) == ["deep text"])
    }

    @Test func deepInlinesAreFlattened() {
        let text = String(repeating: "*a ", count: 5000) + "deep" + String(repeating: " b*", count: 5000)
        let document = parse(text)
        #expect(document.faultList == ["1:1 nestingTooDeep"])
        #expect(document.paragraphs.first?.plainText.contains("deep") == true)
    }

    @Test func listInDeeperAndDeeperLinesIsFlattenedOrRefused() {
        let lines = (0..<200).map { String(repeating: " ", count: 2 * $0) + "- x" }
        let document = parse(lines.joined(separator: "\n"))
        #expect(document.faults.map(\.kind) == [.nestingTooDeep])
    }

    @Test func nestingBelowTheLimitIsKept() {
        let document = parse(String(repeating: "> ", count: 90) + "# a {#b}")
        #expect(document.faults.isEmpty)
        #expect(document.headings.map(\.attributes?.identifier?.text) == ["b"])
    }

    @Test(arguments: [
        ("y\n", 298), ("a\n\n", 149), ("- a\n", 100), ("[a](b)\n", 100), ("![a]: `b`\n", 51),
    ])
    func moreMarksThanMemoryHoldsAreRefused(line: String, count: Int) {
        let parser = MarkdownParser(limits: SourceLimits(markCount: 300))
        let head = "---\na: 1\n---\n"
        let refused = parser.parse(head + String(repeating: line, count: count))
        #expect(refused.faults.map(\.kind) == [.tooLarge])
        #expect(refused.blocks.isEmpty)
        #expect(refused.frontMatter?.text == "a: 1\n")
        #expect(parser.parse(head + String(repeating: line, count: count - 10)).faults.isEmpty)
    }

    @Test(arguments: [("1. 1. 1. x\n", true), ("1. 1. 1. x\ny\n", true), ("1. 1. 1. x\n\ny\n", false)])
    func manyLinesBehindOpenListsAreRefused(head: String, isRefused: Bool) {
        let parser = MarkdownParser(limits: SourceLimits(openWidth: 1000))
        let document = parser.parse(head + String(repeating: "\n", count: 200))
        #expect(document.faults.map(\.kind) == (isRefused ? [.nestingTooDeep] : []))
    }

    @Test func moreBytesThanTheLimitAreRefused() {
        let parser = MarkdownParser(limits: SourceLimits(byteCount: 10))
        #expect(parser.parse("a\n12345678").faults.isEmpty)
        #expect(parser.parse("a\n123456789").faults == [MarkdownFault(.tooLarge, at: at(2, 9))])
    }

    @Test func imagesThatLibcmarkNeedsTooLongForAreRefused() {
        let images = String(repeating: "![[]()", count: 5000)
        #expect(parse("a\n\nb\n" + images).faultList == ["4:1 nestingTooDeep"])
        #expect(parse(String(repeating: "![a](b)\n\n", count: 5000)).faults.isEmpty)
    }

    @Test func largeFileIsReadWhole() {
        let part = "## Step {#s}\n\nProse with a [link](#s) and `code`.\n\n```shell {.check}\nkubectl get pods\n```\n\n"
        let count = 10_000
        let document = parse(String(repeating: part, count: count))
        #expect(document.blocks.count == 3 * count)
        #expect(document.blocks.last?.range.written == "\(8 * count - 3):1-\(8 * count - 1):4")
        #expect(document.faults.isEmpty)
    }

    @Test func longLineIsReadWhole() {
        let document = parse("# " + String(repeating: "word ", count: 200_000) + "{#a}")
        #expect(document.headings.first?.attributes?.identifier?.text == "a")
        #expect(document.headings.first?.content.plainText.utf8.count == 5 * 200_000 - 1)
    }
}
