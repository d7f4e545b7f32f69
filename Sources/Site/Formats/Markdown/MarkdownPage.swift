internal import MarkdownTree

/// A runbook as Markdown for forges: values in place, no attributes, links to what forges make of headings.
struct MarkdownPage {
    private let content: RunbookText
    private let links: ForgeLinks

    /// Writes a runbook.
    ///
    /// - Parameters:
    ///   - content: What there is to write.
    ///   - pictures: Where the files of pictures lie, by their destinations as written.
    ///   - files: The files of other runbooks beside this one, by id.
    init(_ content: RunbookText, pictures: [String: String] = [:], files: [String: String] = [:]) {
        self.content = content
        links = ForgeLinks(content, pictures: pictures, files: files)
    }

    /// The whole text.
    var text: String {
        let inlines = MarkdownInlines(target: links.destination, picture: links.picture)
        let blocks = [content.heading(content.title, 1)] + content.summary + content.blocks
        return MarkdownWriter(inlines: inlines).text(blocks)
    }
}
