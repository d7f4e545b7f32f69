package import Execution
import FoundationEssentials
package import SystemPackage
import Training

/// What the journal of a run says, a short line an entry.
package struct RecordedRun {
    /// The run's folder.
    package let folder: FilePath
    /// What the journal holds.
    package let record: JournalRecord

    /// Reads the journal of a run's folder.
    ///
    /// - Throws: ``Journal/Failure``.
    package init(folder: FilePath) throws {
        self.folder = folder
        record = try Journal.read(at: folder.appending("journal.jsonl"))
    }

    /// The entries after the run's start: `run=run a`, `started a`, `succeeded a`, `failed a (exitStatus)`,
    /// `finished succeeded 0`.
    package var lines: [String] {
        record.entries.compactMap { Self.line(for: $0.event) }
    }

    /// How the steps ended, in order: `a succeeded`.
    package var outcomes: [String] {
        record.entries.compactMap { entry in
            if case .stepFinished(let end) = entry.event { "\(end.step) \(end.outcome.rawValue)" } else { nil }
        }
    }

    /// The bytes of a step's transcript; nil where there is none.
    package func transcript(of step: String) -> [UInt8]? {
        let path = folder.appending("transcripts").appending("\(step).log")
        return FileManager.default.contents(atPath: path.string).map { [UInt8]($0) }
    }

    private static func line(for event: JournalEvent) -> String? {
        switch event {
        case .runStarted: nil
        case .stepStarted(let start): "started \(start.step)"
        case .stepFinished(let end): "\(end.outcome.rawValue) \(end.step)" + (end.reason.map { " (\($0))" } ?? "")
        case .decision(let decision):
            ["\(decision.question)=\(decision.answer)", decision.step].compactMap(\.self).joined(separator: " ")
        case .edited(let edit): "edited \(edit.step)"
        case .answered(let answer): "\(answer.verdict.rawValue) \(answer.question)"
        case .incident(let incident): "incident \(incident.incident)=\(incident.decision.rawValue)"
        case .runFinished(let end): "finished \(end.outcome) \(end.exitCode)"
        }
    }
}
