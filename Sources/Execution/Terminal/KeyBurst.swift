/// Keys that came in one burst, and what they are to a question.
///
/// A person's keys come one by one. Several at once were typed ahead, or are a block of text pasted into a terminal
/// that doesn't bracket it: never an answer.
package struct KeyBurst: Sendable, Hashable {
    /// In order.
    package var keys: [Key]

    /// Takes the keys.
    package init(_ keys: [Key]) {
        self.keys = keys
    }

    /// What the burst is to a question that one key answers; nil if nothing.
    ///
    /// Ctrl-C counts wherever it stands, because it starts nothing.
    package var answer: Key? {
        if keys.contains(.interrupt) { return .interrupt }
        if keys.count > 1 { return .paste(keys.map(\.pastedText).joined()) }
        return keys.first { $0 != .unknown }
    }

    /// What the burst is to a line that is edited: the keys one by one, unless an Enter among them would submit the line
    /// before the rest has come; then it is a paste.
    package var edits: [Key] {
        if keys.contains(.interrupt) { return [.interrupt] }
        if let enter = keys.firstIndex(of: .enter), enter < keys.count - 1 {
            return [.paste(keys.map(\.pastedText).joined())]
        }
        return keys
    }
}
