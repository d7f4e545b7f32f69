/// Something in a Markdown file that CommonMark accepts in silence and its author did not mean.
package struct MarkdownFault: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The file starts with a `---` line that no other closes.
        case unclosedFrontMatter
        /// A fenced code block that ends with the file.
        case unclosedFence
        /// A line of three or more backticks that opens or closes nothing.
        case strayBackticks
        /// A fence with attributes inside another block (a list or a block quote is one; code is another).
        case fenceInsideBlock
        /// Text after the language of a fence that is no attribute list.
        case textAfterLanguage(String)
        /// A `{` without its `}`.
        case unclosedAttributes
        /// A quoted value without its closing quote.
        case unclosedQuote
        /// A word in an attribute list that is no `#id`, `.class` or `key=value`.
        case malformedAttribute(String)
        /// A key or identifier that stands twice in one list.
        case repeatedAttribute(String)
    }

    package var kind: Kind
    package var location: SourceLocation

    package init(_ kind: Kind, at location: SourceLocation) {
        self.kind = kind
        self.location = location
    }
}
