/// A plan as it is rehearsed: what only reads, what stands in for changes, and what can only be shown.
///
/// What stands in for a step takes its place, so that a step of the way forward is here itself or through one or
/// several others, whose target it is.
package struct Rehearsal: Sendable {
    /// The most seconds that a check may take of which nobody expects success: what it waits for does not come.
    package static let longestLookToday = 30.0

    /// The steps in their order; nothing of it undoes anything.
    package private(set) var plan: Plan
    /// What is done about each step of ``plan``, by id.
    package private(set) var parts: [String: RehearsalPart] = [:]
    /// The steps of the way forward for which others of ``plan`` stand in, by the ids of these.
    package private(set) var targets: [String: String] = [:]

    /// The rehearsal of a plan.
    ///
    /// - Parameters:
    ///   - original: What a run would do.
    ///   - hasKeyboard: Whether somebody is there for steps that read the keyboard.
    package init(of original: Plan, hasKeyboard: Bool) {
        plan = original
        (plan.steps, plan.rehearsals, plan.rollbacks) = ([], [], [])
        let standIns = Dictionary(grouping: original.rehearsals) { $0.target ?? "" }
        // What is really done, and so can be proved.
        let real = Set(original.steps.filter { $0.effect == .reads || $0.effect == .writes }.map(\.id))
        for step in original.steps {
            let substitutes = step.effect == .changes ? standIns[step.id] ?? [] : []
            for substitute in substitutes {
                targets[substitute.id] = step.id
                add(substitute, as: .standsIn, hasKeyboard)
            }
            if substitutes.isEmpty { add(step, as: Self.part(of: step, real: real), hasKeyboard) }
        }
    }

    /// The steps that are not only shown.
    package var takenSteps: [PlannedStep] {
        plan.steps.filter { if case .unrehearsed = parts[$0.id] { false } else { true } }
    }

    private static func part(of step: PlannedStep, real: Set<String>) -> RehearsalPart {
        switch step.effect {
        case .asks: .unrehearsed(.manual)
        case .changes: .unrehearsed(.noStandIn)
        case .writes: .writes
        case .reads: step.target.map(real.contains) == false ? .readsToday : .reads
        }
    }

    /// Adds a step; nothing changes while a rehearsal goes on, so no check is repeated.
    private mutating func add(_ step: PlannedStep, as part: RehearsalPart, _ hasKeyboard: Bool) {
        var (step, part) = (step, part)
        if step.interactive, !hasKeyboard, part == .reads || part == .readsToday || part == .standsIn {
            part = .unrehearsed(.keyboard)
        }
        switch part {
        case .reads: step.retry = nil
        case .readsToday:
            step.timeout = min(step.timeout ?? Self.longestLookToday, Self.longestLookToday)
            // What it would capture is a value of today, which is not the one that a run gets.
            (step.retry, step.capture) = (nil, nil)
        case .standsIn, .writes, .unrehearsed: break
        }
        plan.steps.append(step)
        parts[step.id] = part
    }
}
