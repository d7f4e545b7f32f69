internal import MarkdownTree

/// Text with placeholders, as written.
///
/// A placeholder is `{{`, optional spaces, an identifier, optional spaces, `}}`, and nothing else is.
package struct Template: Sendable, Hashable {
    package enum Part: Sendable, Hashable {
        case text(String)
        case placeholder(Placeholder)
    }

    package struct Placeholder: Sendable, Hashable {
        package var name: String
        /// The bytes of the source that it takes, counted in UTF-8 from the start of the template.
        package var offsets: Range<Int>

        package init(name: String, offsets: Range<Int>) {
            self.name = name
            self.offsets = offsets
        }
    }

    /// The text as written.
    package let source: String
    package let parts: [Part]
    private let walk = ShellWalk()

    /// What a walk over it as shell text tells.
    package var shellScan: ShellScan { walk.scan(of: self) }

    /// The names of the parameters that it uses, in order, each once.
    package var parameterNames: [String] {
        var seen: Set<String> = []
        return placeholders.map(\.name).filter { seen.insert($0).inserted }
    }

    package var placeholders: [Placeholder] {
        parts.compactMap { part in
            if case .placeholder(let placeholder) = part { placeholder } else { nil }
        }
    }

    /// Reads the placeholders of a text; with `isVerbatim`, takes the whole text as it stands.
    package init(_ source: String, isVerbatim: Bool = false) {
        self.source = source
        if isVerbatim || !source.hasByte(UInt8(ascii: "{")) {
            self.parts = source.isEmpty ? [] : [.text(source)]
        } else {
            self.parts = PlaceholderReader(source).parts()
        }
    }

    package static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.source == rhs.source && lhs.parts == rhs.parts
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(source)
        hasher.combine(parts)
    }
}

/// Text with its values in place, and where they stand, so that a reader can see what was substituted.
package struct RenderedText: Sendable, Hashable, Codable {
    package struct Value: Sendable, Hashable, Codable {
        package var name: String
        /// The bytes of the rendered text that the value takes, its quotes included, counted in UTF-8.
        package var start: Int
        package var end: Int

        package init(name: String, start: Int, end: Int) {
            self.name = name
            self.start = start
            self.end = end
        }
    }

    package var text: String
    package var values: [Value]

    package init(text: String, values: [Value] = []) {
        self.text = text
        self.values = values
    }
}
