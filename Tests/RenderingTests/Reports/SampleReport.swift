import Execution
import Foundation
import Localization
import Planning
import Rendering
import SystemPackage
import TestSupport
import Testing

/// A run in which everything happens that a report can tell: begun in French, interrupted, resumed in English.
enum SampleReport {
    static func report() throws -> RunReport {
        let script = try JournalScript()
        for event in first + second { try script.add(event) }
        var account = RunAccount(
            of: "20261122T094612Z-abc123",
            JournalRecord(script.bytes),
            isAlive: false,
            journal: "/state/journal.jsonl"
        )
        for index in account.steps.indices where ["apply", "wait"].contains(account.steps[index].id) {
            account.steps[index].transcript = "/state/transcripts/\(account.steps[index].id).log"
        }
        let long = (1...30).map { "line \($0)\n" }.joined()
        return RunReport(
            account,
            outputs: [
                "apply": TranscriptExcerpt(Array("\u{1B}[32mcache/main configured\u{1B}[0m\n<b>&amp;</b> ```\n".utf8)),
                "wait": TranscriptExcerpt(Array(long.utf8), omittedBytes: 1_200_000),
            ]
        )
    }

    static func wording(_ language: String) throws -> ReportWording {
        ReportWording(
            localizer: Localizer(embedded: try #require(LanguageTag(language))),
            zone: try #require(TimeZone(identifier: "Asia/Kolkata"))
        )
    }

    private static func beginning(_ language: String, mode: String, title: String) -> JournalEvent {
        var event = JournalEvent.RunStarted(
            run: "20261122T094612Z-abc123",
            runbook: "cache",
            language: language,
            digest: String(repeating: "d", count: 64),
            fingerprint: String(repeating: "f", count: 64),
            parameters: ["release": "main", "note": "a `b` *c* <d>\n\u{202E}e"],
            workingDirectory: "/srv/cache",
            mode: mode
        )
        event.title = title
        event.path = "/srv/runbooks/cache/\(language).md"
        event.guide = .init(page: "https://example.org/cache", version: "2.4")
        let (rolling, proof) = language == "fr" ? ("Redémarrage progressif", "Preuve") : ("Rolling restart", "Proof")
        event.steps = [
            .init(id: "configuration", title: rolling, kind: .file, file: "cache.yaml"),
            .init(id: "apply", title: rolling, kind: .shell), .init(id: "wait", title: rolling, kind: .shell),
            .init(id: "tell", title: proof, kind: .manual), .init(id: "extra", title: proof, kind: .shell),
            .init(id: "probe", title: proof, kind: .shell), .init(id: "last", title: proof, kind: .shell),
        ]
        event.rollbacks = [.init(id: "undo-configuration", title: rolling, kind: .shell, undoes: "configuration")]
        event.leftOut = [.init(id: "stop", reason: "version < 2.0")]
        event.origin = RunOrigin(user: "root", sudoUser: "alice", sshClient: "2001:db8::7", host: "edge-1")
        event.change = "CHG-1234"
        event.engine = "0.1.0"
        return .runStarted(event)
    }

    private static var first: [JournalEvent] {
        var written = JournalEvent.StepFinished(step: "configuration", outcome: .succeeded)
        written.duration = 0.004
        written.file = try? JSONDecoder().decode(
            FileChange.self,
            from: Data(#"{"path": "cache.yaml", "digest": "abc"}"#.utf8)
        )
        var applied = JournalEvent.StepFinished(step: "apply", outcome: .succeeded)
        (applied.duration, applied.exitCode, applied.leftovers) = (0.25, 0, 2)
        return [
            beginning("fr", mode: "run", title: "Redémarrer le cache"),
            .decided("protect", "context=prod"), .decided("run", "run", on: "configuration"),
            .started("configuration", text: "kind: Cache\n"), .stepFinished(written),
            .decided("run", "run", on: "apply"), .started("apply", text: "kubectl apply -f cache.yaml\n"),
            .finished("apply", .failed, reason: "exitStatus", exitCode: 1),
            .decided("failure", "retry", on: "apply"),
            .edited(.init(step: "apply", text: "kubectl apply -f cache.yaml --force\n")),
            .started("apply", attempt: 2, text: "kubectl apply -f cache.yaml --force\n"), .stepFinished(applied),
            .started("wait", text: "kubectl wait cache\n"), .ended("interrupted", exitCode: 130),
        ]
    }

    private static var second: [JournalEvent] {
        [
            beginning("en", mode: "resume", title: "Restart the cache"), .decided("unknown", "rerun", on: "wait"),
            .started("wait", attempt: 2, text: "kubectl wait cache\n"), .finished("wait", exitCode: 0),
            .decided("manual", "done", on: "tell"), .finished("tell"),
            .decided("run", "skip", on: "extra", reason: "not on\nedge-1"),
            .finished("extra", .skipped, reason: "not on\nedge-1"),
            .finished("probe", .skipped, reason: "size == 'big'"), .started("last", text: "false\n"),
            .finished("last", .failed, reason: "timedOut"), .decided("failure", "quit", on: "last"),
            .ended("failed", exitCode: 1),
        ]
    }
}
