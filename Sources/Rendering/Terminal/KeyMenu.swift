/// The keys that answer a question, each with its word.
package struct KeyMenu: Sendable, Hashable {
    /// A key and what it does.
    package struct Item: Sendable, Hashable {
        /// What to press.
        package var key: String
        /// What it does, in a word or two.
        package var label: String

        /// Takes a key and a word.
        package init(key: String, label: String) {
            self.key = key
            self.label = label
        }
    }

    /// In the order in which they are shown.
    package var items: [Item]

    /// Takes the items.
    package init(_ items: [Item]) {
        self.items = items
    }

    /// Renders `[o] oui   [n] non`, as many to a line as the terminal's width allows.
    ///
    /// An item goes whole to the next line; one that is wider than a line is wrapped under its label.
    package func lines(_ style: TerminalStyle) -> [String] {
        var lines: [StyledText] = []
        var line = StyledText()
        for item in items {
            let parts = rendered(item, columns: style.columns)
            let isWhole = parts.count == 1
            if !line.isEmpty, !isWhole || line.columns + Self.gap.count + parts[0].columns > style.columns {
                lines.append(line)
                line = StyledText()
            }
            guard isWhole else {
                lines += parts
                continue
            }
            if !line.isEmpty { line.append(Self.gap) }
            line.append(parts[0])
        }
        if !line.isEmpty { lines.append(line) }
        return lines.map(style.render)
    }

    private static let gap = "   "

    /// At least one line.
    private func rendered(_ item: Item, columns: Int) -> [StyledText] {
        var head = StyledText("[\(item.key)]", .key)
        head.append(" ")
        let indent = head.columns
        let labels = DisplayWidth.wrap(item.label, to: max(columns - indent, 8))
        guard let first = labels.first else { return [StyledText("[\(item.key)]", .key)] }
        head.append(first)
        return [head] + labels.dropFirst().map { StyledText(String(repeating: " ", count: indent) + $0) }
    }
}
