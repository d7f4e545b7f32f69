internal import RunbookModel

extension PlannedStep {
    /// The step that undoes a file step: it brings back what was there, or removes what was not.
    ///
    /// - Parameters:
    ///   - step: The file step.
    ///   - id: An id that nothing else in the runbook has.
    init(restoring step: PlannedStep, id: String) {
        self = step
        self.id = id
        kind = .restore
        (text, values, when, needs) = ("", [], nil, [])
        (isConditional, refusesReplacement) = (false, false)
        target = step.id
    }
}

extension Planner {
    /// What undoes the file steps of a plan for which the runbook has no rollback of its own.
    func restorations(in plan: Plan) -> [PlannedStep] {
        let undone = Set(plan.rollbacks.compactMap(\.target))
        var taken = Set(runbook.steps.map(\.id) + runbook.sections.map(\.anchor))
        return plan.steps.filter { $0.kind == .file && !undone.contains($0.id) }.map { step in
            var id = "restore-\(step.id)"
            while !taken.insert(id).inserted { id += "-file" }
            return PlannedStep(restoring: step, id: id)
        }
    }
}
