internal import Execution
internal import Planning

/// The answers that the options of a command give before anything is asked.
struct AdvanceAnswers {
    var consents: ConsentOptions
    /// What `--unknown` says of a step that was running when the run ended.
    var unknown: UnknownDecision?

    /// What the options say of a step; nil where a person decides.
    func decision(on step: PlannedStep) -> StepDecision? {
        if step.effect == .asks { return consents.done.contains(step.id) ? .done : nil }
        if step.irreversible { return consents.allow.contains(step.id) ? .run : nil }
        return consents.yes ? .run : nil
    }
}
