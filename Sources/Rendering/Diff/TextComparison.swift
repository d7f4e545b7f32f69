/// Shows two texts beside each other where there is room, otherwise one above the other, line by line.
///
/// A sign stands at every line that differs (`|` for one that changed, `<` and `>` for one that only one side has, `-`
/// and `+` where the texts are stacked), and the words that differ are underlined where that can be shown.
package struct TextComparison {
    /// The width from which two texts have room beside each other.
    private static let leastWidth = 100

    private let style: TerminalStyle

    /// Takes what the terminal can show.
    package init(style: TerminalStyle) {
        self.style = style
    }

    /// Whether two texts have room beside each other.
    package var isSideBySide: Bool { style.columns >= Self.leastWidth && !style.isPlain }

    /// Renders two texts under their names.
    ///
    /// - Parameters:
    ///   - left: The text that is there.
    ///   - right: The text that is held against it.
    ///   - names: What the reader calls the two.
    /// - Returns: The lines, without line ends.
    package func lines(_ left: String, _ right: String, names: (String, String)) -> [String] {
        let pairs = Self.pairs(LineDiff(old: left, new: right))
        return isSideBySide ? sideBySide(pairs, names) : stacked(pairs, names)
    }

    private struct Pair {
        var left: StyledText?
        var right: StyledText?
        var isSame: Bool

        var sign: String { isSame ? " " : left == nil ? ">" : right == nil ? "<" : "|" }
    }

    /// The lines of both texts in pairs; a line that only one has stands alone.
    private static func pairs(_ diff: LineDiff) -> [Pair] {
        let (old, new) = ((diff.old ?? []).map(\.text), (diff.new ?? []).map(\.text))
        var pairs: [Pair] = []
        var (left, right) = (0, 0)
        for change in diff.changes + [.init(old: old.count..<old.count, new: new.count..<new.count)] {
            while left < change.old.lowerBound, right < change.new.lowerBound {
                let text = VisibleText(old[left], as: .code).styled()
                pairs.append(Pair(left: text, right: text, isSame: true))
                (left, right) = (left + 1, right + 1)
            }
            pairs += changed(Array(old[change.old]), Array(new[change.new]))
            (left, right) = (change.old.upperBound, change.new.upperBound)
        }
        return pairs
    }

    private static func changed(_ old: [String], _ new: [String]) -> [Pair] {
        (0..<max(old.count, new.count)).map { index in
            guard index < old.count else {
                return Pair(right: VisibleText(new[index], as: .code).styled(.value), isSame: false)
            }
            guard index < new.count else {
                return Pair(left: VisibleText(old[index], as: .code).styled(.value), isSame: false)
            }
            let words = WordDiff(old[index], new[index], .value)
            return Pair(left: words.old, right: words.new, isSame: false)
        }
    }

    // MARK: Forms

    private func stacked(_ pairs: [Pair], _ names: (String, String)) -> [String] {
        var lines = ["- \(names.0)", "+ \(names.1)"].map { style.apply([.strong], to: $0) }
        for pair in pairs {
            if pair.isSame {
                lines.append("  " + style.render(pair.left ?? StyledText()))
            } else {
                if let left = pair.left { lines.append("- " + style.render(left)) }
                if let right = pair.right { lines.append("+ " + style.render(right)) }
            }
        }
        return lines
    }

    private func sideBySide(_ pairs: [Pair], _ names: (String, String)) -> [String] {
        let width = (style.columns - 3) / 2
        let head = Pair(left: StyledText(names.0, .strong), right: StyledText(names.1, .strong), isSame: true)
        return ([head] + pairs).flatMap { pair in rows(pair, width) }
    }

    /// A pair as rows: a line that is wider than its side goes on below.
    private func rows(_ pair: Pair, _ width: Int) -> [String] {
        let left = (pair.left ?? StyledText()).cut(to: width)
        let right = (pair.right ?? StyledText()).cut(to: width)
        return (0..<max(left.count, right.count)).map { index in
            let (start, end) = (
                index < left.count ? left[index] : StyledText(), index < right.count ? right[index] : StyledText()
            )
            let space = String(repeating: " ", count: max(0, width - start.columns))
            let row = style.render(start) + space + " \(index == 0 ? pair.sign : " ") " + style.render(end)
            return end.isEmpty && pair.isSame ? String(row.reversed().drop { $0 == " " }.reversed()) : row
        }
    }
}

extension StyledText {
    /// The text in pieces of at most so many columns, at least one.
    fileprivate func cut(to width: Int) -> [StyledText] {
        var pieces = [StyledText()]
        var column = 0
        for run in runs {
            for character in run.text {
                let columns = character == "\t" ? 4 : DisplayWidth.width(of: character)
                if column + columns > width {
                    pieces.append(StyledText())
                    column = 0
                }
                let text = character == "\t" ? "    " : String(character)
                pieces[pieces.count - 1].append(text, run.roles)
                column += columns
            }
        }
        return pieces
    }
}
