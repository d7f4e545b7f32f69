/// What parts of a line are, so that a terminal's style can show it.
///
/// Meanings, not colours: ``TerminalStyle`` decides how each looks. They add up (a value in a heading is both).
package struct TextRoles: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    /// Takes a set of bits, one a role.
    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// A title.
    package static let heading = TextRoles(rawValue: 1 << 0)
    /// Emphasized words.
    package static let emphasis = TextRoles(rawValue: 1 << 1)
    /// Strongly emphasized words.
    package static let strong = TextRoles(rawValue: 1 << 2)
    /// Words of a program among words of a person.
    package static let code = TextRoles(rawValue: 1 << 3)
    /// A value that stands for a placeholder.
    package static let value = TextRoles(rawValue: 1 << 4)
    /// A line that comes.
    package static let added = TextRoles(rawValue: 1 << 5)
    /// A line that goes.
    package static let removed = TextRoles(rawValue: 1 << 6)
    /// What may be overlooked: addresses, positions.
    package static let faint = TextRoles(rawValue: 1 << 7)
    /// What asks for attention.
    package static let warning = TextRoles(rawValue: 1 << 8)
    /// What went wrong.
    package static let error = TextRoles(rawValue: 1 << 9)
    /// What went well.
    package static let success = TextRoles(rawValue: 1 << 10)
    /// A key that the person can press.
    package static let key = TextRoles(rawValue: 1 << 11)
}

/// Text whose parts have roles: a line before a terminal's style is applied to it.
package struct StyledText: Sendable, Hashable {
    /// A stretch of text with the same roles.
    package struct Run: Sendable, Hashable {
        /// The words.
        package var text: String
        /// What they are.
        package var roles: TextRoles
    }

    /// In reading order; none is empty, and no two neighbours have the same roles.
    package private(set) var runs: [Run] = []

    /// Takes one stretch of text.
    package init(_ text: String = "", _ roles: TextRoles = []) {
        append(text, roles)
    }

    /// The words alone.
    package var plainText: String {
        runs.map(\.text).joined()
    }

    /// How many columns the text takes.
    package var columns: Int {
        DisplayWidth.width(of: plainText)
    }

    /// Whether there is no text.
    package var isEmpty: Bool { runs.isEmpty }

    /// Adds a stretch of text at the end.
    package mutating func append(_ text: String, _ roles: TextRoles = []) {
        guard !text.isEmpty else { return }
        if let last = runs.indices.last, runs[last].roles == roles {
            runs[last].text += text
        } else {
            runs.append(Run(text: text, roles: roles))
        }
    }

    /// Adds another text at the end.
    package mutating func append(_ other: StyledText) {
        for run in other.runs { append(run.text, run.roles) }
    }

    /// Takes the spaces off the end.
    package mutating func trimEnd() {
        while let last = runs.indices.last {
            while runs[last].text.hasSuffix(" ") { runs[last].text.removeLast() }
            guard runs[last].text.isEmpty else { return }
            runs.removeLast()
        }
    }
}
