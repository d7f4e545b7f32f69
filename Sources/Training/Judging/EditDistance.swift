internal import RunbookModel

/// Whether two words are so much alike that one may be a slip for the other.
enum EditDistance {
    static func isNear(_ one: String, _ other: String) -> Bool {
        one != other && NearestName.nearest(to: other, among: [one]) != nil
    }
}
