extension RunbookDocument {
    /// A heading and what stands below it, up to the next one.
    package struct Section: Codable, Sendable, Hashable {
        /// Empty for what stands before the first heading.
        package var anchor: String
        package var aliases: [String]
        package var level: Int
        package var title: String
        package var when: String?
        /// The anchor of the section around this one.
        package var parent: String?
        package var elements: [Element]
    }

    /// What a section holds.
    ///
    /// Which of the other keys there are depends on the kind.
    package struct Element: Codable, Sendable, Hashable {
        package enum Kind: String, Codable, Sendable, Hashable {
            case prose
            case step
            case output
            case example
            case choice
        }

        package struct Option: Codable, Sendable, Hashable {
            /// The anchor of the section to which it leads.
            package var section: String
            package var markdown: String
        }

        package var kind: Kind
        /// Prose in Markdown, values in place; links lead to anchors of sections and ids of steps.
        package var markdown: String?
        /// The step, or the one whose output it is.
        package var step: String?
        /// The number of the output among those of its step, from 0.
        package var output: Int?
        /// The language of an example.
        package var language: String?
        /// The code of an example.
        package var text: String?
        package var options: [Option]?
    }

    /// What acts.
    package struct Step: Codable, Sendable, Hashable {
        package struct Retry: Codable, Sendable, Hashable {
            package var attempts: Int
            /// In seconds.
            package var every: Double
        }

        package var id: String
        package var aliases: [String]
        package var kind: String
        package var role: String
        /// The step that this one checks, undoes or stands in for.
        package var `for`: String?
        package var effect: String
        package var section: String
        package var language: String
        package var shell: String?
        package var template: String
        package var text: String?
        package var when: String?
        package var file: String?
        package var format: String?
        package var mode: Int?
        package var refusesReplacement: Bool?
        package var retry: Retry?
        /// In seconds.
        package var timeout: Double?
        package var exit: [Int]
        package var expect: String?
        package var fail: String?
        package var irreversible: Bool
        package var confirm: String?
        package var interactive: Bool
        package var background: Bool
        package var sensitive: Bool
        package var capture: String?
        package var cwd: String?
        package var needs: [String]
        package var guide: [Int]
        package var deviation: Bool
        package var outputs: [Output]
    }

    /// What a step prints, for example.
    package struct Output: Codable, Sendable, Hashable {
        package var language: String
        package var template: String
        package var text: String?
        package var failure: Bool
        package var translated: Bool
        package var when: String?
    }
}
