internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import SystemPackage

/// Prints what steps write as it comes, and says how each ended.
final class OutputPrinter {
    private let context: CommandContext
    private let isSimulated: Bool
    private var endsOpen = false
    private var line = CarriageLine(fallback: .silence)

    init(context: CommandContext, isSimulated: Bool) {
        self.context = context
        self.isSimulated = isSimulated
    }

    private var words: Localizer { context.localizer }

    func print(_ event: RunEvent) {
        switch event {
        case .stepStarted(let step, let attempt): start(step, attempt: attempt)
        case .output(let chunk): write(chunk)
        case .waiting(_, let attempt, let attempts, let elapsed, _): wait(attempt, attempts, elapsed)
        case .stepFinished(let step, let result): finish(step, result)
        case .stepLeftOut(let step, let reason):
            context.tell(words("run.stepSkipped", ["id": step.id, "condition": reason]), [.faint])
        case .stepContinues(let step): context.tell(words("run.continues", ["id": step.id]), [.strong])
        case .stepIsUnknown(let step):
            context.say()
            context.tell(words("run.unknown.said", ["id": step.id]), [.warning])
        case .stepCounted(let step, let reason):
            clearLine()
            closeLine()
            let key = reason == .evidence ? "run.unknown.proved" : "run.unknown.counted"
            context.tell(words(key, ["id": step.id]), [.success])
        case .editRefused(let step, let fault):
            context.tell(EditFaultWording(localizer: words).sentence(for: fault, of: step), [.error])
        case .wentBack(let target, let reopened): goBack(to: target, reopened)
        case .rollbackBegins(let outline):
            for line in RollbackPage(localizer: words, style: context.errorStyle).lines(outline) { context.say(line) }
        case .stepIsChecked, .stepSkipped, .stepConfirmed: break
        case .protectionChanged(let changes): complain(of: changes)
        }
    }

    private func goBack(to target: PlannedStep, _ reopened: [PlannedStep]) {
        context.say()
        context.tell(words("run.wentBack", ["id": target.id]), [.warning])
        if !reopened.isEmpty { context.tell(words("run.reopened", ["ids": words.list(reopened.map(\.id))])) }
    }

    private func complain(of changes: [(before: ProtectedFact, now: ProtectedFact)]) {
        context.say()
        for change in changes {
            let arguments = [
                "label": change.now.label ?? change.now.id,
                "before": change.before.value ?? words("run.factUnknown"),
                "now": change.now.value ?? words("run.factUnknown"),
            ]
            context.tell(words("run.factChanged", arguments), [.error])
        }
    }

    private func start(_ step: PlannedStep, attempt: Int) {
        clearLine()
        guard attempt == 1, isSimulated, step.kind == .shell else { return }
        context.say(context.errorStyle.apply([.faint], to: words("training.output")))
    }

    private func write(_ chunk: OutputChunk) {
        guard let last = chunk.bytes.last else { return }
        clearLine()
        context.output.write(chunk.bytes)
        endsOpen = last != UInt8(ascii: "\n")
    }

    private func wait(_ attempt: Int, _ attempts: Int, _ elapsed: Double) {
        closeLine()
        let text = words(
            "run.waiting",
            [
                "attempt": words.number(attempt), "count": words.number(attempts),
                "elapsed": words.duration(.seconds(elapsed.rounded())),
            ]
        )
        context.write(line.draw(text, [.faint], style: context.errorStyle), to: .standardError)
    }

    private func finish(_ step: PlannedStep, _ result: StepResult) {
        clearLine()
        closeLine()
        if let failure = result.failure {
            let sentence = StepFailureWording(localizer: words).sentence(for: failure)
            context.tell(words("run.failed", ["id": step.id, "reason": sentence]), [.error])
        } else {
            context.tell(success(step, result), [.success])
        }
        if result.leftovers > 0 { context.tell(words("run.leftovers", count: result.leftovers)) }
    }

    private func success(_ step: PlannedStep, _ result: StepResult) -> String {
        let arguments = [
            "id": step.id, "file": step.file ?? "", "time": words.duration(.milliseconds(Int(result.duration * 1000))),
        ]
        if step.kind == .restore { return words("run.restored", arguments) }
        if result.wasEndedWithRun { return words("run.endedWithRun", arguments) }
        switch (isSimulated, step.kind) {
        case (true, .file): return words("training.written", arguments)
        case (true, _): return words("training.succeeded", arguments)
        case (false, .file): return words("run.written", arguments)
        case (false, _): return words("run.succeeded", arguments)
        }
    }

    private func closeLine() {
        if endsOpen { context.output.write("\n".utf8) }
        endsOpen = false
    }

    private func clearLine() {
        if line.isShown { context.write(line.clear(context.errorStyle), to: .standardError) }
    }
}
