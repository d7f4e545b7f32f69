internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel

/// Shows what a runbook, or the engine's rendering of it, does otherwise than when a run was left, and asks.
struct RunComparison {
    var context: CommandContext
    var prompter: Prompter

    private var words: Localizer { context.localizer }

    /// Holds a run against what it was when it was left.
    ///
    /// - Parameters:
    ///   - run: The run, opened again.
    ///   - rendered: The plan in the language in which the run was left; nil where that language is gone.
    /// - Throws: ``CommandFailure`` where a difference is not confirmed.
    func requireSame(_ run: ReopenedRun, as rendered: Plan?) throws(CommandFailure) {
        let now = Fingerprint(run.prepared.runbook)
        var differences: [RecordedActions.Difference] = []
        if now.digest == run.account.parts.last?.fingerprint {
            guard let kept = run.site.recordedPlan, let rendered, kept.language == rendered.language else { return }
            differences = rendered.textDifferences(from: kept)
            guard !differences.isEmpty else { return }
        } else {
            differences = run.site.recordedActions?.differences(from: RecordedActions(now)) ?? []
        }
        context.tell(words("run.resume.changed"), [.warning])
        for difference in differences { show(difference) }
        guard prompter.isInteractive else { throw CommandFailure(.notMet, "run.resume.refused") }
        try confirm()
    }

    private func confirm() throws(CommandFailure) {
        let menu = QuestionMenu(words, ["continue", "quit", "help"])
        while true {
            switch prompter.ask(words("run.question.changed"), menu) {
            case .choice("continue"): return
            case .choice("help"): for line in menu.explanation(context.errorStyle) { context.say(line) }
            case .enter: continue
            default: throw CommandFailure(.declined, "run.resume.refused")
            }
        }
    }

    private func show(_ difference: RecordedActions.Difference) {
        context.say()
        context.tell(difference.name, [.strong])
        let text = { (lines: [String]?) in lines.map { $0.joined(separator: "\n") + "\n" } }
        let diff = LineDiff(old: text(difference.before) ?? "", new: text(difference.now) ?? "")
        let renderer = DiffRenderer(style: context.errorStyle, missingNewlineNotice: "")
        for line in renderer.lines(diff, path: difference.name) { context.say(line) }
    }
}
