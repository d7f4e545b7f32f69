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
