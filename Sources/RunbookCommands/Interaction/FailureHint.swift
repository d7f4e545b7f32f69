internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import SystemPackage

/// Says of a step that has failed where its output looks like a failure that the runbook shows.
final class FailureHint {
    private let context: CommandContext
    /// Where the outputs of steps are kept; nil where they are not.
    private let transcripts: FilePath?
    /// What the step, or its last attempt, has printed.
    private var printed = HeldOutput()

    init(context: CommandContext, transcripts: FilePath?) {
        self.context = context
        self.transcripts = transcripts
    }

    /// Sees what happens, and says what a failure looks like.
    func observe(_ event: RunEvent, _ presenter: StepPresenter) {
        switch event {
        case .stepStarted: printed = HeldOutput()
        case .output(let chunk): printed.take(chunk.bytes)
        case .stepFinished(let step, let result) where !result.isSuccess: tell(step, presenter)
        default: break
        }
    }

    private func tell(_ step: PlannedStep, _ presenter: StepPresenter) {
        let failures = ShownFailures(of: step.id, in: presenter.runbook, presenter.bindings)
        for match in failures.matches(in: lines(of: step)) {
            context.say()
            context.tell(context.localizer("run.looksLike"), [.strong])
            context.say()
            for line in match.lines { context.say("    " + VisibleText(line).text) }
            for line in presenter.prose(match.explanation.map { [.prose($0)] } ?? []) { context.say(line) }
            context.say()
        }
    }

    /// The lines of a step's output, of a long one those of its beginning and its end.
    ///
    /// What a step prints in the background goes to its transcript alone.
    private func lines(of step: PlannedStep) -> [String] {
        guard step.background else {
            let parts = printed.parts
            return TranscriptExcerpt(parts.start).lines + TranscriptExcerpt(parts.end).lines
        }
        return transcripts.flatMap { TranscriptExcerpt(of: $0.appending("\(step.id).log"))?.lines } ?? []
    }
}
