/// Renders two texts for people to compare: side by side where there is room, otherwise one above the other.
///
/// The signs `-` and `+` stand before every line that differs, coloured or not; nothing in a line is invisible.
package struct ComparisonRenderer {
    /// One of the two texts, and what the reader knows it by.
    package struct Side: Sendable {
        package var name: String
        package var lines: [String]

        package init(name: String, lines: [String]) {
            self.name = name
            self.lines = lines
        }
    }

    /// The least width, in display columns, that has room for two texts.
    package static let leastColumns = 100

    /// What the terminal can show.
    package var style: TerminalStyle

    /// Takes a style.
    package init(style: TerminalStyle) {
        self.style = style
    }

    /// Whether two texts stand beside each other.
    private var isSideBySide: Bool { style.columns >= Self.leastColumns && !style.isPlain }

    /// Renders where two texts differ, every line of it; gives nothing where they don't.
    ///
    /// - Parameters:
    ///   - left: The text that is there first.
    ///   - right: The text that is held against it.
    ///   - context: How many lines that are the same to show around a difference.
    /// - Returns: The lines, without line ends.
    package func lines(_ left: Side, _ right: Side, context: Int = 1) -> [String] {
        let hunks = LineDiff(old: left.lines.text, new: right.lines.text).hunks(context: context)
        guard !hunks.isEmpty else { return [] }
        let rows = isSideBySide ? beside(left, right, hunks) : stacked(left, right, hunks)
        return rows.map(style.render)
    }

    // MARK: One above the other

    private func stacked(_ left: Side, _ right: Side, _ hunks: [DiffHunk]) -> [StyledText] {
        let names = [
            StyledText("--- \(visible(left.name))", .strong), StyledText("+++ \(visible(right.name))", .strong),
        ]
        return names
            + hunks.enumerated().flatMap { index, hunk in
                (index > 0 ? [gap] : [])
                    + hunk.lines.map { line in signed(line.fate, VisibleText(line.line.text).text) }
            }
    }

    private var gap: StyledText { StyledText(style.isUTF8 ? "⋮" : "...", .faint) }

    private func signed(_ fate: DiffHunk.Fate, _ text: String) -> StyledText {
        switch fate {
        case .kept: StyledText("  \(text)", .faint)
        case .removed: StyledText("- \(text)", .removed)
        case .added: StyledText("+ \(text)", .added)
        }
    }

    // MARK: Side by side

    private var cellWidth: Int { (style.columns - 3) / 2 }

    private func beside(_ left: Side, _ right: Side, _ hunks: [DiffHunk]) -> [StyledText] {
        let names = row([StyledText(visible(left.name), .strong)], [StyledText(visible(right.name), .strong)])
        return names + hunks.enumerated().flatMap { index, hunk in (index > 0 ? [gap] : []) + rows(of: hunk) }
    }

    private func rows(of hunk: DiffHunk) -> [StyledText] {
        var rows: [StyledText] = []
        var pending: (removed: [String], added: [String]) = ([], [])
        func flush() {
            for index in 0..<max(pending.removed.count, pending.added.count) {
                let left = pending.removed.indices.contains(index) ? pending.removed[index] : nil
                let right = pending.added.indices.contains(index) ? pending.added[index] : nil
                rows += row(cells(.removed, left), cells(.added, right))
            }
            pending = ([], [])
        }
        for line in hunk.lines {
            let text = VisibleText(line.line.text).text.replacing("\t", with: "    ")
            switch line.fate {
            case .removed: pending.removed.append(text)
            case .added: pending.added.append(text)
            case .kept:
                flush()
                rows += row(cells(.kept, text), cells(.kept, text))
            }
        }
        flush()
        return rows
    }

    /// The lines that a text takes in its half, the sign before the first.
    private func cells(_ fate: DiffHunk.Fate, _ text: String?) -> [StyledText] {
        guard let text else { return [] }
        let parts = text.broken(to: cellWidth - 2)
        return parts.enumerated().map { index, part in
            index == 0 ? signed(fate, part) : StyledText("  \(part)", signed(fate, part).runs.first?.roles ?? [])
        }
    }

    private func row(_ left: [StyledText], _ right: [StyledText]) -> [StyledText] {
        (0..<max(left.count, right.count)).map { index in
            var line = left.indices.contains(index) ? left[index] : StyledText()
            line.append(String(repeating: " ", count: max(0, cellWidth - line.columns)))
            line.append(style.isUTF8 ? " │ " : " | ", .faint)
            if right.indices.contains(index) { line.append(right[index]) }
            line.trimEnd()
            return line
        }
    }

    private func visible(_ name: String) -> String {
        VisibleText(name, as: .singleLine).text
    }
}

extension [String] {
    fileprivate var text: String { map { $0 + "\n" }.joined() }
}

extension String {
    /// The text in pieces of at most `columns`, cut wherever that is; one empty piece for an empty text.
    fileprivate func broken(to columns: Int) -> [String] {
        var pieces = [""]
        var used = 0
        for character in self {
            let width = DisplayWidth.width(of: character)
            if used + width > columns, used > 0 {
                pieces.append("")
                used = 0
            }
            pieces[pieces.count - 1].append(character)
            used += width
        }
        return pieces
    }
}
