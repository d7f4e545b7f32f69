internal import Execution

/// A report in words, which each format for people lays out in its own way.
///
/// Nothing in it is escaped for a format, and nothing hides: control and bidirectional characters are shown by number.
struct ReportPage {
    /// A label and what stands under it.
    struct Fact {
        var label: String
        var value: String
        /// Whether the value is of a machine: a path, a digest, an id.
        var isCode = false
    }

    /// Lines that stand as they are.
    struct Excerpt {
        var heading: String
        var lines: [String]
        /// What is left out, and where the whole is.
        var note: String?
    }

    /// A step.
    struct Entry {
        var number: Int
        var id: String
        var title: String?
        /// The language of the title, where it is not the page's.
        var language: String?
        var outcome: StepAccount.Outcome
        /// Whether it proves nothing, though it succeeded.
        var isUnjudged = false
        /// How it ended, how long it took, with which status.
        var details: [String]
        var notes: [String]
        var excerpts: [Excerpt]

        /// The outcome's sign, which stands beside its word.
        var mark: String {
            switch outcome {
            case .succeeded: isUnjudged ? "○" : "✓"
            case .failed: "✗"
            case .skipped: "–"
            case .unknown: "?"
            case .running: "…"
            case .notReached: "·"
            case .undone: "↺"
            }
        }
    }

    /// A heading and what stands below it: facts or sentences.
    struct Chapter {
        var heading: String
        var facts: [Fact] = []
        var items: [String] = []
    }

    var title: String
    /// What must be known before anything else: damage.
    var alarms: [String]
    /// The outcome and how far the run came.
    var summary: String
    var outcome: RunAccount.Outcome
    var facts: [Fact]
    var chapters: [Chapter]
    var stepsHeading: String
    var entries: [Entry]
    /// Chapters after the steps.
    var appendix: [Chapter]
    /// What to say in place of steps.
    var noSteps: String
}
