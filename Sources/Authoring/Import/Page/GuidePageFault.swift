package import MarkdownTree

/// Why a file is no page that can be read.
package enum GuidePageFault: Error, Sendable, Hashable {
    case empty
    /// It holds a NUL, as no text does.
    case binary(SourceLocation)
    case notUTF8(SourceLocation)
    /// It is larger than so many bytes.
    case tooLarge(Int)
    /// Neither its front matter nor a heading gives it a title.
    case untitled
    /// Elements or marks nest more deeply than a page's do.
    case tooDeep
    /// What reads HTML is not installed.
    case noLibrary
}
