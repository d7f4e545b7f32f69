internal import MarkdownTree

/// The lines of a Markdown text that belong to code blocks, their fences among them.
struct CodeLineSet {
    private var lines: Set<Int> = []

    /// Finds the code blocks of a text, those in lists and quotations too.
    init(_ text: String) {
        for block in MarkdownParser().parse(text).blocks { add(block) }
    }

    /// Whether a line belongs to a code block.
    func contains(_ line: Int) -> Bool { lines.contains(line) }

    private mutating func add(_ block: Block) {
        switch block.kind {
        case .codeBlock: lines.formUnion(block.range.start.line...block.range.end.line)
        case .list(let list): for inner in list.items.flatMap(\.blocks) { add(inner) }
        case .blockQuote(let blocks): for inner in blocks { add(inner) }
        case .heading, .paragraph, .thematicBreak, .html: break
        }
    }
}
