private import CCmark

/// Reads CommonMark with attributes and front matter into a ``MarkdownDocument``.
package struct MarkdownParser {
    package init() {}

    /// Parses a whole file's text, whose line ends are line feeds or CR LF.
    package func parse(_ text: String) -> MarkdownDocument {
        MarkdownDocument(blocks: [])
    }
}
