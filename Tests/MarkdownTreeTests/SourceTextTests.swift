import MarkdownTree
import Testing

@Suite struct SourceTextTests {
    @Test(arguments: [
        ("", [String]()), ("a", ["a"]), ("a\n", ["a"]), ("a\n\n", ["a", ""]), ("\r\n", [""]),
        ("é\r\nb\rc\n\rd", ["é", "b", "c", "", "d"]), ("a\r", ["a"]), ("a\u{2028}b\u{0B}c", ["a\u{2028}b\u{0B}c"]),
    ])
    func linesEndAsInCommonMark(text: String, lines: [String]) {
        let source = SourceText(text)
        #expect(source.lineCount == lines.count)
        #expect((1...max(1, lines.count)).prefix(lines.count).map { source.line($0) } == lines)
        #expect(source.line(0) == "")
        #expect(source.line(lines.count + 1) == "")
    }

    @Test func bytesKnowTheirLocation() {
        let source = SourceText("é\r\nb\n")
        let locations = (0...6).map { source.location(ofByte: $0) }
        #expect(locations == [at(1, 1), at(1, 2), at(1, 3), at(1, 4), at(2, 1), at(2, 2), at(2, 3)])
        #expect(source.end(ofLine: 1) == at(1, 3))
        #expect(SourceText("").location(ofByte: 0) == at(1, 1))
    }
}
