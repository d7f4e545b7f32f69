/// Changes that stand close to each other, with the kept lines around them.
package struct DiffHunk: Sendable, Hashable {
    /// What becomes of a line.
    package enum Fate: Sendable, Hashable {
        /// It stays.
        case kept
        /// It goes.
        case removed
        /// It comes.
        case added
    }

    /// A line and what becomes of it.
    package struct Line: Sendable, Hashable {
        /// What becomes of the line.
        package var fate: Fate
        /// The line.
        package var line: DiffLine
    }

    /// The old lines it is about, from 0.
    package var old: Range<Int>
    /// The new lines it is about, from 0.
    package var new: Range<Int>
    /// The lines, removed ones before those that come in their place.
    package var lines: [Line]
}

extension LineDiff {
    /// Groups the changes.
    ///
    /// - Parameter context: How many kept lines to show on either side of a change.
    /// - Returns: The groups in ascending order.
    package func hunks(context: Int = 3) -> [DiffHunk] {
        var groups: [[Change]] = []
        for change in changes {
            if let last = groups.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
                groups[groups.count - 1].append(change)
            } else {
                groups.append([change])
            }
        }
        return groups.map { hunk($0, context: context) }
    }

    private func hunk(_ group: [Change], context: Int) -> DiffHunk {
        let old = self.old ?? []
        let new = self.new ?? []
        let oldEnds = group.reduce(group[0].old) { $0.lowerBound..<$1.old.upperBound }
        let before = min(context, oldEnds.lowerBound)
        let after = min(context, old.count - oldEnds.upperBound)
        let newEnds = group.reduce(group[0].new) { $0.lowerBound..<$1.new.upperBound }
        var lines: [DiffHunk.Line] = []
        var position = oldEnds.lowerBound - before
        for change in group {
            lines += old[position..<change.old.lowerBound].map { .init(fate: .kept, line: $0) }
            lines += old[change.old].map { .init(fate: .removed, line: $0) }
            lines += new[change.new].map { .init(fate: .added, line: $0) }
            position = change.old.upperBound
        }
        lines += old[position..<position + after].map { .init(fate: .kept, line: $0) }
        return DiffHunk(
            old: oldEnds.lowerBound - before..<oldEnds.upperBound + after,
            new: newEnds.lowerBound - before..<newEnds.upperBound + after,
            lines: lines
        )
    }
}
