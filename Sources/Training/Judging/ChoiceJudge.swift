/// Judges which of several options somebody took: a way, or what an output means.
package struct ChoiceJudge: Sendable {
    /// The option that is right, from 0.
    package var answer: Int
    package var count: Int
    /// Options that would do harm.
    package var dangerous: Set<Int>

    package init(answer: Int, of count: Int, dangerous: Set<Int> = []) {
        self.answer = answer
        self.count = count
        self.dangerous = dangerous
    }

    /// What a typed number is worth; nil where it names no option.
    package func verdict(on text: String) -> Verdict? {
        guard let number = Int(text), (1...count).contains(number) else { return nil }
        if number - 1 == answer { return .right }
        let difference = Difference(
            .otherChoice,
            expected: "\(answer + 1)",
            found: "\(number)",
            isDangerous: dangerous.contains(number - 1)
        )
        return dangerous.contains(number - 1) ? .dangerous([difference]) : .wrong([difference])
    }
}
