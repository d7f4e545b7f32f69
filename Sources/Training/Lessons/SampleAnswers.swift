package import Planning
package import RunbookModel

/// What a runbook knows of the answers to read-only commands, in the state that a session is in.
package struct SampleAnswers: Sendable {
    private let runbook: Runbook
    private let plan: Plan
    private let bindings: Bindings

    package init(_ runbook: Runbook, _ plan: Plan, _ bindings: Bindings) {
        self.runbook = runbook
        self.plan = plan
        self.bindings = bindings
    }

    /// The sample output of a step that reads the same, where no change stands between it and the step that is about
    /// to be taken; nil where the runbook has none.
    package func output(of command: String, before step: String) -> String? {
        guard let here = plan.steps.firstIndex(where: { $0.id == step }) else { return nil }
        let renderer = StepRenderer(runbook: runbook)
        let inclusion = Inclusion(runbook, bindings)
        for index in plan.steps.indices.sorted(by: { abs($0 - here) < abs($1 - here) }) {
            let other = plan.steps[index]
            guard other.kind == .shell, other.effect == .reads, isSameState(index, here),
                let source = runbook.step(other.id),
                let rendered = try? renderer.render(source, with: bindings),
                CommandJudge(accepting: [rendered.text], isChanging: false).verdict(on: command).isRight
            else { continue }
            let sample = source.outputs.first { !$0.isFailure && inclusion.evaluate($0.condition) != .fails }
            if let sample { return renderer.prose(sample.template.source, bindings) }
        }
        return nil
    }

    /// Whether nothing changes between a step and the one that is about to be taken.
    private func isSameState(_ index: Int, _ here: Int) -> Bool {
        let between = index < here ? plan.steps[index..<here] : plan.steps[here..<index]
        return !between.contains { $0.effect == .changes }
    }
}
