package import Execution

/// What a report is written from: the account of a run, and the outputs of its steps.
package struct RunReport {
    package var account: RunAccount
    /// The ends of the outputs, by step.
    package var outputs: [String: TranscriptExcerpt]

    /// A report of a run.
    package init(_ account: RunAccount, outputs: [String: TranscriptExcerpt] = [:]) {
        self.account = account
        self.outputs = outputs
    }
}

/// The forms of a report.
package enum ReportFormat: String, Sendable, CaseIterable {
    case text, markdown, html, json, junit
}
