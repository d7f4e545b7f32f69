/// An inline of a CommonMark document (CommonMark 0.30, section 6).
package indirect enum Inline: Sendable, Hashable {
    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    case html(String)
    case emphasis([Inline])
    case strong([Inline])
    case link(Link)
    case image(Link)

    /// The text without its marks, as a reader would say it.
    package var plainText: String {
        switch self {
        case .text(let text), .code(let text): text
        case .softBreak, .lineBreak: " "
        case .html: ""
        case .emphasis(let content), .strong(let content): content.plainText
        case .link(let link), .image(let link): link.content.plainText
        }
    }
}

/// Where a link leads or an image lies, and what stands for it in the text.
package struct Link: Sendable, Hashable {
    package var destination: String
    package var title: String
    package var content: [Inline]
    /// Where the link starts; nil where cmark does not tell (it places inlines by their block).
    package var location: SourceLocation?

    package init(destination: String, title: String = "", content: [Inline], location: SourceLocation? = nil) {
        self.destination = destination
        self.title = title
        self.content = content
        self.location = location
    }
}

extension [Inline] {
    /// The text without its marks, as a reader would say it.
    package var plainText: String {
        map(\.plainText).joined()
    }

    /// Whether an ASCII character stands in what ``plainText`` gives.
    package func hasByte(_ byte: UInt8) -> Bool {
        contains { inline in
            switch inline {
            case .text(let text), .code(let text): text.hasByte(byte)
            case .softBreak, .lineBreak: byte == .space
            case .html: false
            case .emphasis(let content), .strong(let content): content.hasByte(byte)
            case .link(let link), .image(let link): link.content.hasByte(byte)
            }
        }
    }
}
