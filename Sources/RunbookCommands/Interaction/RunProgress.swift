internal import Execution
internal import Localization
internal import Planning
internal import Rendering

/// How far a run has come, for the list that a person asks for and for the summary.
final class RunProgress {
    enum State: Hashable {
        case remaining
        case running
        case succeeded
        case failed
        case skipped
        /// A rehearsal could only show it.
        case unrehearsed
    }

    private(set) var bindings: Bindings
    let plan: Plan
    /// What is being undone; nil on the way forward.
    private(set) var rollback: RollbackOutline?
    private var states: [String: State] = [:]

    init(plan: Plan, bindings: Bindings) {
        self.plan = plan
        self.bindings = bindings
    }

    func state(of step: String) -> State {
        states[step] ?? .remaining
    }

    /// Takes what an earlier sitting of the run has done.
    func take(_ standing: RunStanding) {
        for step in plan.steps + plan.undoings {
            switch standing.outcome(of: step.id) {
            case .succeeded: states[step.id] = .succeeded
            case .skipped: states[step.id] = .skipped
            case .failed: states[step.id] = .failed
            case .unknown, .running, .undone, .notReached, nil: states[step.id] = nil
            }
        }
    }

    func note(_ event: RunEvent) {
        switch event {
        case .stepLeftOut(let step, _), .stepSkipped(let step, _): states[step.id] = .skipped
        case .stepUnrehearsed(let proposal, _): states[proposal.step.id] = .unrehearsed
        case .stepConfirmed(let step), .stepCounted(let step, _): states[step.id] = .succeeded
        case .stepStarted(let step, _): states[step.id] = .running
        case .stepFinished(let step, let result):
            states[step.id] = result.isSuccess ? .succeeded : .failed
            if let name = step.capture, let value = result.captured {
                bindings.values[name] = BoundValue(value, from: .captured)
            }
        case .wentBack(_, let reopened):
            for step in reopened {
                states[step.id] = nil
                if let name = step.capture { bindings.values[name] = nil }
            }
        case .rollbackBegins(let outline): rollback = outline
        case .stepIsUnknown, .stepIsChecked, .output, .waiting, .stepContinues, .editRefused, .protectionChanged: break
        }
    }
}

/// The steps with what became of each.
struct ProgressList {
    var localizer: Localizer
    var style: TerminalStyle

    func lines(_ progress: RunProgress) -> [String] {
        (progress.rollback?.steps ?? progress.plan.steps).enumerated().map { index, step in
            let state = progress.state(of: step.id)
            let number = localizer.number(index + 1)
            let label = "\(number). \(step.id)"
            let line = localizer("run.fact", ["label": label, "value": localizer("run.state.\(state)")])
            return "  "
                + style.apply(roles(for: state), to: DisplayWidth.truncate(line, to: max(20, style.columns - 2)))
        }
    }

    private func roles(for state: RunProgress.State) -> TextRoles {
        switch state {
        case .remaining: []
        case .running: [.strong]
        case .succeeded: [.success]
        case .failed: [.error]
        case .skipped, .unrehearsed: [.faint]
        }
    }
}

/// What a run is bound to, as lines.
struct FactLines {
    var localizer: Localizer
    var style: TerminalStyle
    /// In which manner steps are gone through: a rehearsal does not act there.
    var manner = RunManner.run

    func lines(_ facts: [ProtectedFact]) -> [String] {
        [style.apply([.strong], to: localizer(manner == .rehearsal ? "rehearsal.facts" : "run.facts"))]
            + facts.map { fact in
                let value = fact.value.map { VisibleText($0).text } ?? localizer("run.factUnknown")
                let label = VisibleText(fact.label ?? fact.id, as: .prose).text
                return "  " + localizer("run.fact", ["label": label, "value": style.apply([.value], to: value)])
            }
    }
}
