import Execution
import Foundation
import Glibc
import SystemPackage
import TestSupport
import Testing

struct RunHistoryTests {
    private let scratch: ScratchDirectory
    private let state: StateDirectory
    private let history: RunHistory

    init() throws {
        scratch = try ScratchDirectory()
        state = StateDirectory(at: scratch.appending("state"))
        history = RunHistory(state)
        for folder in ["work", "other"] { try scratch.write("", to: "\(folder)/.keep") }
    }

    private func record(_ run: String, in folder: String = "work", _ events: JournalEvent...) throws {
        try state.create(state.run(run).appending("transcripts"))
        let script = try JournalScript(at: history.journal(of: run))
        try script.add(.began(run, folder: scratch.appending(folder).string))
        for event in events { try script.add(event) }
    }

    @Test func withoutAStateDirectoryThereAreNoRuns() throws {
        #expect(try history.ids() == [])
        #expect(throws: RunHistory.Failure.none) { try history.latest(in: "/") }
        #expect(throws: RunHistory.Failure.notFound("x")) { try history.id(startingWith: "x") }
    }

    @Test func runsAreListedFromTheNewestOn() throws {
        for run in ["20261122T094612Z-abc123", "20261123T000000Z-aaaaaa", "20251122T094612Z-zzzzzz"] { try record(run) }
        try scratch.write("", to: "state/runs/20270101T000000Z-nojour/transcripts/x.log")
        try scratch.write("", to: "state/runs/stray")
        #expect(
            try history.ids() == ["20261123T000000Z-aaaaaa", "20261122T094612Z-abc123", "20251122T094612Z-zzzzzz"]
        )
    }

    @Test func runsOfOneSecondAreListedFromTheNewestOn() throws {
        let runs = ["20261122T094612Z-bbbbbb", "20261122T094612Z-cccccc", "20261122T094612Z-aaaaaa"]
        for (index, run) in runs.enumerated() {
            try state.create(state.run(run))
            let time = Timestamp(milliseconds: 1_795_340_772_000 + Int64(index))
            let journal = try Journal.create(at: history.journal(of: run)) { time }
            try journal.append(.began(run, folder: scratch.appending("work").string))
        }
        #expect(try history.ids() == runs.reversed())
        #expect(try history.latest(in: scratch.appending("work")).run == runs[2])
    }

    @Test func runIsNamedByItsUniqueBeginning() throws {
        for run in ["20261122T094612Z-abc123", "20261122T094613Z-abc123", "2026112"] { try record(run) }
        #expect(try history.id(startingWith: "20261122T094612") == "20261122T094612Z-abc123")
        #expect(try history.id(startingWith: "2026112") == "2026112")
        let both = ["20261122T094613Z-abc123", "20261122T094612Z-abc123"]
        #expect(throws: RunHistory.Failure.ambiguous("20261122T", both)) { try history.id(startingWith: "20261122T") }
        for text in ["", "2027", "../runs/2026112", "abc123"] {
            #expect(throws: RunHistory.Failure.notFound(text)) { try history.id(startingWith: text) }
        }
    }

    @Test func latestRunOfAFolderIsFoundByWhateverPath() throws {
        try record("20261122T094612Z-abc123")
        try record("20261123T094612Z-abc123", in: "other")
        symlink("work", scratch.appending("alias").string)
        for name in ["work", "alias", "other/../work"] {
            #expect(try history.latest(in: scratch.appending(name)).run == "20261122T094612Z-abc123")
        }
    }

    @Test func runLivesAsLongAsItHoldsTheLockOfItsFolder() throws {
        let run = "20261122T094612Z-abc123"
        try record(run, .started("first"))
        #expect(try history.account(of: run).outcome == .unknown)
        var lock: RunLock? = try RunLock.acquire(
            for: scratch.appending("work"),
            in: state,
            as: .init(run: run, runbook: "cache")
        )
        #expect(try history.account(of: run).outcome == .running)
        #expect(try history.account(of: run).steps[0].outcome == .running)
        lock = nil
        #expect(lock == nil)
        #expect(try history.account(of: run).outcome == .unknown)
        let other = try RunLock.acquire(
            for: scratch.appending("work"),
            in: state,
            as: .init(run: "another", runbook: "cache")
        )
        #expect(try history.account(of: run).outcome == .unknown)
        withExtendedLifetime(other) {}
    }

    @Test func lookingTakesTheLockFromNobody() throws {
        let folder = scratch.appending("work")
        try RunLock.acquire(for: folder, in: state, as: .init(run: "r", runbook: "cache")).release()
        #expect(RunLock.holder(for: folder, in: state) == nil)
        let file = try #require(try scratch.names(in: "state/locks").first)
        // Somebody looks, and is slow about it.
        let looker = open(scratch.appending("state/locks/\(file)").string, O_RDONLY | O_CLOEXEC)
        #expect(flock(looker, LOCK_SH | LOCK_NB) == 0)
        let thread = Thread { close(looker) }
        thread.start()
        let lock = try RunLock.acquire(for: folder, in: state, as: .init(run: "r2", runbook: "cache"))
        #expect(RunLock.holder(for: folder, in: state)?.run == "r2")
        withExtendedLifetime(lock) {}
    }

    @Test func transcriptsAreFoundByTheirStep() throws {
        let run = "20261122T094612Z-abc123"
        try record(run, .started("first"), .started("../journal"), .started("a/b"), .started(".."))
        try scratch.write("out\n", to: "state/runs/\(run)/transcripts/first.log")
        try scratch.write("secret\n", to: "state/runs/\(run)/journal.log")
        let steps = try history.account(of: run).steps.filter { $0.transcript != nil }
        #expect(steps.map(\.id) == ["first"])
        #expect(steps[0].transcript == scratch.appending("state/runs/\(run)/transcripts/first.log").string)
    }

    @Test func journalThatCannotBeReadIsAnError() throws {
        try scratch.write("", to: "state/runs/r/journal.jsonl/x")
        let path = history.journal(of: "r")
        #expect(throws: RunHistory.Failure.io(path: path, errno: EISDIR)) { try history.account(of: "r") }
    }
}

struct RunOriginTests {
    @Test func originSaysWhoAndFromWhere() {
        let environment = ProcessEnvironment([
            "SUDO_USER": "alice", "SSH_CONNECTION": "2001:db8::7 50022 192.0.2.1 22", "USER": "mallory",
        ])
        let origin = RunOrigin.current(environment: environment)
        #expect(origin.sudoUser == "alice")
        #expect(origin.sshClient == "2001:db8::7")
        #expect(origin.user != "mallory")
        #expect(!origin.user.isEmpty)
        #expect(origin.host?.isEmpty == false)
    }

    @Test(arguments: [[:], ["SUDO_USER": "", "SSH_CONNECTION": " "]] as [[String: String]])
    func whatIsNotToldIsLeftOut(variables: [String: String]) {
        let origin = RunOrigin.current(environment: ProcessEnvironment(variables))
        #expect(origin.sudoUser == nil)
        #expect(origin.sshClient == nil)
    }

    @Test func userIsAskedFromTheSystem() throws {
        let name = try CompletedProgram.run(["id", "-un"]).output
        #expect(RunOrigin.current().user + "\n" == name)
    }
}

struct TranscriptExcerptTests {
    private let scratch: ScratchDirectory

    init() throws {
        scratch = try ScratchDirectory()
    }

    private func excerpt(_ text: String, longest: Int = TranscriptExcerpt.longest) throws -> TranscriptExcerpt? {
        TranscriptExcerpt(of: try scratch.write(text, to: "a.log"), longest: longest)
    }

    @Test func outputIsReadAsPlainLines() throws {
        let excerpt = try excerpt("\u{1B}[31mred\u{1B}[0m\n10 %\r100 %\n\u{0}x\u{8}y\n")
        #expect(excerpt?.lines == ["red", "100 %", "y"])
        #expect(excerpt?.omittedBytes == 0)
    }

    @Test func longOutputIsItsEndFromAWholeLineOn() throws {
        let text = (1...1000).map { "line \($0) é\n" }.joined()
        let excerpt = try #require(try excerpt(text, longest: 100))
        #expect(excerpt.lines.last == "line 1000 é")
        #expect(excerpt.lines.allSatisfy { $0.wholeMatch(of: /line \d+ é/) != nil })
        let shown = excerpt.lines.map { $0.utf8.count + 1 }.reduce(0, +)
        #expect(excerpt.omittedBytes + shown == text.utf8.count)
    }

    @Test func lastLinesCountWhatStandsBeforeThem() throws {
        let excerpt = try #require(try excerpt("1\n2\n3\n4\n")).last(3)
        #expect(excerpt.lines == ["2", "3", "4"])
        #expect(excerpt.omittedLines == 1)
    }

    @Test func oneEndlessLineIsShownToo() throws {
        let excerpt = try #require(try excerpt(String(repeating: "x", count: 500), longest: 100))
        #expect(excerpt.lines == [String(repeating: "x", count: 100)])
        #expect(excerpt.omittedBytes == 400)
    }

    @Test func onlyFilesAreRead() throws {
        #expect(TranscriptExcerpt(of: scratch.path) == nil)
        #expect(TranscriptExcerpt(of: scratch.appending("missing")) == nil)
        #expect(mkfifo(scratch.appending("pipe").string, 0o600) == 0)
        #expect(TranscriptExcerpt(of: scratch.appending("pipe")) == nil)
        try scratch.write("x", to: "file")
        symlink("file", scratch.appending("link").string)
        #expect(TranscriptExcerpt(of: scratch.appending("link")) == nil)
    }
}
