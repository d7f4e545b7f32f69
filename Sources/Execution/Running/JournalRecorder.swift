internal import Planning
internal import RunbookModel

/// Keeps the record of a run in its journal.
package final class JournalRecorder: RunRecorder {
    private let journal: Journal
    private var attempts: [String: Int] = [:]
    private let exitCode: (RunEnding) -> Int32

    /// Writes to a journal that holds the run's beginning; `exitCode` tells how the program will end.
    package init(journal: Journal, exitCode: @escaping (RunEnding) -> Int32) {
        self.journal = journal
        self.exitCode = exitCode
    }

    package func record(_ record: RunRecord) throws(RecordError) {
        do {
            try journal.append(event(for: record), isPrelude: record.isPrelude)
        } catch {
            switch error {
            case .io(_, let errno): throw RecordError(errno: errno)
            case .damaged: throw RecordError(errno: 5)
            }
        }
    }

    private func event(for record: RunRecord) -> JournalEvent {
        switch record {
        case .protected(let facts): decision("protect", facts.text)
        case .protectionChanged(let facts): decision("protect", "changed", reason: facts.text)
        case .stepLeftOut(let step, let reason), .stepSkipped(let step, let reason): skipped(step, reason)
        case .stepUnrehearsed(let step, let reason): unrehearsed(step, reason)
        case .decision(let step, let choice):
            decision(choice.question, choice.answer, step: step, reason: choice.reason)
        case .stepConfirmed(let step), .stepCounted(let step): .stepFinished(.init(step: step, outcome: .succeeded))
        case .stepStarted(let step): started(step)
        case .stepFinished(let step, let result): finished(step, result)
        case .unknownDecision(let step, let choice):
            decision("unknown", choice.rawValue, step: step)
        case .failureDecision(let step, let choice):
            decision("failure", choice.answer, step: step, reason: choice.reason)
        case .edited(let step, let text, let original):
            .edited(.init(step: step, text: text, original: original))
        case .reopened(let step, let isTarget):
            decision("back", isTarget ? "back" : "after", step: step)
        case .runFinished(let ending): .runFinished(.init(outcome: ending.word, exitCode: exitCode(ending)))
        }
    }

    private func decision(
        _ question: String,
        _ answer: String,
        step: String? = nil,
        reason: String? = nil
    ) -> JournalEvent {
        .decision(.init(step: step, question: question, answer: answer, reason: reason))
    }

    private func skipped(_ step: String, _ reason: String) -> JournalEvent {
        var finished = JournalEvent.StepFinished(step: step, outcome: .skipped)
        finished.reason = reason
        return .stepFinished(finished)
    }

    private func unrehearsed(_ step: String, _ reason: UnrehearsedReason) -> JournalEvent {
        var finished = JournalEvent.StepFinished(step: step, outcome: .skipped)
        (finished.exercise, finished.reason) = (Exercise.none, reason.word)
        finished.waitsFor = reason.awaited
        return .stepFinished(finished)
    }

    private func started(_ step: PlannedStep) -> JournalEvent {
        attempts[step.id, default: 0] += 1
        return .stepStarted(.init(step: step.id, attempt: attempts[step.id] ?? 1, text: step.text))
    }

    private func finished(_ step: String, _ result: StepResult) -> JournalEvent {
        var finished = JournalEvent.StepFinished(step: step, outcome: result.isSuccess ? .succeeded : .failed)
        finished.exitCode = result.exitStatus
        finished.signal = result.signal
        let failure = result.failure ?? result.findingToday
        finished.reason = failure?.word ?? (result.wasEndedWithRun ? "endedWithRun" : nil)
        finished.exercise = result.exercise
        finished.duration = result.duration
        finished.leftovers = result.leftovers > 0 ? result.leftovers : nil
        finished.state = result.state
        finished.file = result.file
        finished.captured = result.captured.flatMap { $0.type == .secret || result.isSensitive ? nil : $0.text }
        return .stepFinished(finished)
    }
}

extension RunRecord {
    /// Whether it says what the next record begins: to run a step is decided, and then the step starts.
    fileprivate var isPrelude: Bool {
        if case .decision(_, .run) = self { true } else { false }
    }
}

extension [ProtectedFact] {
    fileprivate var text: String {
        map { "\($0.id)=\($0.value ?? "")" }.joined(separator: "\n")
    }
}

extension StepDecision {
    fileprivate var question: String { self == .done ? "manual" : "run" }

    fileprivate var answer: String {
        switch self {
        case .run: "run"
        case .done: "done"
        case .skip: "skip"
        case .edit: "edit"
        case .back: "back"
        case .rollBack: "rollback"
        case .quit(let departure): departure.rawValue
        }
    }

    fileprivate var reason: String? {
        if case .skip(let reason) = self { reason } else { nil }
    }
}

extension FailureDecision {
    fileprivate var answer: String {
        switch self {
        case .retry: "retry"
        case .goOn: "goOn"
        case .skip: "skip"
        case .edit: "edit"
        case .back: "back"
        case .rollBack: "rollback"
        case .quit(let departure): departure.rawValue
        }
    }

    fileprivate var reason: String? {
        if case .skip(let reason) = self { reason } else { nil }
    }
}

extension RunEnding {
    /// The word that the journal has for it.
    fileprivate var word: String {
        switch self {
        case .completed: "succeeded"
        case .paused: "paused"
        case .rolledBack: "rolledBack"
        case .failed: "failed"
        case .declined: "declined"
        case .interrupted: "interrupted"
        case .protectionChanged: "protectionChanged"
        case .lostTerminal: "lostTerminal"
        case .recordFailed: "recordFailed"
        case .unresolved: "unresolved"
        }
    }
}

extension StepFailure {
    /// The word that the journal has for it.
    package var word: String {
        caseName(of: self)
    }
}
