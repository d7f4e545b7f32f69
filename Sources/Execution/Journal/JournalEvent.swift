package import Training

/// What happened in a run.
///
/// Nothing in it holds a secret: whoever makes an event sees to that.
///
/// In a journal, an event is its name and its fields, flat: `{"event":"stepStarted","step":"apply",…}`.
package enum JournalEvent: Sendable, Hashable {
    /// A run began, or went on after it had ended, with everything that binds it.
    ///
    /// What is optional is missing in journals of older versions.
    package struct RunStarted: Sendable, Hashable, Codable {
        package var run: String
        package var runbook: String
        /// The BCP 47 tag of the language in which it was begun.
        package var language: String
        package var digest: String
        package var fingerprint: String
        /// Values by name, secrets excepted.
        package var parameters: [String: String]
        /// What must not change under the run, by id.
        package var protections: [String: String]
        package var workingDirectory: String
        /// `run` for how a run begins; `resume` or `rollback` for how it goes on later; `rehearsal` or
        /// `training` for what is no run.
        package var mode: String
        /// The sections that were taken where several ways were open.
        package var choices: [String]?
        /// The title of the runbook, in the language of this part.
        package var title: String?
        /// The Markdown file that was read.
        package var path: String?
        /// The published page that the runbook matches.
        package var guide: Guide?
        /// The way forward, in order, so that a report needs no runbook.
        package var steps: [StepOutline]?
        /// What undoes steps of it.
        package var rollbacks: [StepOutline]?
        /// Steps that the plan leaves out, each with the condition that does not hold.
        package var leftOut: [LeftOutStep]?
        /// Who started it, and where.
        package var origin: RunOrigin?
        /// The change ticket under which it runs.
        package var change: String?
        /// The version of the engine.
        package var engine: String?
        /// SHA-256 of the approved plan that the run is exactly, in hexadecimal.
        package var approval: String?
        /// What binds a training session; nil for anything else.
        package var training: SessionBeginning?

        /// A run that begins.
        package init(
            run: String,
            runbook: String,
            language: String,
            digest: String,
            fingerprint: String,
            parameters: [String: String] = [:],
            protections: [String: String] = [:],
            workingDirectory: String,
            mode: String = "run"
        ) {
            self.run = run
            self.runbook = runbook
            self.language = language
            self.digest = digest
            self.fingerprint = fingerprint
            self.parameters = parameters
            self.protections = protections
            self.workingDirectory = workingDirectory
            self.mode = mode
        }
    }

    /// A step is about to run.
    package struct StepStarted: Sendable, Hashable, Codable {
        package var step: String
        /// From 1; each retry is one more.
        package var attempt: Int
        /// The text that runs, byte for byte.
        package var text: String?

        /// A step that begins.
        package init(step: String, attempt: Int = 1, text: String? = nil) {
            self.step = step
            self.attempt = attempt
            self.text = text
        }
    }

    /// How a step ended.
    package enum Outcome: String, Sendable, Hashable, Codable {
        case succeeded, failed, skipped
        /// It was running when the runner ended.
        case unknown
    }

    /// A step ended.
    package struct StepFinished: Sendable, Hashable, Codable {
        package var step: String
        package var outcome: Outcome
        package var exitCode: Int32?
        package var signal: Int32?
        /// A word that tells why, such as `timedOut` or `interrupted`.
        package var reason: String?
        /// Seconds.
        package var duration: Double?
        /// Processes that it left running and that were ended.
        package var leftovers: Int?
        /// What it leaves to the next step.
        package var state: ShellState?
        /// What a file step wrote, so that it can be undone.
        package var file: FileChange?
        /// The captured value, where the step captures one.
        package var captured: String?
        /// As what a rehearsal took the step; missing in a run.
        package var exercise: Exercise?
        /// The values, or the condition, for which a step of a rehearsal waits in vain.
        package var waitsFor: [String]?

        /// A step that ended.
        package init(step: String, outcome: Outcome) {
            self.step = step
            self.outcome = outcome
        }
    }

    /// A person, or a flag in their place, decided something.
    package struct Decision: Sendable, Hashable, Codable {
        package var step: String?
        /// What was asked, as a word such as `run`, `retry`, `choice` or `manual`.
        package var question: String
        /// What was answered, as a word or the text typed.
        package var answer: String
        /// The reason given, where one is asked for.
        package var reason: String?

        /// A decision.
        package init(step: String? = nil, question: String, answer: String, reason: String? = nil) {
            self.step = step
            self.question = question
            self.answer = answer
            self.reason = reason
        }
    }

    /// A person changed the text of a step; it is kept whole.
    package struct Edited: Sendable, Hashable, Codable {
        package var step: String
        package var text: String
        /// The runbook's own text, for the difference.
        package var original: String?

        /// An edit.
        package init(step: String, text: String, original: String? = nil) {
            self.step = step
            self.text = text
            self.original = original
        }
    }

    /// The run ended.
    package struct RunFinished: Sendable, Hashable, Codable {
        /// A word such as `succeeded`, `failed`, `declined`, `interrupted`, `rolledBack` or `paused`.
        package var outcome: String
        /// The exit status of the program.
        package var exitCode: Int32

        /// The end of a run.
        package init(outcome: String, exitCode: Int32) {
            self.outcome = outcome
            self.exitCode = exitCode
        }
    }

    /// See ``RunStarted``.
    case runStarted(RunStarted)
    /// See ``StepStarted``.
    case stepStarted(StepStarted)
    /// See ``StepFinished``.
    case stepFinished(StepFinished)
    /// See ``Decision``.
    case decision(Decision)
    /// See ``Edited``.
    case edited(Edited)
    /// In training, a question was answered.
    case answered(RecordedAnswer)
    /// In training, somebody decided about an incident.
    case incident(RecordedIncident)
    /// See ``RunFinished``.
    case runFinished(RunFinished)
}

extension JournalEvent: Codable {
    private enum Key: CodingKey {
        case event
    }

    private enum Name: String, Codable {
        case runStarted, stepStarted, stepFinished, decision, edited, answered, incident, runFinished
    }

    package init(from decoder: any Decoder) throws {
        switch try decoder.container(keyedBy: Key.self).decode(Name.self, forKey: .event) {
        case .runStarted: self = .runStarted(try RunStarted(from: decoder))
        case .stepStarted: self = .stepStarted(try StepStarted(from: decoder))
        case .stepFinished: self = .stepFinished(try StepFinished(from: decoder))
        case .decision: self = .decision(try Decision(from: decoder))
        case .edited: self = .edited(try Edited(from: decoder))
        case .answered: self = .answered(try RecordedAnswer(from: decoder))
        case .incident: self = .incident(try RecordedIncident(from: decoder))
        case .runFinished: self = .runFinished(try RunFinished(from: decoder))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(name, forKey: .event)
        try fields.encode(to: encoder)
    }

    private var name: Name {
        switch self {
        case .runStarted: .runStarted
        case .stepStarted: .stepStarted
        case .stepFinished: .stepFinished
        case .decision: .decision
        case .edited: .edited
        case .answered: .answered
        case .incident: .incident
        case .runFinished: .runFinished
        }
    }

    private var fields: any Encodable {
        switch self {
        case .runStarted(let fields): fields
        case .stepStarted(let fields): fields
        case .stepFinished(let fields): fields
        case .decision(let fields): fields
        case .edited(let fields): fields
        case .answered(let fields): fields
        case .incident(let fields): fields
        case .runFinished(let fields): fields
        }
    }
}
