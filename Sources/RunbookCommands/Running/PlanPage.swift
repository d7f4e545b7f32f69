internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel

/// A plan for people: values, facts, steps, what undoes them, what is left out, and the digest that names it.
struct PlanPage {
    var localizer: Localizer
    var style: TerminalStyle
    var runbook: Runbook

    func lines(_ plan: Plan) -> [String] {
        var lines = DisplayWidth.wrap(runbook.title, to: style.columns).map { style.apply([.heading], to: $0) }
        lines += [
            localizer("plan.digest", ["digest": plan.digest]),
            localizer("plan.fingerprint", ["digest": plan.fingerprint]),
        ]
        if !plan.parameters.isEmpty { lines += ["", heading("plan.values")] + values(plan) }
        if !plan.protect.isEmpty {
            lines += ["", heading("plan.protected")]
            lines += plan.protect.flatMap { ["  \($0.label ?? $0.id)", "    \(VisibleText($0.command).text)"] }
        }
        lines += ["", heading("plan.steps")] + numbered(plan.steps)
        if !plan.rehearsals.isEmpty { lines += ["", heading("plan.rehearsals")] + numbered(plan.rehearsals) }
        let undoings = plan.undoings
        if !undoings.isEmpty { lines += ["", heading("plan.rollbacks")] + numbered(undoings) }
        guard !plan.skipped.isEmpty else { return lines }
        lines += ["", heading("plan.skipped")]
        lines += plan.skipped.flatMap { skipped in
            let text =
                skipped.chosen.map { localizer("plan.otherWay", ["id": skipped.id, "taken": $0]) }
                ?? localizer("plan.skippedStep", ["id": skipped.id, "condition": skipped.reason])
            return DisplayWidth.wrap(text, to: max(20, style.columns - 2)).map { "  " + $0 }
        }
        return lines
    }

    private func heading(_ key: String) -> String {
        style.apply([.strong], to: localizer(key))
    }

    private func values(_ plan: Plan) -> [String] {
        runbook.parameters.compactMap { parameter in
            guard let value = plan.parameters[parameter.name] else { return nil }
            let source = localizer("plan.source.\(value.source.rawValue)")
            // A late value stands as its placeholder, with the step that fills it.
            let text = value.value ?? (value.step == nil ? "•••" : "{{\(parameter.name)}}")
            let origin = [source, value.step].compactMap(\.self).joined(separator: ", ")
            return "  \(parameter.name) = \(VisibleText(text).text)  (\(origin))"
        }
    }

    private func numbered(_ steps: [PlannedStep]) -> [String] {
        steps.enumerated().flatMap { index, step in
            [PlanStepLines.title(step, index + 1, localizer, style)] + PlanStepLines.code(step, style)
        }
    }
}

/// The lines of one step of a plan.
enum PlanStepLines {
    static func title(_ step: PlannedStep, _ number: Int, _ localizer: Localizer, _ style: TerminalStyle) -> String {
        let effect = step.kind == .restore ? "restores" : step.effect.rawValue
        var text = "\(localizer.number(number)). \(step.id) – \(localizer("plan.effect.\(effect)"))"
        if let file = step.file { text += " \(VisibleText(file).text)" }
        if let target = step.target { text += localizer("plan.for", ["id": target]) }
        if !step.late.isEmpty { text += localizer("plan.late", ["names": localizer.list(step.late)]) }
        if step.isConditional, let condition = step.when { text += localizer("plan.maybe", ["condition": condition]) }
        return style.apply([.strong], to: text)
    }

    /// The block, flush left, so that a mouse copies what runs.
    static func code(_ step: PlannedStep, _ style: TerminalStyle) -> [String] {
        step.text.isEmpty ? [] : CodeRenderer(style: style).lines(step.renderedText) + [""]
    }
}
