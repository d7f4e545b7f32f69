package import MarkdownTree

/// A heading and what stands below it, up to the next heading.
package struct Section: Sendable {
    /// What a section holds, in source order.
    package enum Element: Sendable {
        case prose(Block)
        /// A step of any role, by its id.
        case step(String)
        case output(SampleOutput, for: String)
        /// Code that is shown and never run.
        case example(CodeBlock)
        case choice(Choice)
    }

    /// From the heading's attributes; nil where it has none.
    package var id: String?
    /// The name by which links reach the section: its id, or what forges make of its title; unique.
    package var anchor: String
    package var aliases: [String]
    /// From 1 to 6; 0 for what stands before the first heading.
    package var level: Int
    package var title: [Inline]
    package var condition: Condition?
    /// The index of the section around this one among the runbook's sections.
    package var parent: Int?
    package var elements: [Element]
    package var location: SourceLocation

    package init(
        id: String? = nil,
        aliases: [String] = [],
        level: Int,
        title: [Inline],
        condition: Condition? = nil,
        parent: Int? = nil,
        elements: [Element] = [],
        location: SourceLocation
    ) {
        self.id = id
        self.anchor = id ?? ""
        self.aliases = aliases
        self.level = level
        self.title = title
        self.condition = condition
        self.parent = parent
        self.elements = elements
        self.location = location
    }
}

/// A list whose items each lead to a conditional section, of which exactly one is taken.
package struct Choice: Sendable {
    package struct Option: Sendable {
        /// The anchor of the section.
        package var section: String
        /// The item's words.
        package var content: [Block]

        package init(section: String, content: [Block]) {
            self.section = section
            self.content = content
        }
    }

    package var options: [Option]
    /// The whole list, for renderers.
    package var list: Block

    package init(options: [Option], list: Block) {
        self.options = options
        self.list = list
    }
}
