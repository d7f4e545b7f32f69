package import Execution
import Synchronization
package import SystemPackage

/// Writes journals for tests: events a second apart, from a fixed moment on.
package final class JournalScript {
    private let scratch: ScratchDirectory
    private let journal: Journal
    private let clock: ScriptClock

    /// Where the journal is.
    package var path: FilePath { journal.path }

    /// Begins a journal in a folder of its own, or at a path.
    package init(at path: FilePath? = nil) throws {
        scratch = try ScratchDirectory()
        let clock = ScriptClock()
        self.clock = clock
        journal = try Journal.create(at: path ?? scratch.appending("journal.jsonl")) { clock.next() }
    }

    /// Adds events.
    @discardableResult
    package func add(_ events: JournalEvent...) throws -> JournalScript {
        for event in events { try journal.append(event) }
        return self
    }

    /// The bytes so far.
    package var bytes: [UInt8] {
        Array((scratch.read("journal.jsonl") ?? "").utf8)
    }
}

/// A clock that goes on by a second each time it is read.
private final class ScriptClock: Sendable {
    private let seconds = Mutex<Int64>(0)

    func next() -> Timestamp {
        seconds.withLock { seconds in
            seconds += 1
            return Timestamp(milliseconds: 1_795_340_771_000 + seconds * 1000)
        }
    }
}

extension JournalEvent {
    /// The beginning of a part of a run with these steps.
    package static func began(
        _ run: String = "20261122T094612Z-abc123",
        in language: String = "en",
        mode: String = "run",
        folder: String = "/srv/cache",
        steps: [String]? = ["first", "second", "third"]
    ) -> JournalEvent {
        var event = RunStarted(
            run: run,
            runbook: "cache",
            language: language,
            digest: String(repeating: "d", count: 64),
            fingerprint: String(repeating: "f", count: 64),
            parameters: ["release": "main"],
            workingDirectory: folder,
            mode: mode
        )
        event.steps = steps.map { $0.map { .init(id: $0, title: "Title of \($0)") } }
        return .runStarted(event)
    }

    /// The start of a step.
    package static func started(_ step: String, attempt: Int = 1, text: String = "true\n") -> JournalEvent {
        .stepStarted(.init(step: step, attempt: attempt, text: text))
    }

    /// The end of a step.
    package static func finished(
        _ step: String,
        _ outcome: Outcome = .succeeded,
        reason: String? = nil,
        exitCode: Int32? = nil
    ) -> JournalEvent {
        var event = StepFinished(step: step, outcome: outcome)
        event.reason = reason
        event.exitCode = exitCode
        event.duration = outcome == .skipped ? nil : 1.5
        return .stepFinished(event)
    }

    /// A decision.
    package static func decided(
        _ question: String,
        _ answer: String,
        on step: String? = nil,
        reason: String? = nil
    ) -> JournalEvent {
        .decision(.init(step: step, question: question, answer: answer, reason: reason))
    }

    /// The end of a part.
    package static func ended(_ outcome: String, exitCode: Int32 = 0) -> JournalEvent {
        .runFinished(.init(outcome: outcome, exitCode: exitCode))
    }
}
