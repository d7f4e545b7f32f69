/// What a rehearsal does about a step.
package enum RehearsalPart: Sendable, Hashable {
    /// It only reads: it runs, and is judged as in a run.
    case reads
    /// It proves a change that is not made: it runs once, and tells how things stand today.
    case readsToday
    /// It is a block of the runbook that runs in place of the step that changes something.
    case standsIn
    /// Its file is written into the scratch folder.
    case writes
    /// It is shown and not run.
    case unrehearsed(UnrehearsedReason)
}

/// Why a rehearsal only shows a step.
package enum UnrehearsedReason: Sendable, Hashable {
    /// It changes something, and the runbook has nothing that stands in for it.
    case noStandIn
    /// A person does it.
    case manual
    /// It needs a keyboard, and nobody is at one.
    case keyboard
    /// Values that only a run fills, by name.
    case lateValues([String])
    /// Whether it is taken depends on values that only a run fills; the condition as written.
    case condition(String)
}
