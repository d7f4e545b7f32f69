internal import Planning

extension Runner {
    /// Goes back to an earlier step: it and what was done after it count as not done, and the state is the one before it.
    ///
    /// The last step is reopened first: what a crash leaves half-way is still a beginning of the way.
    ///
    /// - Returns: The index of the step.
    func goBack(to id: String, from current: Int) throws(RecordError) -> Int {
        guard let target = plan.steps[...current].firstIndex(where: { $0.id == id }) else { return current }
        let steps = plan.steps[target...current]
        for (step, result) in executor.endBackgroundSteps(among: Set(steps.map(\.id))) { try note(result, of: step) }
        let reopened = steps.filter { standing.outcome(of: $0.id) != nil }
        for step in reopened.reversed() { try reopen(step, isTarget: step.id == id) }
        executor.goOn(from: standing.state(before: target, of: plan))
        director.observe(.wentBack(to: plan.steps[target], reopened: Array(reopened)))
        return target
    }

    /// Goes back to where the options of a script say, if the run has been there.
    func reopenSelectedSteps() throws(RecordError) {
        if let first = options.selection.from, let index = plan.steps.firstIndex(where: { $0.id == first }),
            plan.steps[index...].contains(where: { standing.outcome(of: $0.id) != nil })
        {
            _ = try goBack(to: first, from: plan.steps.count - 1)
        }
        for index in plan.steps.indices where options.selection.only.contains(plan.steps[index].id) {
            let step = plan.steps[index]
            guard standing.isSettled(step.id) else { continue }
            try reopen(step, isTarget: true)
            executor.goOn(from: standing.state(before: index, of: plan))
            director.observe(.wentBack(to: step, reopened: [step]))
        }
    }

    private func reopen(_ step: PlannedStep, isTarget: Bool) throws(RecordError) {
        try recorder.record(.reopened(step: step.id, isTarget: isTarget))
        standing.forget(step.id)
        if let name = step.capture, bindings.values[name]?.source == .captured { bindings.values[name] = nil }
    }
}
