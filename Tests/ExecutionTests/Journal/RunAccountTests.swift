import Execution
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

struct RunAccountTests {
    private func account(_ events: [JournalEvent], isAlive: Bool = false, cutting bytes: Int = 0) throws -> RunAccount {
        let script = try JournalScript()
        for event in events { try script.add(event) }
        return RunAccount(of: "r", JournalRecord(script.bytes.dropLast(bytes)), isAlive: isAlive, journal: script.path)
    }

    private func outcomes(_ account: RunAccount) -> [StepAccount.Outcome] {
        account.steps.map(\.outcome)
    }

    // MARK: Outcomes

    @Test func finishedRunIsToldStepByStep() throws {
        let account = try account([
            .began(), .decided("run", "run", on: "first"), .started("first"), .finished("first", exitCode: 0),
            .decided("run", "skip", on: "second", reason: "not here"),
            .finished("second", .skipped, reason: "not here"), .started("third"),
            .finished("third", .failed, reason: "exitStatus", exitCode: 7), .ended("failed", exitCode: 1),
        ])
        #expect(account.outcome == .failed)
        #expect(account.failedStep == "third")
        #expect(outcomes(account) == [.succeeded, .skipped, .failed])
        #expect(account.steps[1].skippedBy == .person)
        #expect(account.steps[1].reason == "not here")
        #expect(account.steps[2].exitCode == 7)
        #expect(account.steps[0].title == "Title of first")
        #expect(account.stepsDone == 1)
        #expect(account.stepsTotal == 3)
        #expect(account.duration == 8)
        #expect(account.parts.map(\.exitCode) == [1])
    }

    @Test func conditionThatDoesNotHoldIsNoPersonsSkip() throws {
        let account = try account([.began(), .finished("first", .skipped, reason: "mode == 'a'")])
        #expect(account.steps[0].skippedBy == .condition)
    }

    @Test func stepWithoutAnEndIsUnknownAndTheRestNotReached() throws {
        let account = try account([.began(), .started("first"), .finished("first"), .started("second")])
        #expect(account.outcome == .unknown)
        #expect(outcomes(account) == [.succeeded, .unknown, .notReached])
        #expect(account.steps[1].attempts.map(\.outcome) == [.unknown])
        #expect(account.steps[1].duration == nil)
    }

    @Test func stepOfALivingRunIsRunning() throws {
        let account = try account([.began(), .started("first")], isAlive: true)
        #expect(account.outcome == .running)
        #expect(outcomes(account) == [.running, .notReached, .notReached])
    }

    @Test func lineThatIsBeingWrittenIsNoFaultOfALivingRun() throws {
        let events: [JournalEvent] = [.began(), .started("first"), .finished("first")]
        #expect(try account(events, isAlive: true, cutting: 3).fault == nil)
        let dead = try account(events, cutting: 3)
        #expect(dead.fault == RunAccount.Fault(kind: .tornEnd, line: 3))
        #expect(outcomes(dead) == [.unknown, .notReached, .notReached])
    }

    @Test(
        arguments: [
            ("succeeded", .succeeded), ("declined", .declined), ("interrupted", .interrupted),
            ("protectionChanged", .protectionChanged), ("lostTerminal", .lostTerminal), ("running", .unknown),
            ("recordFailed", .unknown), ("", .unknown),
        ] as [(String, RunAccount.Outcome)]
    )
    func endOfTheRunIsItsOutcome(word: String, outcome: RunAccount.Outcome) throws {
        #expect(try account([.began(), .ended(word)]).outcome == outcome)
    }

    @Test func emptyJournalSaysNothing() throws {
        let account = try account([])
        #expect(account.outcome == .unknown)
        #expect(account.runbook == nil)
        #expect(account.steps.isEmpty)
        #expect(account.stepsTotal == nil)
    }

    @Test func journalOfAnOlderVersionIsReadWithoutItsOutline() throws {
        let account = try account([
            .began(steps: nil), .started("b"), .finished("b"), .started("a"), .finished("a"), .ended("succeeded"),
        ])
        #expect(account.steps.map(\.id) == ["b", "a"])
        #expect(account.stepsTotal == nil)
        #expect(account.stepsDone == 2)
        #expect(account.beginning?.origin == nil)
    }

    // MARK: What makes a step done

    @Test func endWithoutAStartProvesNothing() throws {
        let account = try account([.began(), .started("first"), .finished("third")])
        #expect(outcomes(account) == [.unknown, .notReached, .unknown])
    }

    @Test func wordOfThePersonMakesAManualStepDone() throws {
        let account = try account([.began(), .decided("manual", "done", on: "first"), .finished("first")])
        #expect(account.steps[0].outcome == .succeeded)
    }

    @Test func stepThatIsStartedAgainIsNoLongerDone() throws {
        let account = try account([.began(), .started("first"), .finished("first"), .started("first", attempt: 2)])
        #expect(account.steps[0].outcome == .unknown)
        #expect(account.steps[0].attempts.map(\.outcome) == [.succeeded, .unknown])
    }

    @Test func stepThatThePersonWentBackToIsNotDone() throws {
        let account = try account([
            .began(), .started("first"), .finished("first"), .decided("back", "back", on: "first"),
        ])
        #expect(outcomes(account) == [.notReached, .notReached, .notReached])
        #expect(account.steps[0].attempts.count == 1)
    }

    @Test func retryAddsAnAttemptAndItsTime() throws {
        let account = try account([
            .began(), .started("first"), .finished("first", .failed, reason: "timedOut"),
            .decided("failure", "retry", on: "first"), .edited(.init(step: "first", text: "false\n")),
            .started("first", attempt: 2, text: "false\n"), .finished("first", exitCode: 0),
        ])
        let step = account.steps[0]
        #expect(step.attempts.map(\.outcome) == [.failed, .succeeded])
        #expect(step.attempts.map(\.reason) == ["timedOut", nil])
        #expect(step.duration == 3)
        #expect(step.reason == nil)
        #expect(step.edits.map(\.text) == ["false\n"])
        #expect(step.decisions.map(\.answer) == ["retry"])
    }

    // MARK: Damage

    @Test func brokenChainLeavesWhatFollowsUnknown() throws {
        let script = try JournalScript()
        try script.add(
            .began(),
            .started("first"),
            .finished("first"),
            .started("second"),
            .finished("second"),
            .ended("succeeded")
        )
        var lines = script.bytes.split(separator: 10)
        lines[3] = Array(String(decoding: lines[3], as: UTF8.self).replacing("second", with: "third").utf8)[...]
        let bytes = Array(lines.joined(separator: [10])) + [10]
        let account = RunAccount(of: "r", JournalRecord(bytes), isAlive: false, journal: script.path)
        #expect(account.fault == RunAccount.Fault(kind: .brokenChain, line: 5))
        #expect(account.outcome == .unknown)
        #expect(outcomes(account) == [.succeeded, .unknown, .unknown])
    }

    @Test func livingRunWithADamagedJournalIsUnknown() throws {
        let script = try JournalScript()
        try script.add(.began(), .started("first"))
        let record = JournalRecord(script.bytes + Array("garbage\n".utf8))
        let account = RunAccount(of: "r", record, isAlive: true, journal: script.path)
        #expect(account.outcome == .unknown)
        #expect(outcomes(account) == [.unknown, .unknown, .unknown])
    }

    // MARK: Parts

    @Test func runBegunInFrenchAndResumedInEnglishKeepsBothLanguages() throws {
        let account = try account([
            .began(in: "fr"), .started("first"), .finished("first"), .started("second"), .ended("interrupted"),
            .began(in: "en", mode: "resume"), .decided("unknown", "done", on: "second"), .finished("second"),
            .started("third"), .finished("third"), .ended("succeeded"),
        ])
        #expect(account.parts.map(\.language) == ["fr", "en"])
        #expect(account.parts.map(\.mode) == ["run", "resume"])
        #expect(account.parts.map(\.outcome) == [.interrupted, .succeeded])
        #expect(account.parts.map(\.steps) == [["first", "second"], ["second", "third"]])
        #expect(account.steps.map(\.language) == ["fr", "en", "en"])
        #expect(outcomes(account) == [.succeeded, .succeeded, .succeeded])
        #expect(account.steps[1].attempts.map(\.outcome) == [.unknown])
        #expect(account.outcome == .succeeded)
    }

    @Test func rollbackUndoesAStepUntilItRunsAgain() throws {
        var start = JournalEvent.RunStarted(
            run: "r",
            runbook: "cache",
            language: "en",
            digest: "",
            fingerprint: "",
            workingDirectory: "/"
        )
        start.steps = [.init(id: "first")]
        start.rollbacks = [.init(id: "back-a", undoes: "first"), .init(id: "back-b", undoes: "first")]
        var events: [JournalEvent] = [
            .runStarted(start), .started("first"), .finished("first"), .started("back-a"), .finished("back-a"),
        ]
        #expect(outcomes(try account(events)) == [.succeeded, .succeeded, .notReached])
        events += [.started("back-b"), .finished("back-b")]
        let undone = try account(events)
        #expect(outcomes(undone) == [.undone, .succeeded, .succeeded])
        #expect(undone.stepsDone == 0)
        #expect(undone.stepsTotal == 1)
        events += [.started("first", attempt: 2), .finished("first")]
        #expect(outcomes(try account(events)) == [.succeeded, .notReached, .notReached])
    }

    @Test func protectedFactsAreThoseThatWereConfirmed() throws {
        let account = try account([
            .began(), .decided("protect", "context=prod\nnamespace=a=b"),
            .decided("protect", "changed", reason: "context=test"),
        ])
        #expect(account.protections == ["context": "prod", "namespace": "a=b"])
        #expect(account.decisions.map(\.answer) == ["context=prod\nnamespace=a=b", "changed"])
    }
}

struct TimestampReadingTests {
    @Test(arguments: ["1970-01-01T00:00:00.000Z", "2024-02-29T12:34:56.007Z", "1969-12-31T23:59:59.999Z"])
    func momentComesBackAsItWasWritten(text: String) {
        #expect(Timestamp(text)?.text == text)
    }

    @Test(arguments: [
        "", "2024-02-30T12:34:56.007Z", "2024-02-29T12:34:56Z", "2024-02-29 12:34:56.007Z", "2024-02-29T12:34:56.0é",
        "2024-02-29T12:34:56.007z", "9999999999999999999999999", "2024-0b-29T12:34:56.007Z",
    ])
    func otherTextIsNoMoment(text: String) {
        #expect(Timestamp(text) == nil)
    }
}
