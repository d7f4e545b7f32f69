/// What changes from one text to another, line by line.
package struct LineDiff: Sendable {
    /// Lines of the old text that give way to lines of the new one; one of the two may be empty.
    package struct Change: Sendable, Hashable {
        /// Indices of the old lines, from 0.
        package var old: Range<Int>
        /// Indices of the new lines, from 0.
        package var new: Range<Int>
    }

    /// The old lines; nil where there was no text before.
    package let old: [DiffLine]?
    /// The new lines; nil where there is no text after.
    package let new: [DiffLine]?
    /// In ascending order, at least one kept line between each two.
    package let changes: [Change]

    /// Compares two texts; nil stands for a file that does not exist.
    ///
    /// The result is the shortest for texts that differ by some hundreds of lines. Beyond, the work is bounded and the
    /// result coarser: still true, but with lines both removed and added that could have been kept.
    package init(old: String?, new: String?) {
        let oldLines = old.map(DiffLine.lines)
        let newLines = new.map(DiffLine.lines)
        self.old = oldLines
        self.new = newLines
        var matcher = LineMatcher(old: oldLines ?? [], new: newLines ?? [])
        changes = Self.changes(
            around: matcher.matches(),
            oldCount: oldLines?.count ?? 0,
            newCount: newLines?.count ?? 0
        )
    }

    /// Whether the texts are the same, and both or none exist.
    package var isEmpty: Bool {
        changes.isEmpty && (old == nil) == (new == nil)
    }

    /// Makes the new text of the old one by the changes.
    package func applied() -> String {
        var result: [DiffLine] = []
        var position = 0
        for change in changes {
            result += (old ?? [])[position..<change.old.lowerBound]
            result += (new ?? [])[change.new]
            position = change.old.upperBound
        }
        result += (old ?? [])[position...]
        return DiffLine.text(of: result)
    }

    private static func changes(around matches: [LineMatch], oldCount: Int, newCount: Int) -> [Change] {
        var changes: [Change] = []
        var old = 0
        var new = 0
        for match in matches + [LineMatch(old: oldCount, new: newCount, count: 0)] {
            if match.old > old || match.new > new {
                changes.append(Change(old: old..<match.old, new: new..<match.new))
            }
            old = match.old + match.count
            new = match.new + match.count
        }
        return changes
    }
}
