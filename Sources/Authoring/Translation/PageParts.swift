package import MarkdownTree

/// A language file cut in two: its front matter, and the page below it.
package struct PageParts: Sendable {
    /// The front matter without its lines of hyphens; nil where the file has none.
    package let frontMatter: FrontMatter?
    /// The file's lines.
    package let source: SourceText
    /// The line on which the page starts.
    package let firstLine: Int

    /// Cuts a text; a file whose front matter is not closed is all page.
    package init(_ text: String) {
        source = SourceText(text)
        var last: Int?
        if source.lineCount > 1, Self.isFence(source.line(1), ["---"]) {
            last = (2...source.lineCount).first { [source] in Self.isFence(source.line($0), ["---", "..."]) }
        }
        firstLine = last.map { $0 + 1 } ?? 1
        frontMatter = last.map { [source] last in
            let start = source.range(ofLine: 2).lowerBound
            let bytes = source.bytes[start..<max(start, source.range(ofLine: last).lowerBound)]
            return FrontMatter(text: String(decoding: bytes, as: UTF8.self), firstLine: 2)
        }
    }

    private static func isFence(_ line: String, _ fences: [String]) -> Bool {
        fences.contains { fence in
            line.hasPrefix(fence) && line.dropFirst(fence.count).allSatisfy { $0 == " " || $0 == "\t" }
        }
    }
}
