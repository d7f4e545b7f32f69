package import RunbookModel

/// A step with its values in place.
package struct PlannedStep: Sendable, Codable, Hashable {
    package enum Kind: String, Sendable, Codable, Hashable {
        case shell
        case file
        case manual
        /// What a file step wrote is undone: what was there comes back.
        case restore
    }

    /// Where the step stands in the runbook's source.
    package struct Source: Sendable, Codable, Hashable {
        package var path: String
        package var line: Int
    }

    package struct Retry: Sendable, Codable, Hashable {
        package var attempts: Int
        /// Seconds between two attempts.
        package var every: Double
    }

    package var id: String
    package var kind: Kind
    package var effect: StepEffect
    /// The id of the section, where it has one.
    package var section: String?
    /// The title of the section.
    package var title: String
    /// The rendered text; a late value stands as its placeholder.
    package var text: String
    /// Where the values stand in `text`.
    package var values: [RenderedText.Value]
    /// The path of a file step.
    package var file: String?
    package var format: Step.FileFormat?
    package var mode: UInt16?
    package var refusesReplacement: Bool
    /// For a file step of a plan to approve: SHA-256 of what is there, in hexadecimal; empty where nothing is.
    package var replaces: String?
    /// The condition, as written, of a step that carries one.
    package var when: String?
    /// Whether the condition waits for a late value.
    package var isConditional: Bool
    /// The late values that the step uses, by name.
    package var late: [String]
    package var source: Source
    /// The step that this one checks, undoes or stands in for.
    package var target: String?
    package var retry: Retry?
    /// Seconds for all attempts together.
    package var timeout: Double?
    package var exit: [Int32]
    package var expect: String?
    package var fail: String?
    package var irreversible: Bool
    /// What the person types before an irreversible step.
    package var confirm: String?
    package var interactive: Bool
    package var background: Bool
    package var sensitive: Bool
    package var capture: String?
    package var workingDirectory: String?
    package var shell: String
    package var needs: [String]

    private enum CodingKeys: String, CodingKey {
        case id, kind, effect, section, title, text, values, file, format, mode, refusesReplacement, replaces, when
        case isConditional, late, source, retry, timeout, exit, expect, fail, irreversible, confirm, interactive
        case background, sensitive, capture, shell, needs
        case target = "for"
        case workingDirectory = "cwd"
    }

    /// The text with the places of its values.
    package var renderedText: RenderedText {
        RenderedText(text: text, values: values)
    }

    /// Whether anything but reading happens.
    package var isChanging: Bool {
        effect == .changes || effect == .writes
    }
}
