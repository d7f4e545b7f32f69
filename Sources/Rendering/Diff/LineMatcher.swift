/// A stretch of lines that both texts have.
struct LineMatch: Hashable {
    /// Index of its first line in the old text.
    var old: Int
    /// Index of its first line in the new text.
    var new: Int
    /// How many lines it has.
    var count: Int
}

/// Finds the lines that two texts share, in bounded time and memory.
///
/// Equal ends are taken off first. The rest is searched by Myers's greedy algorithm (An O(ND) Difference Algorithm,
/// 1986). Where that would cost too much, the lines that stand once in each text are matched in their longest common
/// order (patience diff), and what is between two of them is searched alone; a stretch that still costs too much has no
/// matches.
struct LineMatcher {
    private let old: [Int]
    private let new: [Int]
    private var search: MyersSearch

    /// Takes two texts.
    ///
    /// - Parameters:
    ///   - old: The old lines.
    ///   - new: The new lines.
    ///   - longestEdit: How many lines may be removed and added in one search.
    ///   - effort: How many comparisons may be made in all searches together.
    init(old: [DiffLine], new: [DiffLine], longestEdit: Int = 1_000, effort: Int = 20_000_000) {
        var numbers: [DiffLine: Int] = [:]
        func number(_ line: DiffLine) -> Int {
            if let known = numbers[line] { return known }
            numbers[line] = numbers.count
            return numbers.count - 1
        }
        self.old = old.map(number)
        self.new = new.map(number)
        search = MyersSearch(longestEdit: longestEdit, effort: effort)
    }

    /// Gives the matches in ascending order.
    mutating func matches() -> [LineMatch] {
        matches(in: old.indices, new.indices, canSplit: true).filter { $0.count > 0 }
    }

    private mutating func matches(in oldRange: Range<Int>, _ newRange: Range<Int>, canSplit: Bool) -> [LineMatch] {
        let head = zip(old[oldRange], new[newRange]).prefix { $0 == $1 }.count
        let oldRest = oldRange.lowerBound + head..<oldRange.upperBound
        let newRest = newRange.lowerBound + head..<newRange.upperBound
        let tail = zip(old[oldRest].reversed(), new[newRest].reversed()).prefix { $0 == $1 }.count
        let oldMiddle = oldRest.lowerBound..<oldRest.upperBound - tail
        let newMiddle = newRest.lowerBound..<newRest.upperBound - tail
        let start = LineMatch(old: oldRange.lowerBound, new: newRange.lowerBound, count: head)
        let end = LineMatch(old: oldMiddle.upperBound, new: newMiddle.upperBound, count: tail)
        return [start] + middle(oldMiddle, newMiddle, canSplit: canSplit) + [end]
    }

    private mutating func middle(_ oldRange: Range<Int>, _ newRange: Range<Int>, canSplit: Bool) -> [LineMatch] {
        guard !oldRange.isEmpty, !newRange.isEmpty else { return [] }
        if let found = search.matches(old[oldRange], new[newRange]) { return found }
        guard canSplit else { return [] }
        var result: [LineMatch] = []
        var oldStart = oldRange.lowerBound
        var newStart = newRange.lowerBound
        for anchor in anchors(oldRange, newRange) {
            result += matches(in: oldStart..<anchor.old, newStart..<anchor.new, canSplit: false)
            result.append(anchor)
            oldStart = anchor.old + 1
            newStart = anchor.new + 1
        }
        return result + matches(in: oldStart..<oldRange.upperBound, newStart..<newRange.upperBound, canSplit: false)
    }

    /// Lines that stand once in each text, as many as keep their order.
    private func anchors(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [LineMatch] {
        let oldPlaces = uniquePlaces(old, oldRange)
        let newPlaces = uniquePlaces(new, newRange)
        let pairs = oldPlaces.compactMap { line, place in
            newPlaces[line].map { LineMatch(old: place, new: $0, count: 1) }
        }
        return longestAscending(pairs.sorted { $0.old < $1.old })
    }

    private func uniquePlaces(_ lines: [Int], _ range: Range<Int>) -> [Int: Int] {
        var places: [Int: Int?] = [:]
        for index in range {
            let isKnown = places[lines[index]] != nil
            places.updateValue(isKnown ? nil : index, forKey: lines[index])
        }
        return places.compactMapValues { $0 }
    }

    /// The longest subsequence whose places in the new text ascend (patience sorting).
    private func longestAscending(_ pairs: [LineMatch]) -> [LineMatch] {
        var tops: [Int] = []
        var previous = [Int?](repeating: nil, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var low = 0
            var high = tops.count
            while low < high {
                let middle = (low + high) / 2
                if pairs[tops[middle]].new < pair.new { low = middle + 1 } else { high = middle }
            }
            previous[index] = low > 0 ? tops[low - 1] : nil
            if low == tops.count { tops.append(index) } else { tops[low] = index }
        }
        var result: [LineMatch] = []
        var next = tops.last
        while let index = next {
            result.append(pairs[index])
            next = previous[index]
        }
        return result.reversed()
    }
}
