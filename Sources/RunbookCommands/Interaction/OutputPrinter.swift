internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import SystemPackage

/// Prints what steps write as it comes, and says how each ended.
///
/// Of a step that is repeated until it succeeds, only the last attempt is printed; ``AttemptWatch`` tells of the others.
final class OutputPrinter {
    private let context: CommandContext
    private let prompter: Prompter
    /// Where the outputs of steps are kept whole; nil where they are not.
    private let transcripts: FilePath?
    private let manner: RunManner
    private var endsOpen = false
    private var line = CarriageLine(fallback: .lines)
    private var watch: AttemptWatch?

    init(context: CommandContext, prompter: Prompter, transcripts: FilePath?, manner: RunManner) {
        self.context = context
        self.prompter = prompter
        self.transcripts = transcripts
        self.manner = manner
    }

    private var words: Localizer { context.localizer }

    func print(_ event: RunEvent) {
        switch event {
        case .stepStarted(let step, let attempt): start(step, attempt: attempt)
        case .output(let chunk): take(chunk.bytes)
        case .waiting(_, _, _, let elapsed, _): if let watch { draw(watch.failure(after: elapsed, words)) }
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
        case .stepIsChecked, .stepSkipped, .stepConfirmed, .stepUnrehearsed: break
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
        if attempt > 1 { return goOn(to: attempt) }
        clearLine()
        watch = AttemptWatch(step)
        guard manner == .training, step.kind == .shell else { return }
        context.say(context.errorStyle.apply([.faint], to: words("training.output")))
    }

    // MARK: Output

    private func take(_ piece: ArraySlice<UInt8>) {
        guard watch?.isHolding == true else { return write(piece) }
        watch?.take(piece)
        drawProgress()
    }

    private func write(_ piece: some Collection<UInt8>) {
        let bytes = Array(piece)
        guard let last = bytes.last else { return }
        clearLine()
        prompter.note(bytes)
        context.output.write(bytes)
        endsOpen = last != UInt8(ascii: "\n")
    }

    /// Prints what was held back of the step's last attempt.
    private func release(_ step: PlannedStep) {
        guard let held = watch?.held.parts else { return }
        watch = nil
        write(held.start)
        guard held.omitted > 0 else { return }
        closeLine()
        context.tell(words("run.omitted", ["size": words.bytes(held.omitted)]), [.faint])
        if let path = transcripts?.appending("\(step.id).log") {
            context.say(context.errorStyle.apply([.faint], to: words("report.omitted.whole", ["path": path.string])))
        }
        write(held.end)
    }

    // MARK: The line of the attempts

    private func goOn(to attempt: Int) {
        watch?.begin(attempt)
        drawProgress()
    }

    /// Says how it goes, where that can be written over.
    private func drawProgress() {
        guard let watch, context.errorStyle.canRedraw else { return }
        draw(watch.progress(words))
    }

    private func draw(_ text: String) {
        context.write(line.draw(text, [.faint], style: context.errorStyle), to: .standardError)
    }

    // MARK: The end of a step

    private func finish(_ step: PlannedStep, _ result: StepResult) {
        clearLine()
        release(step)
        closeLine()
        if let failure = result.failure {
            let sentence = StepFailureWording(localizer: words).sentence(for: failure)
            context.tell(words("run.failed", ["id": step.id, "reason": sentence]), [.error])
        } else if result.exercise == .readToday {
            context.tell(RehearsalWording(localizer: words).today(step, result), [.strong])
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
        if result.exercise == .rehearsed {
            return words("rehearsal.rehearsed", arguments.merging(["target": step.target ?? ""]) { $1 })
        }
        if step.kind == .file { return words("\(manner.rawValue).written", arguments) }
        return words(manner == .training ? "training.succeeded" : "run.succeeded", arguments)
    }

    private func closeLine() {
        if endsOpen { context.output.write("\n".utf8) }
        endsOpen = false
    }

    private func clearLine() {
        if line.isShown { context.write(line.clear(context.errorStyle), to: .standardError) }
    }
}
