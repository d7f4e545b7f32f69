extension Plan {
    /// What would run otherwise than in another plan of the same language, step by step, in the order of this one.
    package func textDifferences(from kept: Plan) -> [RecordedActions.Difference] {
        let before = Dictionary(kept.allSteps.map { ($0.id, $0.runningLines) }) { first, _ in first }
        let now = Dictionary(allSteps.map { ($0.id, $0.runningLines) }) { first, _ in first }
        let changed = allSteps.filter { before[$0.id] != now[$0.id] }.map { step in
            RecordedActions.Difference(name: step.id, before: before[step.id], now: now[step.id])
        }
        let gone = kept.allSteps.filter { now[$0.id] == nil }
        return changed + gone.map { RecordedActions.Difference(name: $0.id, before: $0.runningLines, now: nil) }
    }

    private var allSteps: [PlannedStep] { steps + rollbacks }
}

extension PlannedStep {
    /// What runs or is written, and how, as lines that can be compared and shown.
    fileprivate var runningLines: [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        if let file { lines.insert("file \(file)", at: 0) }
        if let expect { lines.append("expect \(expect)") }
        if let fail { lines.append("fail \(fail)") }
        return lines
    }
}
