internal import TestSupport

/// Pages such as product documentation has: mostly prose, with lists, links and some code, of which one block is a step.
///
/// The same number makes the same page, so that two runs measure the same bytes.
struct DocumentationPages {
    private static let words = """
        the of an instance version cluster upgrade node index data query collection vector replica rolling pod storage
        message queue segment memory disk load balance release chart operator image tag name space metadata proxy
        configuration parameter value default limit request time log monitor before after while with without
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    private var generator: SeededGenerator

    /// The text of the page with this number, about 13 kB.
    static func page(_ number: Int) -> String {
        var pages = DocumentationPages(generator: SeededGenerator(seed: UInt64(number)))
        let sections = (0..<8).map { pages.section($0) }
        return "# Page \(number)\n\n" + sections.joined(separator: "\n")
    }

    private mutating func section(_ index: Int) -> String {
        let paragraphs = (0..<3).map { _ in (0..<4).map { _ in sentence() }.joined(separator: " ") + "\n" }
        let items = (0..<4).map { _ in "- \(sentence())\n" }.joined()
        let code =
            switch index {
            case 0: "```shell {#look}\nkubectl get pods\n```\n"
            case 2, 4, 6: "```python\nfor name in names:\n    print(name)\n```\n"
            default: ""
            }
        let title = (0..<4).map { _ in word() }.joined(separator: " ")
        return "## Part \(index): \(title)\n\n" + (paragraphs + [items, code]).joined(separator: "\n")
    }

    private mutating func sentence() -> String {
        var words = (0..<12).map { _ in word() }
        switch generator.next() % 8 {
        case 0: words[3] = "`\(words[3])`"
        case 1: words[5] = "**\(words[5])**"
        case 2: words[7] = "[\(words[7])](https://docs.example.com/\(words[8]))"
        default: break
        }
        return words.joined(separator: " ") + "."
    }

    private mutating func word() -> String {
        Self.words[Int(generator.next() % UInt64(Self.words.count))]
    }
}
