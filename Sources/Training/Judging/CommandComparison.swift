/// Where a command differs from the one that is right.
struct CommandComparison {
    var expected: ReadCommand
    var found: ReadCommand
    var isChanging: Bool
    var dangerousOptions: Set<String>

    /// Whether the answer would change something: only then can it do harm.
    private var wouldChange: Bool { !found.isReading }

    private var table: ToolTable { expected.table }

    var differences: [Difference] {
        guard expected.program == found.program else {
            let isHarmful = wouldChange && (found.table.isKnown || Self.destroyers.contains(found.program))
            let isSlip = EditDistance.isNear(expected.program, found.program)
            return [
                Difference(
                    .program,
                    expected: expected.program,
                    found: found.program,
                    isDangerous: isHarmful && !isSlip
                )
            ]
        }
        return verb + options + words + variables + redirections
    }

    private static let destroyers: Set = ["rm", "dd", "mv", "kill", "pkill", "killall", "shred", "truncate", "mkfs"]

    // MARK: Verb and words

    private var verb: [Difference] {
        guard expected.verb != found.verb else { return [] }
        let isNearEnough = table.nearVerbs.contains { $0.contains(expected.verb) && $0.contains(found.verb) }
        let isTypo =
            EditDistance.isNear(expected.verb, found.verb) && !table.readingVerbs.contains(found.verb)
            && !table.changingVerbs.contains(found.verb)
        let isHarmful = wouldChange && !isNearEnough && !isTypo && !found.verb.isEmpty
        return [Difference(.verb, expected: expected.verb, found: found.verb, isDangerous: isHarmful)]
    }

    private var words: [Difference] {
        let (right, own) = (expected.positionals, found.positionals)
        // With another verb, other words go without saying.
        guard right != own, expected.verb == found.verb else { return [] }
        let isTarget = isChanging && wouldChange
        var differences: [Difference] = []
        var common = 0
        while common < min(right.count, own.count), right[common] == own[common] { common += 1 }
        var (left, rest) = (right[common...], own[common...])
        while let one = left.last, one == rest.last {
            left.removeLast()
            rest.removeLast()
        }
        for (one, other) in zip(left, rest) {
            differences.append(Difference(.otherWord, expected: one, found: other, isDangerous: isTarget))
        }
        // Without any name, some verbs act on everything.
        let isUnbounded = own.isEmpty && table.unorderedVerbs.contains(expected.verb)
        for word in left.dropFirst(rest.count) {
            let isHarmful = isTarget && (!rest.isEmpty || isUnbounded)
            differences.append(Difference(.missingWord, expected: word, isDangerous: isHarmful))
        }
        for word in rest.dropFirst(left.count) {
            differences.append(Difference(.extraWord, found: word, isDangerous: isTarget))
        }
        return differences
    }

    // MARK: Options

    private var options: [Difference] {
        var differences: [Difference] = []
        for name in expected.optionOrder {
            let values = expected.options[name] ?? []
            guard let own = found.options[name] else {
                let value = values.compactMap(\.self).joined(separator: " ")
                differences.append(missing(name, value))
                continue
            }
            differences += differing(name, values, own)
        }
        for name in found.optionOrder where expected.options[name] == nil {
            let value = (found.options[name] ?? []).compactMap(\.self).joined(separator: " ")
            let isHarmful = wouldChange && (decides(name) || table.hazards.contains(name))
            differences.append(Difference(.extraOption, name, found: value, isDangerous: isHarmful))
        }
        return differences
    }

    private func missing(_ name: String, _ value: String) -> Difference {
        let isHarmful =
            isChanging && wouldChange && (decides(name) || table.safeguards.contains(name) || name == "--dry-run")
        return Difference(.missingOption, name, expected: value, isDangerous: isHarmful)
    }

    private func differing(_ name: String, _ values: [String?], _ own: [String?]) -> [Difference] {
        let isSame =
            values.count == own.count
            && zip(values, own).allSatisfy { one, other in
                OptionValue(name).isSame(one ?? "", other ?? "")
            }
        if isSame { return [] }
        let (right, wrong) = (
            values.map { $0 ?? "" }.joined(separator: " "), own.map { $0 ?? "" }.joined(separator: " ")
        )
        let isHarmful = wouldChange && isChanging && (decides(name) || table.safeguards.contains(name))
        return [Difference(.otherValue, name, expected: right, found: wrong, isDangerous: isHarmful)]
    }

    /// Whether an option decides on what the command acts.
    private func decides(_ name: String) -> Bool {
        table.targets.contains(name) || dangerousOptions.contains(name)
    }

    // MARK: Around the command

    private var variables: [Difference] {
        let names = Set(expected.assignments.keys).union(found.assignments.keys).sorted()
        return names.compactMap { name in
            let (right, own) = (expected.assignments[name], found.assignments[name])
            guard right != own else { return nil }
            let kind: Difference.Kind =
                right == nil ? .extraVariable : own == nil ? .missingVariable : .otherVariable
            let isHarmful = isChanging && wouldChange && ToolTable.targetVariables.contains(name)
            return Difference(kind, name, expected: right ?? "", found: own ?? "", isDangerous: isHarmful)
        }
    }

    private var redirections: [Difference] {
        let missing = expected.redirections.filter { !found.redirections.contains($0) }
        let extra = found.redirections.filter { !expected.redirections.contains($0) }
        return missing.map { Difference(.missingRedirection, expected: $0) }
            + extra.map { Difference(.extraRedirection, found: $0) }
    }
}
