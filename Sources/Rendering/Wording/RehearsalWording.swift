package import Execution
package import Localization
package import Planning

/// Words what a rehearsal does about steps, and what it came to.
package struct RehearsalWording {
    private let localizer: Localizer

    package init(localizer: Localizer) {
        self.localizer = localizer
    }

    /// Why a step is only shown: in the words of the runbook, where it has some.
    package func sentence(for reason: UnrehearsedReason, _ explanation: String?) -> String {
        switch reason {
        case .noStandIn: sentence(.noStandIn, nil, explanation)
        case .manual: sentence(.manual)
        case .keyboard: sentence(.keyboard)
        case .lateValues(let names): sentence(.lateValues, names)
        case .condition(let condition): sentence(.condition, [condition])
        }
    }

    private func sentence(
        _ reason: RehearsalTally.Reason,
        _ waitsFor: [String]? = nil,
        _ explanation: String? = nil
    ) -> String {
        if let explanation { return VisibleText(explanation, as: .prose).text }
        let names = (waitsFor ?? []).map { VisibleText($0, as: .singleLine).text }
        return localizer("rehearsal.why.\(reason.rawValue)", ["names": localizer.list(names)])
    }

    /// How things stand today that a change would have made which was not made.
    package func today(_ step: PlannedStep, _ result: StepResult) -> String {
        let arguments = ["id": step.id, "target": step.target ?? ""]
        guard let finding = result.findingToday else { return localizer("rehearsal.today", arguments) }
        let reason = StepFailureWording(localizer: localizer).sentence(for: finding)
        return localizer("rehearsal.finding", arguments.merging(["reason": reason]) { $1 })
    }

    /// How many steps of the plan were exercised, and by what.
    package func share(_ tally: RehearsalTally) -> String {
        let kinds = [("read", tally.read), ("rehearsed", tally.rehearsed), ("written", tally.written)]
            .filter { $0.1 > 0 }.map { localizer("rehearsal.kinds.\($0.0)", count: $0.1) }
        let share = self.count(tally)
        guard !kinds.isEmpty else { return share }
        return localizer("rehearsal.share", ["share": share, "kinds": localizer.list(kinds)])
    }

    /// How many steps of the plan were exercised, in a few words.
    package func count(_ tally: RehearsalTally) -> String {
        localizer("rehearsal.exercised", count: tally.exercised, ["total": localizer.number(tally.total)])
    }

    /// A step that does not count, and why.
    package func line(_ rest: RehearsalTally.Rest) -> String {
        localizer("run.fact", ["label": VisibleText(rest.id, as: .singleLine).text, "value": reason(rest)])
    }

    /// Why a step does not count.
    func reason(_ rest: RehearsalTally.Rest) -> String {
        sentence(rest.reason, rest.waitsFor, rest.explanation)
    }
}
