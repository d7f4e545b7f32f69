/// Finds the name that a mistyped one was probably meant to be.
enum NearestName {
    /// The name with the fewest edits from `typed`; nil where none is near.
    ///
    /// Near is at most a third of the longer name's characters, and always one edit. Insertions, deletions,
    /// replacements and swaps of neighbours count one each.
    static func of(_ typed: String, among names: [String]) -> String? {
        guard typed.utf8.count <= 64 else { return nil }
        let scored = names.map { ($0, edits(from: Array(typed.lowercased()), to: Array($0.lowercased()))) }
        let near = scored.filter { name, edits in edits <= max(1, max(typed.count, name.count) / 3) }
        return near.min { $0.1 < $1.1 }?.0
    }

    private static func edits(from left: [Character], to right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(last[column + 1] + 1, current[column] + 1, replaced)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
