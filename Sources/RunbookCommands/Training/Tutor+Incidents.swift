internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import Training

extension Tutor {
    /// Asks what to do about the incident that a step has met; nil where it met none.
    func decide(afterFailureOf proposal: StepProposal, _ director: TerminalDirector) -> FailureDecision? {
        guard let (incident, attempt) = executor.met else { return nil }
        context.say()
        let renderer = StepRenderer(runbook: prepared.runbook)
        let story = incident.story.map { renderer.prose($0, director.progress.bindings) }
        context.tell(VisibleText(story ?? words("lesson.incident.story"), as: .prose).text, [.strong])
        let menu = QuestionMenu(words, names(for: proposal))
        while true {
            let answer = prompter.ask(words("run.question.failed"), menu)
            switch answer {
            case .choice("list"): director.list()
            case .choice("help"): director.explain(menu)
            case .enter: director.refuseEnter(menu)
            case .choice("retry"):
                note(.retry, incident, attempt, proposal)
                executor.settleIfPassing(incident)
                return .retry
            case .choice("fix"):
                note(.fix, incident, attempt, proposal)
                switch mend(incident) {
                case .left(let departure): return .quit(departure)
                case .mended: return .retry
                case .notMended: continue
                }
            case .choice("undo"):
                note(.rollback, incident, attempt, proposal)
                executor.settle(incident.step, isMended: true)
                return .rollBack
            case .choice("quit"):
                note(.stop, incident, attempt, proposal)
                return .quit(.declined)
            default: return .quit(answer.departure ?? .declined)
            }
        }
    }

    private func names(for proposal: StepProposal) -> [String] {
        let undo = proposal.options.contains(.rollBack) ? ["undo"] : []
        return ["retry", "fix"] + undo + ["quit", "list", "help"]
    }

    /// Keeps a decision, and says what it is worth where the level tells it at once.
    private func note(_ decision: IncidentDecision, _ incident: Incident, _ attempt: Int, _ proposal: StepProposal) {
        let section = prepared.runbook.step(proposal.step.id).flatMap { prepared.runbook.section(of: $0) }
        let record = RecordedIncident(incident, section: section?.anchor ?? "", attempt: attempt, decision: decision)
        log.keep(record)
        guard level != .exam, incident.isScored else { return }
        let isGood = record.points >= record.best
        let key = isGood ? "lesson.incident.good" : record.points > 0 ? "lesson.incident.fair" : "lesson.incident.poor"
        context.tell(words(key), isGood ? [.success] : [.warning])
        guard let why = incident.why else { return }
        let shown = StepRenderer(runbook: prepared.runbook).prose(why, prepared.bindings)
        context.tell(VisibleText(shown, as: .prose).text)
    }

    // MARK: Mending

    private enum Mending {
        case mended, notMended
        case left(Departure)
    }

    /// Asks for the value that mends it.
    private func mend(_ incident: Incident) -> Mending {
        guard let name = incident.fix, let value = prepared.bindings[name] else {
            context.tell(words("lesson.incident.nothingToFix"))
            return .notMended
        }
        let label = prepared.runbook.parameter(name)?.label ?? name
        switch prompter.answer(to: words("lesson.incident.value", ["label": label, "name": name])) {
        case .interrupted: return .left(.interrupted)
        case .endOfFile: return .left(.declined)
        case .hungUp: return .left(.lostTerminal)
        case .text(value.text):
            executor.settle(incident.step, isMended: true)
            context.tell(words("lesson.incident.fixed"), [.success])
            return .mended
        case .text:
            context.tell(words("lesson.incident.wrongValue"), [.warning])
            return .notMended
        }
    }
}

extension IncidentExecutor {
    /// Lets an incident be over that passes by itself: the next attempt is drawn anew.
    fileprivate func settleIfPassing(_ incident: Incident) {
        if incident.passesByItself { settle(incident.step, isMended: false) }
    }
}
