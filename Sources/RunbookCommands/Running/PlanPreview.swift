internal import Execution
internal import Foundation
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel

/// A dry run: the whole walk as a run would show it, each step with what it would do.
///
/// It renders a plan and reads the files that steps would replace; it has nothing to execute or to write with.
struct PlanPreview {
    var localizer: Localizer
    var style: TerminalStyle
    var prepared: PreparedRun

    var lines: [String] {
        let overview = RunOverview(localizer: localizer, style: style, prepared: prepared)
        let walkthrough = Walkthrough(prepared.runbook, prepared.plan, prepared.bindings)
        let presenter = StepPresenter(
            localizer: localizer,
            style: style,
            runbook: prepared.runbook,
            bindings: prepared.bindings,
            isSimulated: false
        )
        var lines = DisplayWidth.wrap(localizer("plan.dryRunNotice"), to: style.columns)
        lines = lines.map { style.apply([.strong], to: $0) } + overview.lines
        var written: [String: [UInt8]] = [:]
        for (index, step) in prepared.plan.steps.enumerated() {
            let preview = preview(of: step, after: written)
            if let file = step.file, let preview { written[file] = preview.proposed }
            let proposal = StepProposal(
                step: step,
                number: index + 1,
                count: prepared.plan.steps.count,
                preview: preview,
                wasLate: false
            )
            lines += presenter.header(step, number: index + 1, of: prepared.plan.steps.count)
            lines += presenter.prose(walkthrough.items(before: step.id)) + presenter.body(proposal)
            lines += ["", style.apply([.faint], to: honesty(of: step))]
        }
        return lines + presenter.prose(walkthrough.closing) + ["", localizer("plan.dryRunEnd")]
    }

    /// What a dry run can say of a step without doing it.
    private func honesty(of step: PlannedStep) -> String {
        if prepared.plan.rehearsals.contains(where: { $0.target == step.id }) {
            return localizer("plan.honest.rehearsed")
        }
        return localizer("plan.honest.\(step.effect.rawValue)")
    }

    /// What a file step would change, given what the steps before it would have written.
    private func preview(of step: PlannedStep, after written: [String: [UInt8]]) -> FilePreview? {
        guard let file = step.file else { return nil }
        let current = written[file] ?? FileManager.default.contents(atPath: file).map { [UInt8]($0) }
        return FilePreview(path: file, current: current, proposed: Array(step.text.utf8))
    }
}
