package import MarkdownTree

/// A unit of work of a runbook.
package struct Step: Sendable {
    /// What a step is made of.
    package enum Kind: Sendable {
        case shell
        /// The rendered block is written to a file, its path relative to the run's folder.
        case file(FileFormat, path: Template, mode: UInt16?, refusesReplacement: Bool)
        /// A person does it and says so.
        case manual([Inline])
    }

    /// How a file step's text is read again after substitution.
    package enum FileFormat: String, Sendable, Codable {
        case yaml
        case json
        case shell
        case other
    }

    /// The part that a step plays.
    package enum Role: Sendable, Hashable {
        case forward
        /// Reads only; with an id, it proves that this step took effect.
        case check(for: String?)
        case rollback(for: String)
        case rehearsal(for: String)
    }

    package struct Retry: Sendable, Hashable {
        /// All attempts, the first included.
        package var attempts: Int
        /// Seconds between two attempts.
        package var interval: Double

        package init(attempts: Int, interval: Double) {
            self.attempts = attempts
            self.interval = interval
        }
    }

    /// Unique among the runbook's sections and steps; given by order where the source names none.
    package var id: String
    package var hasOwnID: Bool
    package var aliases: [String]
    package var kind: Kind
    package var role: Role
    /// The code as written, prompts removed.
    package var template: Template
    /// The language of the block in lower case.
    package var language: String
    package var condition: Condition?
    package var retry: Retry?
    /// Seconds for all attempts together; nil where the step has no limit.
    package var timeout: Double?
    /// Exit statuses that count as success.
    package var allowedExitStatuses: [Int32]
    /// Some whole line of the output must match it (a POSIX-like regular expression, values escaped).
    package var expectation: Template?
    /// A line that matches it fails the step at once.
    package var failurePattern: Template?
    package var isIrreversible: Bool
    /// What the person must type before the step runs.
    package var confirmation: Template?
    package var isInteractive: Bool
    package var isBackground: Bool
    package var isSensitive: Bool
    package var capture: String?
    package var workingDirectory: Template?
    package var shell: String
    package var needs: [Template]
    /// The code blocks of the guide that this stands for, from 1.
    package var guideBlocks: [Int]
    package var isDeviation: Bool
    package var isVerbatim: Bool
    package var allowsUnicode: Bool
    package var outputs: [SampleOutput]
    /// Of the fence, or of the list item of a manual step.
    package var location: SourceLocation
    /// Where the bytes of the code stand in the source.
    package var codePlaces: SourceMap
    /// The index of the section that holds it among the runbook's sections.
    package var section: Int

    package init(id: String, kind: Kind, template: Template, location: SourceLocation) {
        self.id = id
        self.kind = kind
        self.template = template
        self.location = location
        codePlaces = SourceMap(start: location)
        section = 0
        hasOwnID = false
        aliases = []
        role = .forward
        language = ""
        allowedExitStatuses = [0]
        isIrreversible = false
        isInteractive = false
        isBackground = false
        isSensitive = false
        shell = "bash"
        needs = []
        guideBlocks = []
        isDeviation = false
        isVerbatim = false
        allowsUnicode = false
        outputs = []
    }

    /// Where a byte of the code, counted in UTF-8 from its start, stands in the source.
    package func location(ofOffset offset: Int) -> SourceLocation {
        codePlaces.location(at: offset)
    }
}

/// What a step prints, for readers and for training.
package struct SampleOutput: Sendable, Hashable {
    package var template: Template
    package var language: String
    /// Whether it shows the step failing.
    package var isFailure: Bool
    /// Whether the tool speaks the reader's language, so that each language of the runbook has a sample of its own.
    package var isTranslated: Bool
    package var condition: Condition?
    /// Of the fence.
    package var location: SourceLocation

    package init(
        template: Template,
        language: String,
        isFailure: Bool,
        isTranslated: Bool = false,
        condition: Condition? = nil,
        location: SourceLocation
    ) {
        self.template = template
        self.language = language
        self.isFailure = isFailure
        self.isTranslated = isTranslated
        self.condition = condition
        self.location = location
    }
}
