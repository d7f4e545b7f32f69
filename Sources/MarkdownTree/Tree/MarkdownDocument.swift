/// A Markdown file as a value: its front matter, its blocks, and what is wrong with it.
package struct MarkdownDocument: Sendable {
    /// The YAML between the leading `---` lines, if the file has it.
    package var frontMatter: FrontMatter?
    package var blocks: [Block]
    /// Everything in the file that CommonMark accepts in silence and an author did not mean, in source order.
    package var faults: [MarkdownFault]

    package init(frontMatter: FrontMatter? = nil, blocks: [Block], faults: [MarkdownFault] = []) {
        self.frontMatter = frontMatter
        self.blocks = blocks
        self.faults = faults
    }

    /// The numbers of the lines that belong to code blocks, their fences among them, those in lists and quotations too.
    package var codeLines: Set<Int> {
        blocks.reduce(into: []) { lines, block in block.addCodeLines(to: &lines) }
    }
}

extension Block {
    fileprivate func addCodeLines(to lines: inout Set<Int>) {
        switch kind {
        case .codeBlock: lines.formUnion(range.start.line...range.end.line)
        case .list(let list): for block in list.items.flatMap(\.blocks) { block.addCodeLines(to: &lines) }
        case .blockQuote(let blocks): for block in blocks { block.addCodeLines(to: &lines) }
        case .heading, .paragraph, .thematicBreak, .html: break
        }
    }
}

/// The YAML front matter of a Markdown file, without its `---` lines.
package struct FrontMatter: Sendable, Hashable {
    package var text: String
    /// The line of the file on which `text` starts.
    package var firstLine: Int

    package init(text: String, firstLine: Int) {
        self.text = text
        self.firstLine = firstLine
    }
}
