/// Finds the name that somebody meant who wrote another.
package enum NearestName {
    /// Names with more characters than this are not compared.
    private static let maximumLength = 64

    /// The name that differs least from `name`, the first of several; nil where none is near.
    ///
    /// What differs is counted in characters added, left out, replaced or swapped with their neighbour, letter case aside
    /// (the optimal string alignment form of the Damerau-Levenshtein distance). Near is one in three characters of the
    /// longer name, and always at least one, but never all of them.
    package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased())
        guard (1...maximumLength).contains(wanted.count) else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let characters = Array(candidate.lowercased())
            guard (1...maximumLength).contains(characters.count) else { continue }
            let length = max(wanted.count, characters.count)
            let limit = min(max(1, length / 3), length - 1)
            guard abs(wanted.count - characters.count) <= limit else { continue }
            let distance = distance(wanted, characters)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// The number of edits that turn one into the other, row by row of the usual table.
    private static func distance(_ source: [Character], _ target: [Character]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...target.count)
        for (row, character) in source.enumerated() {
            var current = [row + 1]
            for (column, other) in target.enumerated() {
                let replaced = previous[column] + (character == other ? 0 : 1)
                var least = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, character == target[column - 1], source[row - 1] == other {
                    least = min(least, beforePrevious[column - 1] + 1)
                }
                current.append(least)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[target.count]
    }
}
