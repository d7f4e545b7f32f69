extension Plan {
    /// What undoes the file steps that have no rollback of their own: what was there before comes back.
    package var restorations: [PlannedStep] {
        let undone = Set(rollbacks.compactMap(\.target))
        var taken = Set((steps + rollbacks + rehearsals).map(\.id) + skipped.map(\.id))
        return steps.filter { $0.kind == .file && !undone.contains($0.id) }.map { step in
            var id = "restore-\(step.id)"
            while !taken.insert(id).inserted { id += "-file" }
            return PlannedStep(restoring: step, id: id)
        }
    }

    /// Everything that undoes a step: the runbook's rollbacks, then the restorations of files.
    package var undoings: [PlannedStep] { rollbacks + restorations }
}

extension PlannedStep {
    /// The step that undoes a file step, under an id that nothing else has.
    fileprivate init(restoring step: PlannedStep, id: String) {
        self = step
        self.id = id
        kind = .restore
        (text, values, when, needs) = ("", [], nil, [])
        (isConditional, refusesReplacement) = (false, false)
        target = step.id
    }
}
