/// Myers's greedy search for the shortest edit (An O(ND) Difference Algorithm and Its Variations, 1986, section 4).
struct MyersSearch {
    private let longestEdit: Int
    private var effort: Int

    /// Sets the bounds.
    ///
    /// - Parameters:
    ///   - longestEdit: How many lines an edit may remove and add; the memory is its square, in words.
    ///   - effort: How many steps may be taken in all searches together.
    init(longestEdit: Int, effort: Int) {
        self.longestEdit = longestEdit
        self.effort = effort
    }

    /// Finds the longest common subsequence as matches in ascending order; nil where the bounds don't suffice.
    mutating func matches(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) -> [LineMatch]? {
        guard let frontiers = frontiers(old, new) else { return nil }
        return Self.trace(frontiers, old, new)
    }

    /// For each length of edit, how far it reaches on each diagonal: element `k + d` of frontier `d` is the furthest
    /// old line on diagonal `k`.
    private mutating func frontiers(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) -> [[Int]]? {
        var frontiers: [[Int]] = []
        for length in 0...min(longestEdit, old.count + new.count) {
            var frontier = [Int](repeating: 0, count: 2 * length + 1)
            for diagonal in stride(from: -length, through: length, by: 2) {
                let start = Self.step(frontiers.last, length, diagonal)?.start ?? 0
                let end = Self.slide(from: start, diagonal, old, new)
                frontier[diagonal + length] = end
                effort -= 1 + end - start
                if end >= old.count, end - diagonal >= new.count { return frontiers + [frontier] }
            }
            guard effort > 0 else { return nil }
            frontiers.append(frontier)
        }
        return nil
    }

    /// The last edit on the way to a diagonal: from which diagonal it comes, and the old line that it reaches.
    private static func step(_ before: [Int]?, _ length: Int, _ diagonal: Int) -> (from: Int, start: Int)? {
        guard let before else { return nil }
        let offset = length - 1
        let above = diagonal < length - 1 ? before[diagonal + 1 + offset] : -1
        let left = diagonal > 1 - length ? before[diagonal - 1 + offset] : -1
        return above > left ? (diagonal + 1, above) : (diagonal - 1, left + 1)
    }

    private static func slide(from start: Int, _ diagonal: Int, _ old: ArraySlice<Int>, _ new: ArraySlice<Int>) -> Int {
        var x = start
        var y = start - diagonal
        while x < old.count, y < new.count, old[old.startIndex + x] == new[new.startIndex + y] {
            x += 1
            y += 1
        }
        return x
    }

    /// Walks back from the end.
    private static func trace(_ frontiers: [[Int]], _ old: ArraySlice<Int>, _ new: ArraySlice<Int>) -> [LineMatch] {
        var matches: [LineMatch] = []
        var diagonal = old.count - new.count
        for length in frontiers.indices.reversed() {
            let end = frontiers[length][diagonal + length]
            let step = step(length > 0 ? frontiers[length - 1] : nil, length, diagonal)
            let start = step?.start ?? 0
            if end > start {
                let match = LineMatch(
                    old: old.startIndex + start,
                    new: new.startIndex + start - diagonal,
                    count: end - start
                )
                matches.append(match)
            }
            diagonal = step?.from ?? 0
        }
        return matches.reversed()
    }
}
