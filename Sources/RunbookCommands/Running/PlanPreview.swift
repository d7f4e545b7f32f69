internal import Execution
internal import Foundation
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import SystemPackage

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
            bindings: prepared.bindings
        )
        var lines = DisplayWidth.wrap(localizer("plan.dryRunNotice"), to: style.columns)
        lines = lines.map { style.apply([.strong], to: $0) } + overview.lines + protections
        var written: [String: [UInt8]] = [:]
        for (index, step) in prepared.plan.steps.enumerated() {
            let (preview, obstacle) = preview(of: step, after: written)
            if let file = step.file, let preview { written[file] = preview.proposed }
            let proposal = StepProposal(
                step: step,
                number: index + 1,
                count: prepared.plan.steps.count,
                preview: preview,
                wasLate: false
            )
            lines += presenter.header(proposal)
            lines += presenter.prose(walkthrough.items(before: step.id)) + presenter.body(proposal)
            lines.append("")
            lines += DisplayWidth.wrap(honesty(of: step), to: style.columns).map { style.apply([.faint], to: $0) }
            if let obstacle {
                let sentence = StepFailureWording(localizer: localizer).sentence(for: .file(obstacle))
                lines += DisplayWidth.wrap(sentence, to: style.columns).map { style.apply([.error], to: $0) }
            }
        }
        return lines + presenter.prose(walkthrough.closing) + ["", localizer("plan.dryRunEnd")]
    }

    /// The read-only commands whose answers must not change under the run.
    private var protections: [String] {
        let commands = prepared.plan.protect
        guard !commands.isEmpty else { return [] }
        return ["", style.apply([.strong], to: localizer("plan.protected"))]
            + commands.flatMap { ["  \($0.label ?? $0.id):", "    \(VisibleText($0.command).text)"] }
    }

    /// What a dry run can say of a step without doing it.
    private func honesty(of step: PlannedStep) -> String {
        if prepared.plan.rehearsals.contains(where: { $0.target == step.id }) {
            return localizer("plan.honest.rehearsed")
        }
        return localizer("plan.honest.\(step.effect.rawValue)")
    }

    /// What a file step would change, given what the steps before it would have written, or why it cannot.
    private func preview(
        of step: PlannedStep,
        after written: [String: [UInt8]]
    ) -> (preview: FilePreview?, obstacle: FileWriteError?) {
        guard let file = step.file else { return (nil, nil) }
        do throws(FileWriteError) {
            let folder = try RunFolder(at: FilePath(FileManager.default.currentDirectoryPath))
            let onDisk = try folder.contents(of: FilePath(file))
            let current = written[file] ?? onDisk
            return (FilePreview(path: file, current: current, proposed: Array(step.text.utf8)), nil)
        } catch {
            return (nil, error)
        }
    }
}
