/// A line that is written over as things go on: a clock, a count of attempts.
///
/// It makes the text to write and writes nothing itself. Where a line cannot be written over (`--plain`, a pipe, a dumb
/// terminal) it says nothing, or a line each time that its words change.
package struct CarriageLine: Sendable {
    /// What to do where a line cannot be written over.
    package enum Fallback: Sendable, Hashable {
        /// Say nothing.
        case silence
        /// Write each new text on a line of its own.
        case lines
    }

    private let fallback: Fallback
    private var last: String?

    /// Starts with nothing on the line.
    package init(fallback: Fallback = .silence) {
        self.fallback = fallback
    }

    /// Whether the line holds a text, so that other output must ``clear(_:)`` it first.
    package var isShown: Bool { last != nil }

    /// Gives what to write so that the line shows `text`, cut to the terminal's width less one column.
    ///
    /// The last column stays free: many terminals go to the next line when it is filled. The text may hold no-break
    /// spaces, as the words of a catalog do; words of others are made visible before they stand in it.
    package mutating func draw(_ text: String, _ roles: TextRoles = [], style: TerminalStyle) -> String {
        let words = (["\n", "\t"] as [Unicode.Scalar]).reduce(VisibleText(text, as: .prose).text) { words, scalar in
            words.replacing(String(scalar), with: VisibleText.escape(scalar))
        }
        guard words != last || style.canRedraw else { return "" }
        last = words
        guard style.canRedraw else {
            return fallback == .lines ? style.apply(roles, to: words) + "\n" : ""
        }
        let visible = DisplayWidth.truncate(words, to: style.columns - 1, ellipsis: style.isUTF8 ? "…" : "...")
        return "\r" + style.apply(roles, to: visible) + Self.eraseToEnd
    }

    /// Gives what to write so that the line is empty and the next output starts at its beginning.
    package mutating func clear(_ style: TerminalStyle) -> String {
        guard last != nil else { return "" }
        last = nil
        return style.canRedraw ? "\r" + Self.eraseToEnd : ""
    }

    /// Gives what to write so that the line stays as it is and the next output starts below it.
    package mutating func keep(_ style: TerminalStyle) -> String {
        guard last != nil else { return "" }
        last = nil
        return style.canRedraw ? "\n" : ""
    }

    /// Erase in line, to its end (ECMA-48, EL).
    private static let eraseToEnd = "\u{1B}[K"
}
