import Execution
import FoundationEssentials
import Glibc
import Planning
import SystemPackage
import TestSupport
import Testing

struct JournalTests {
    static let events: [JournalEvent] = [
        .runStarted(
            .init(
                run: "20261122T094612Z-abc123",
                runbook: "cache",
                language: "fr",
                digest: "d",
                fingerprint: "f",
                parameters: ["release": "l'été\n\"x\""],
                protections: ["context": "prod"],
                workingDirectory: "/tmp/a b"
            )
        ),
        .decision(.init(step: "apply", question: "run", answer: "yes")),
        .stepStarted(.init(step: "apply", attempt: 2, text: "kubectl apply -f é/\u{1F600}\n")),
        .stepFinished(finished),
        .edited(.init(step: "apply", text: "true\n")),
        .runFinished(.init(outcome: "succeeded", exitCode: 0)),
    ]

    private static var finished: JournalEvent.StepFinished {
        var fields = JournalEvent.StepFinished(step: "apply", outcome: .failed)
        fields.exitCode = 7
        fields.reason = "timedOut"
        fields.duration = 1.25
        fields.state = ShellState()
        return fields
    }

    private static let clock: @Sendable () -> Timestamp = { Timestamp(milliseconds: 1_795_340_772_041) }

    private func written(in scratch: ScratchDirectory) throws -> FilePath {
        let path = scratch.appending("journal.jsonl")
        let journal = try Journal.create(at: path, clock: Self.clock)
        for event in Self.events { try journal.append(event) }
        return path
    }

    @Test func eventsComeBackAsTheyWereWritten() throws {
        let scratch = try ScratchDirectory()
        let record = try Journal.read(at: written(in: scratch))
        #expect(record.fault == nil)
        #expect(record.entries.map(\.event) == Self.events)
        #expect(record.entries.allSatisfy { $0.time == "2026-11-22T09:46:12.041Z" })
    }

    @Test func linesAreFlatJSONWithTheHashOfTheLineBefore() throws {
        let scratch = try ScratchDirectory()
        _ = try written(in: scratch)
        let lines = try #require(scratch.read("journal.jsonl")).split(separator: "\n")
        #expect(lines.count == Self.events.count)
        #expect(lines[0].contains(#""previous":"\#(String(repeating: "0", count: 64))""#))
        for (line, next) in zip(lines, lines.dropFirst()) {
            #expect(next.contains(#""previous":"\#(SHA256.hexDigest(of: line.utf8))""#))
        }
        #expect(lines[5].hasPrefix(#"{"event":"runFinished","exitCode":0,"outcome":"succeeded","previous":""#))
        #expect(lines[3].contains(#""event":"stepFinished","exitCode":7,"outcome":"failed""#))
    }

    @Test func eachLineIsInTheFileWhenItsCallReturns() throws {
        let scratch = try ScratchDirectory()
        let path = scratch.appending("j")
        let journal = try Journal.create(at: path)
        for (count, event) in Self.events.enumerated() {
            try journal.append(event)
            #expect(try Journal.read(at: path).entries.count == count + 1)
        }
    }

    @Test func journalCutAnywhereIsTrueAsFarAsItGoes() throws {
        let scratch = try ScratchDirectory()
        _ = try written(in: scratch)
        let bytes = Array(try #require(scratch.read("journal.jsonl")).utf8)
        for length in 0...bytes.count {
            let record = JournalRecord(Array(bytes[..<length]))
            let whole = bytes[..<length].count { $0 == 10 }
            #expect(record.entries.map(\.event) == Array(Self.events.prefix(whole)))
            let isTorn = length > 0 && bytes[length - 1] != 10
            #expect(record.fault == (isTorn ? .tornEnd(line: whole + 1) : nil))
        }
    }

    @Test func continuedJournalDropsTheTornEnd() throws {
        let scratch = try ScratchDirectory()
        let path = try written(in: scratch)
        #expect(truncate(path.string, off_t((scratch.read("journal.jsonl")?.utf8.count ?? 0) - 5)) == 0)
        let (journal, record) = try Journal.continue(at: path)
        #expect(record.entries.count == 5)
        #expect(record.fault == .tornEnd(line: 6))
        try journal.append(.runFinished(.init(outcome: "failed", exitCode: 1)))
        let whole = try Journal.read(at: path)
        #expect(whole.fault == nil)
        #expect(whole.entries.count == 6)
    }

    @Test func changedRemovedOrAddedLinesAreFound() throws {
        let scratch = try ScratchDirectory()
        let path = try written(in: scratch)
        let lines = try #require(scratch.read("journal.jsonl")).split(separator: "\n").map(String.init)
        func fault(_ lines: [String]) -> JournalRecord.Fault? {
            JournalRecord(Array(lines.map { $0 + "\n" }.joined().utf8)).fault
        }
        var changed = lines
        changed[3] = changed[3].replacing("failed", with: "succeeded")
        #expect(fault(changed) == .brokenChain(line: 5))
        #expect(fault(Array(lines.dropFirst())) == .brokenChain(line: 1))
        #expect(fault([lines[0]] + lines[2...]) == .brokenChain(line: 2))
        #expect(fault(lines + [lines[5]]) == .brokenChain(line: 7))
        #expect(fault([lines[0], "not JSON"]) == .malformed(line: 2))
        #expect(fault([lines[0], ""]) == .malformed(line: 2))
        try scratch.write(changed.joined(separator: "\n") + "\n", to: "journal.jsonl")
        #expect(throws: Journal.Failure.damaged(path: path, .brokenChain(line: 5))) { try Journal.continue(at: path) }
    }

    @Test func fieldsOfLaterVersionsArePassedOver() throws {
        let zeros = JournalEntry.noPrevious
        let line = #"{"event":"edited","step":"a","text":"b","time":"t","new":{"x":1},"previous":"\#(zeros)"}"# + "\n"
        #expect(JournalRecord(Array(line.utf8)).entries.map(\.event) == [.edited(.init(step: "a", text: "b"))])
    }

    @Test func journalIsItsOwnersAloneAndNeverOverwritten() throws {
        let scratch = try ScratchDirectory()
        let path = try written(in: scratch)
        var status = stat()
        #expect(stat(path.string, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        #expect(throws: Journal.Failure.io(path: path, errno: EEXIST)) { try Journal.create(at: path) }
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z", "19700101T000000Z"),
            (1_709_210_096_007, "2024-02-29T12:34:56.007Z", "20240229T123456Z"),
            (-1, "1969-12-31T23:59:59.999Z", "19691231T235959Z"),
        ] as [(Int64, String, String)]
    )
    func timesAreUTC(milliseconds: Int64, text: String, compact: String) {
        #expect(Timestamp(milliseconds: milliseconds).text == text)
        #expect(Timestamp(milliseconds: milliseconds).compactText == compact)
    }
}
