/// Judges a command that somebody typed, by its words and not by its text.
package struct CommandJudge: Sendable {
    /// What would be right, the runbook's own first.
    package var accepted: [String]
    /// Whether the right command changes something.
    package var isChanging: Bool
    /// More options that must not differ.
    package var dangerousOptions: Set<String>

    package init(accepting accepted: [String], isChanging: Bool, dangerousOptions: Set<String> = []) {
        self.accepted = accepted
        self.isChanging = isChanging
        self.dangerousOptions = dangerousOptions
    }

    /// What an answer is worth, held against the accepted command that it comes nearest to.
    package func verdict(on answer: String) -> Verdict {
        let line: CommandLine
        do {
            line = try CommandLine(answer)
        } catch {
            return .wrong([Difference(error == .script ? .script : .unfinished)])
        }
        guard line.count > 0 else { return .wrong([Difference(.empty)]) }
        let verdicts = accepted.compactMap { text in
            (try? CommandLine(text)).map { verdict(on: line, answer, against: $0, text) }
        }
        return verdicts.min { $0.rank < $1.rank } ?? .wrong([])
    }

    private func verdict(on line: CommandLine, _ answer: String, against right: CommandLine, _ text: String) -> Verdict
    {
        var differences: [Difference] = []
        for (index, expected) in right.commands.enumerated() {
            guard line.commands.indices.contains(index) else {
                let words = expected.words.joined(separator: " ")
                differences.append(Difference(.missingCommand, expected: words))
                continue
            }
            differences +=
                CommandComparison(
                    expected: ReadCommand(expected),
                    found: ReadCommand(line.commands[index]),
                    isChanging: isChanging,
                    dangerousOptions: dangerousOptions
                ).differences
        }
        for extra in line.commands.dropFirst(right.commands.count) {
            let isHarmful = !ReadCommand(extra).isReading
            let words = extra.words.joined(separator: " ")
            differences.append(Difference(.extraCommand, found: words, isDangerous: isHarmful))
        }
        differences += joints(of: line, against: right)
        return Verdict(differences, isLiteral: Self.trimmed(answer) == Self.trimmed(text))
    }

    /// Where commands are joined in another way: a list that goes on after a failure is not one that stops.
    private func joints(of line: CommandLine, against right: CommandLine) -> [Difference] {
        zip(right.joints, line.joints).compactMap { expected, found in
            // A step stops at the first failure: what stands on lines of its own is joined by `&&` in effect.
            let isSame = expected == found || [expected, found].sorted() == ["&&", ";"]
            return isSame ? nil : Difference(.otherJoint, expected: expected, found: found)
        }
    }

    private static func trimmed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
