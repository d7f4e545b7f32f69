internal import MarkdownTree

/// A published guide, or the Markdown from which one is made, as a value.
package struct GuidePage: Sendable {
    /// The name by which the guide's pages link to it: the `id` of its front matter, otherwise the file's name.
    package var name: String
    package var title: String
    /// The scalars of its front matter, by key.
    package var frontMatter: [String: String]
    /// The BCP 47 tag of the language in which it is written, as far as its links, its folder or its form tell.
    package var language: String?
    /// Whether the page itself says its language, in its front matter or by its links.
    package var saysLanguage: Bool
    /// The version of the documentation that its links name: `v2.4.x`.
    package var version: String?
    /// SHA-256 of the file, as 64 hexadecimal digits.
    package var digest: String
    /// In the order of the page.
    package var headings: [GuideHeading]
    /// The code blocks that the page's own list of them has, in order; ``GuideCode/index`` counts them.
    package var codeBlocks: [GuideCode]

    /// Its content, in order.
    var blocks: [GuideBlock]
    /// What was found in reading it that a person should know.
    var findings: [ImportNote]
    /// How many code blocks there are, those without an index too.
    var codeCount: Int
}

/// A heading of a guide.
package struct GuideHeading: Sendable, Hashable {
    /// The anchor, the same in every language; nil where the page gives none.
    package var id: String?
    package var text: String
    /// From 1 to 6.
    package var level: Int
    /// The line of the page.
    package var line: Int
    var content: [Inline]
}

/// A code block of a guide.
package struct GuideCode: Sendable, Hashable {
    /// Its number among those that the guide's list of code blocks has, from 1; nil for code that the list leaves out.
    package var index: Int?
    /// The language that the page gives it; empty where it gives none.
    package var language: String
    /// The code, byte for byte.
    package var text: String
    /// The line of the page on which it starts.
    package var line: Int
    /// Its number among all code blocks of the page, from 0.
    var ordinal: Int
}

/// A block of a guide, and the line of the page on which it starts.
struct GuideBlock: Sendable, Hashable {
    indirect enum Kind: Sendable, Hashable {
        case heading(GuideHeading)
        case paragraph([Inline])
        case code(GuideCode)
        case list(GuideList)
        /// A box beside the text: a hint or a warning.
        case note([GuideBlock])
        case quote([GuideBlock])
        case table(GuideTable)
        /// The same in several languages, of which a reader sees one at a time.
        case tabs([String], [GuideBlock])
        /// What the page holds and does not show.
        case hidden([GuideBlock])
        case rule
    }

    var kind: Kind
    var line: Int
}

/// A list of a guide.
struct GuideList: Sendable, Hashable {
    /// The number of the first item; nil where items have bullets.
    var start: Int?
    var items: [[GuideBlock]]
}

/// A table of a guide, its cells as text.
struct GuideTable: Sendable, Hashable {
    var header: [[Inline]]
    var rows: [[[Inline]]]
}

extension GuideBlock {
    /// The blocks right within it.
    var inner: [GuideBlock] {
        switch kind {
        case .list(let list): list.items.flatMap(\.self)
        case .note(let blocks), .quote(let blocks), .hidden(let blocks), .tabs(_, let blocks): blocks
        case .heading, .paragraph, .code, .table, .rule: []
        }
    }

    /// Itself and every block within it, in order.
    var all: [GuideBlock] { [self] + inner.flatMap(\.all) }

    /// The words that stand right in it.
    var content: [Inline] {
        switch kind {
        case .heading(let heading): heading.content
        case .paragraph(let content): content
        case .table(let table): (table.header + table.rows.flatMap(\.self)).flatMap(\.self)
        case .code, .list, .note, .quote, .tabs, .hidden, .rule: []
        }
    }
}
