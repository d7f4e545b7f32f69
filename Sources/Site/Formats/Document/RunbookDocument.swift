/// A runbook for other tools: what acts, what is read, and the order in which it stands.
///
/// Templates stand as they are written; `text` beside one is the same with the values in place, absent where one cannot
/// stand there. Attributes of steps stand as they are written.
package struct RunbookDocument: Codable, Sendable, Hashable {
    /// The version of this form; it grows where a reader must know.
    package static let currentFormat = 1

    package var formatVersion = Self.currentFormat
    package var id: String
    package var language: String
    package var title: String
    package var summary: String?
    package var label: String?
    package var group: String?
    package var order: Int?
    package var series: String?
    package var translation: Translation?
    package var guide: Guide?
    package var tools: [Tool]
    package var parameters: [Parameter]
    package var requirements: [Requirement]
    package var protections: [Protection]
    package var sections: [Section]
    package var steps: [Step]

    /// Of what the language is a translation.
    package struct Translation: Codable, Sendable, Hashable {
        package var of: String
        package var status: String
    }

    /// The published page that the runbook matches.
    package struct Guide: Codable, Sendable, Hashable {
        package var page: String
        package var version: String?
        package var digests: [String: String]
        package var omitted: [Int]
        /// The reasons of deviations, by step or by block.
        package var deviations: [String: String]
    }

    /// A program that must be there.
    package struct Tool: Codable, Sendable, Hashable {
        package var name: String
        package var version: String?
        package var command: String?
    }

    /// A value that a reader gives.
    package struct Parameter: Codable, Sendable, Hashable {
        package struct Choice: Codable, Sendable, Hashable {
            package var value: String
            package var label: String
        }

        package var name: String
        package var type: String
        package var label: String
        package var help: String?
        package var pattern: String?
        package var choices: [Choice]?
        package var `default`: String?
        /// A read-only command whose output is proposed.
        package var from: String?
        package var when: String?
        /// The value that stands in the texts; a secret has none.
        package var value: String?
    }

    /// What must hold before the first step.
    package struct Requirement: Codable, Sendable, Hashable {
        package var id: String
        package var when: String
        package var message: FilledText?
    }

    /// What must not change meanwhile.
    package struct Protection: Codable, Sendable, Hashable {
        package var id: String
        package var label: String?
        package var command: FilledText
    }

    /// A template, and the same with the values in place.
    package struct FilledText: Codable, Sendable, Hashable {
        package var template: String
        package var text: String?
    }
}
