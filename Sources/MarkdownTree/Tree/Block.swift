/// A block of a CommonMark document (CommonMark 0.30, sections 4 and 5).
package struct Block: Sendable, Hashable {
    package indirect enum Kind: Sendable, Hashable {
        case heading(Heading)
        case paragraph([Inline])
        case codeBlock(CodeBlock)
        case list(List)
        case blockQuote([Block])
        case thematicBreak
        case html(String)
    }

    package var kind: Kind
    package var range: SourceRange

    package init(_ kind: Kind, range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}

/// A heading, its attributes taken off its text.
package struct Heading: Sendable, Hashable {
    /// From 1 to 6.
    package var level: Int
    package var content: [Inline]
    package var attributes: AttributeList?

    package init(level: Int, content: [Inline], attributes: AttributeList? = nil) {
        self.level = level
        self.content = content
        self.attributes = attributes
    }
}

/// An indented or fenced code block.
package struct CodeBlock: Sendable, Hashable {
    /// Whether it is written between fences; an indented block has no info string.
    package var isFenced: Bool
    /// The first word of the info string as the source has it; empty if there is none.
    package var language: String
    package var attributes: AttributeList?
    /// The code, each line ended by a line feed.
    package var literal: String
    /// Where the code stands, without the indentation that CommonMark removes.
    package var places: SourceMap

    /// Where the first line of the code starts, after the indentation that CommonMark removes.
    package var contentStart: SourceLocation { places.start }

    package init(
        isFenced: Bool,
        language: String,
        attributes: AttributeList? = nil,
        literal: String,
        places: SourceMap
    ) {
        self.isFenced = isFenced
        self.language = language
        self.attributes = attributes
        self.literal = literal
        self.places = places
    }
}

/// A bullet or ordered list.
package struct List: Sendable, Hashable {
    /// The number of the first item of an ordered list; nil in a bullet list.
    package var start: Int?
    package var isTight: Bool
    package var items: [ListItem]

    package init(start: Int? = nil, isTight: Bool, items: [ListItem]) {
        self.start = start
        self.isTight = isTight
        self.items = items
    }
}

/// An item of a list.
package struct ListItem: Sendable, Hashable {
    /// What a leading `[ ]` or `[x]` makes of an item (GitHub Flavored Markdown, section 5.3).
    package enum Checkbox: Sendable, Hashable {
        case open
        case done
    }

    /// The box that the item starts with, which its blocks no longer hold.
    package var checkbox: Checkbox?
    /// The attributes at the end of the first paragraph of an item with a checkbox, taken off its text.
    package var attributes: AttributeList?
    package var blocks: [Block]
    package var range: SourceRange

    package init(
        checkbox: Checkbox? = nil,
        attributes: AttributeList? = nil,
        blocks: [Block],
        range: SourceRange
    ) {
        self.checkbox = checkbox
        self.attributes = attributes
        self.blocks = blocks
        self.range = range
    }
}
