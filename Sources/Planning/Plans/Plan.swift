/// What a run will do, in full: choices taken, conditions resolved, text rendered.
///
/// Its JSON is the product of `runbook plan --format json`; keys are stable.
package struct Plan: Sendable, Codable {
    /// The version of this format; it changes when an older engine would read a plan wrongly.
    package static let formatVersion = 1

    package var formatVersion = Plan.formatVersion
    package var runbook: String
    /// Where the runbook stands: its folder, or the file of a lone one.
    package var path: String
    package var language: String
    /// SHA-256 of one language's bytes and the definition, in hexadecimal.
    package var digest: String
    /// SHA-256 of what acts, the same in every language, in hexadecimal.
    package var fingerprint: String
    package var parameters: [String: PlannedValue]
    /// The sections that a person took where several ways were open.
    package var choices: [String]
    package var protect: [PlannedProtection]
    /// The way forward.
    package var steps: [PlannedStep]
    package var rehearsals: [PlannedStep]
    package var rollbacks: [PlannedStep]
    package var skipped: [SkippedStep]
}

/// A parameter's value in a plan.
package struct PlannedValue: Sendable, Codable, Hashable {
    /// Nil for a secret, which no plan holds, and for a late value.
    package var value: String?
    package var source: ValueSource
    /// The step that fills a late value.
    package var step: String?

    package init(value: String?, source: ValueSource, step: String? = nil) {
        self.value = value
        self.source = source
        self.step = step
    }
}

/// A command whose output must not change under a run.
package struct PlannedProtection: Sendable, Codable, Hashable {
    package var id: String
    package var label: String?
    package var command: String
    /// What the command said when the plan was made; nil in a plan that binds nobody.
    package var value: String?
}

/// A step that the plan leaves out, and the condition that does not hold.
package struct SkippedStep: Sendable, Codable, Hashable {
    package var id: String
    package var reason: String
    /// The section that was taken instead, where its own condition holds too.
    package var chosen: String?
}

/// What a step does to the world.
package enum StepEffect: String, Sendable, Codable, Hashable {
    case reads
    case changes
    case writes
    case asks
}
