import Execution
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

struct RehearsalTallyTests {
    /// A step of a rehearsal, and what stands in for which.
    private typealias Outline = (id: String, standsInFor: String?)

    private func began(_ steps: [Outline], unrehearsed: [String: String] = [:]) throws -> JournalEvent {
        guard case .runStarted(var event) = JournalEvent.began(mode: "rehearsal", steps: steps.map(\.id)) else {
            return .began()
        }
        for index in steps.indices {
            event.steps?[index].standsInFor = steps[index].standsInFor
            event.steps?[index].unrehearsed = unrehearsed[steps[index].id]
        }
        return .runStarted(event)
    }

    private func finished(
        _ step: String,
        _ exercise: Exercise,
        _ outcome: JournalEvent.Outcome = .succeeded,
        reason: String? = nil,
        waitsFor: [String]? = nil
    ) -> JournalEvent {
        var event = JournalEvent.StepFinished(step: step, outcome: outcome)
        (event.exercise, event.reason, event.waitsFor) = (exercise, reason, waitsFor)
        return .stepFinished(event)
    }

    private func account(_ events: [JournalEvent]) throws -> RunAccount {
        let script = try JournalScript()
        for event in events { try script.add(event) }
        return RunAccount(of: "r", JournalRecord(script.bytes), isAlive: false, journal: script.path)
    }

    @Test func shareCountsWhatWasTriedAndSucceeded() throws {
        let steps: [Outline] = [
            ("look", nil), ("file", nil), ("dry", "change"), ("proof", nil), ("bare", nil), ("late", nil), ("bad", nil),
            ("never", nil),
        ]
        let account = try account([
            began(steps, unrehearsed: ["bare": "It has no dry run."]), .started("look"), finished("look", .read),
            .started("file"), finished("file", .written), .started("dry"), finished("dry", .rehearsed),
            .started("proof"), finished("proof", .readToday, reason: "expectationUnmet"),
            finished("bare", .none, .skipped, reason: "noStandIn"),
            finished("late", .none, .skipped, reason: "lateValues", waitsFor: ["pod"]),
            .started("bad"), finished("bad", .read, .failed, reason: "exitStatus"), .ended("interrupted"),
        ])
        let tally = try #require(account.rehearsal)
        #expect([tally.exercised, tally.total] == [3, 8])
        #expect([tally.read, tally.rehearsed, tally.written] == [1, 1, 1])
        #expect(tally.rest.map(\.id) == ["proof", "bare", "late", "bad", "never"])
        #expect(tally.rest.map(\.reason) == [.readToday, .noStandIn, .lateValues, .failed, .notReached])
        #expect(tally.rest[1].explanation == "It has no dry run.")
        #expect(tally.rest[2].waitsFor == ["pod"])
        #expect(account.stepsDone == 0)
        #expect(account.steps.first { $0.id == "bare" }?.skippedBy == .rehearsal)
    }

    @Test func changeIsRehearsedOnceEverythingThatStandsInForItSucceeds() throws {
        let steps: [Outline] = [("one", "change"), ("two", "change")]
        let half = try account([began(steps), .started("one"), finished("one", .rehearsed), .ended("declined")])
        #expect(half.rehearsal?.exercised == 0)
        #expect(half.rehearsal?.rest.map(\.id) == ["change"])
        let whole = try account([
            began(steps), .started("one"), finished("one", .rehearsed), .started("two"), finished("two", .rehearsed),
        ])
        #expect(whole.rehearsal?.exercised == 1)
        #expect(whole.rehearsal?.total == 1)
    }

    @Test func whatAConditionLeavesOutIsNoStepOfThePlan() throws {
        let account = try account([
            began([("look", nil), ("other", nil)]), .started("look"), finished("look", .read),
            .finished("other", .skipped, reason: "n > 1"),
        ])
        #expect(account.rehearsal?.total == 1)
        #expect(account.rehearsal?.rest.isEmpty == true)
    }

    @Test func aRunHasNoShare() throws {
        let account = try account([.began(), .started("first"), .finished("first")])
        #expect(!account.isRehearsal)
        #expect(account.rehearsal == nil)
        #expect(account.stepsDone == 1)
    }
}
