/// Something in a Markdown file that CommonMark accepts in silence and its author did not mean.
package struct MarkdownFault: Sendable, Hashable {
    /// What is wrong.
    package enum Kind: Sendable, Hashable {
        /// The file starts with a `---` line that no other closes.
        case unclosedFrontMatter
        /// A fenced code block that ends with the file, or with the block around it.
        case unclosedFence
        /// A line of three or more backticks that opens or closes nothing.
        case strayBackticks
        /// A fence with attributes, but `.example`, where it is no block that acts: in a block quote, in code, in HTML.
        case fenceInsideBlock
        /// Text after the language of a fence that is no attribute list.
        case textAfterLanguage(String)
        /// A `{` without its `}`.
        case unclosedAttributes
        /// A quoted value without its closing quote.
        case unclosedQuote
        /// A word in an attribute list that is no `#id`, `.class` or `key=value`.
        case malformedAttribute(String)
        /// A key, or an identifier with its `#`, that stands where another one already did.
        case repeatedAttribute(String)
        /// Blocks or inlines in more levels than are kept; what is deeper is flattened to text, or not read at all.
        case nestingTooDeep
        /// A file of more bytes, or more marks, than are read; it has no blocks.
        case tooLarge
        /// A NUL character, the first of the file; all are read as SUBSTITUTE (U+001A).
        case nulCharacter
    }

    /// What is wrong.
    package var kind: Kind
    /// Where: at the opening mark of what is not closed, at the first byte of what is not understood.
    package var location: SourceLocation

    /// Creates a fault.
    package init(_ kind: Kind, at location: SourceLocation) {
        self.kind = kind
        self.location = location
    }
}
