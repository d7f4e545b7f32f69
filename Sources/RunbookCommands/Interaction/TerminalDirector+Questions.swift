internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import SystemPackage

/// What is asked about a step, and what the keys mean.
extension TerminalDirector {
    func ask(about proposal: StepProposal) -> StepDecision {
        let step = proposal.step
        let menu = QuestionMenu(words, names(for: proposal))
        while true {
            let answer = prompter.ask(words("run.question.\(menu.names[0])"), menu)
            switch answer {
            case .choice("run"), .choice("write"), .choice("restore"):
                if confirmsIrreversible(step) { return .run }
            case .choice("done"): return .done
            case .choice("skip"): if let reason = askReason() { return .skip(reason: reason) }
            case .choice("edit"): if let text = edit(proposal) { return .edit(text) }
            case .choice("back"): if let id = askWhereTo(proposal) { return .back(to: id) }
            case .choice("undo"): return .rollBack
            case .enter where step.effect == .reads: return .run
            default: if let departure = attend(answer, proposal, menu) { return .quit(departure) }
            }
        }
    }

    func ask(afterFailureOf proposal: StepProposal) -> FailureDecision {
        let away = proposal.part == nil ? "skip" : "goOn"
        let menu = QuestionMenu(words, ["retry"] + names(of: proposal.options) + [away, "list", "quit", "help"])
        while true {
            let answer = prompter.ask(words("run.question.failed"), menu)
            switch answer {
            case .choice("retry"): return .retry
            case .choice("goOn"): return .goOn
            case .choice("skip"): if let reason = askReason() { return .skip(reason: reason) }
            case .choice("edit"): if let text = edit(proposal) { return .edit(text) }
            case .choice("back"): if let id = askWhereTo(proposal) { return .back(to: id) }
            case .choice("undo"): return .rollBack
            default: if let departure = attend(answer, proposal, menu) { return .quit(departure) }
            }
        }
    }

    func ask(aboutUnknown proposal: StepProposal) -> UnknownDecision {
        let menu = QuestionMenu(words, ["rerun", "count"] + names(of: proposal.options) + ["list", "quit", "help"])
        while true {
            let answer = prompter.ask(words("run.question.unknown"), menu)
            switch answer {
            case .choice("rerun"): return .rerun
            case .choice("count"): return .countAsDone
            case .choice("undo"): return .rollBack
            default: if let departure = attend(answer, proposal, menu) { return .leave(departure) }
            }
        }
    }

    /// Does what decides nothing; a departure leaves the run.
    private func attend(_ answer: Prompter.Answer, _ proposal: StepProposal, _ menu: QuestionMenu) -> Departure? {
        switch answer {
        case .choice("list"): list()
        case .choice("copy"): copy(proposal.step)
        case .choice("help"): explain(menu)
        case .enter: refuseEnter(menu)
        default: return answer.departure ?? .declined
        }
        return nil
    }

    // MARK: Keys

    /// The answers to the question about a step, the one that goes on first.
    private func names(for proposal: StepProposal) -> [String] {
        let step = proposal.step
        let more = names(of: proposal.options)
        return switch (step.kind, step.effect) {
        case (.restore, _): ["restore", "skip"] + more + ["list", "quit", "help"]
        case (_, .reads), (_, .changes): ["run", "skip"] + more + ["list", "copy", "quit", "help"]
        case (_, .writes): ["write", "skip"] + more + ["list", "copy", "quit", "help"]
        case (_, .asks): ["done", "skip"] + more + ["list", "quit", "help"]
        }
    }

    private func names(of options: StepProposal.Options) -> [String] {
        var names: [String] = []
        if options.contains(.edit), editor != nil { names.append("edit") }
        if options.contains(.back) { names.append("back") }
        if options.contains(.rollBack) { names.append("undo") }
        return names
    }

    // MARK: Further questions

    private func confirmsIrreversible(_ step: PlannedStep) -> Bool {
        guard step.irreversible else { return true }
        let expected = step.confirm ?? step.id
        guard let answer = prompter.line(words("run.question.confirm", ["text": expected])) else { return false }
        if answer == expected { return true }
        context.tell(words("run.confirmDiffers", ["text": expected]))
        return false
    }

    private func askReason() -> String? {
        guard let reason = prompter.line(words("run.question.reason")) else { return nil }
        if reason.isEmpty { context.tell(words("run.reasonNeeded")) }
        return reason.isEmpty ? nil : reason
    }

    /// Asks for an earlier step, by its number or its id; nil where none is named.
    private func askWhereTo(_ proposal: StepProposal) -> String? {
        let earlier = progress.plan.steps.prefix(proposal.number - 1).map(\.id)
        list()
        let arguments = ["count": words.number(earlier.count)]
        guard let answer = prompter.line(words("run.question.back", arguments)), !answer.isEmpty else { return nil }
        if let number = Int(answer), earlier.indices.contains(number - 1) { return earlier[number - 1] }
        if earlier.contains(answer) { return answer }
        context.tell(words("run.notAnEarlierStep", arguments))
        return nil
    }

    /// Opens the text of a step in the person's editor; nil where that gives no other text.
    private func edit(_ proposal: StepProposal) -> String? {
        guard let editor else { return nil }
        let step = proposal.step
        do throws(StepEditor.Failure) {
            let text = try editor.edit(drafts[step.id] ?? step.text, of: step)
            // Where it cannot be taken, the next try begins with it.
            drafts[step.id] = text
            if text != step.text { return text }
            context.tell(words("run.edit.unchanged"))
        } catch {
            switch error {
            case .noEditor: context.tell(words("run.edit.noEditor"), [.error])
            case .ended(let editor): context.tell(words("run.edit.ended", ["editor": editor]), [.error])
            case .io(let path, let errno):
                let arguments = ["path": path.string, "reason": words.reason(errno)]
                context.tell(words("commands.unusablePath", arguments), [.error])
            }
        }
        return nil
    }
}
