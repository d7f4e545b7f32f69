import Execution
import Foundation
import Planning
import SystemPackage
import TestSupport
import Training

/// A journal with every event, and every field of each.
enum FullJournal {
    static func events(in folder: FilePath) -> [JournalEvent] {
        [
            .runStarted(beginning(in: folder)), .decided("protect", "context=prod"),
            .decided("run", "run", on: "first", reason: "because"),
            .edited(.init(step: "first", text: "false\n")), .started("first"), .stepFinished(failed),
            .started("first", attempt: 2), .stepFinished(succeeded), .finished("second", .skipped, reason: "x == 1"),
            .decided("run", "skip", on: "third", reason: "not today"),
            .finished("third", .skipped, reason: "not today"), .started("back"), .finished("back"),
            .answered(.init(question: "first", attempt: 1, answer: "x", verdict: .partly, hints: 2)),
            .incident(.init(incident, section: "part", attempt: 1, decision: .stop)),
            .ended("failed", exitCode: 1), .runStarted(beginning(in: folder)), .started("second", attempt: 2),
        ]
    }

    private static func beginning(in folder: FilePath) -> JournalEvent.RunStarted {
        var event = JournalEvent.RunStarted(
            run: "20261122T094612Z-abc123",
            runbook: "cache",
            language: "fr",
            digest: String(repeating: "d", count: 64),
            fingerprint: String(repeating: "f", count: 64),
            parameters: ["release": "main"],
            protections: ["namespace": "default"],
            workingDirectory: folder.string
        )
        event.title = "Cache"
        event.path = "/cache/fr.md"
        event.guide = .init(page: "https://example.org", version: "2.4")
        event.steps = [
            .init(id: "first", title: "One", kind: .file, file: "a.yaml"), .init(id: "second"),
            .init(id: "third", kind: .manual),
        ]
        event.rollbacks = [.init(id: "back", undoes: "first")]
        event.leftOut = [.init(id: "other", reason: "x == 2")]
        event.origin = RunOrigin(user: "root", sudoUser: "alice", sshClient: "192.0.2.7", host: "edge-1")
        event.change = "CHG-1"
        event.engine = "0.1.0"
        event.training = session
        return event
    }

    private static var session: SessionBeginning? {
        decoded(
            #"""
            {"level": "exam", "seed": "1", "lesson": "", "questions": [
              {"id": "first", "section": "part", "title": "Part", "step": "first", "kind": "command", "weight": 1}]}
            """#
        )
    }

    private static var incident: Incident {
        var incident = Incident(id: "refused", step: "first")
        incident.points = [.stop: 2]
        return incident
    }

    private static var failed: JournalEvent.StepFinished {
        var event = JournalEvent.StepFinished(step: "first", outcome: .failed)
        (event.exitCode, event.signal, event.reason, event.duration, event.leftovers) = (1, 9, "signal", 1.5, 2)
        return event
    }

    private static var succeeded: JournalEvent.StepFinished {
        var event = JournalEvent.StepFinished(step: "first", outcome: .succeeded)
        event.captured = "42"
        event.state = decoded(
            #"""
            {"directory": "/a", "withheld": ["TOKEN"], "statements": [
              {"kind": "variable", "name": "a", "text": "declare -- a=\"1\""},
              {"kind": "variable", "name": "b", "octets": [255, 0]}]}
            """#
        )
        event.file = decoded(
            #"{"path": "a", "digest": "\#(String(repeating: "a", count: 64))", "original": {"copy": "/o", "mode": 420}}"#
        )
        return event
    }

    private static func decoded<Value: Decodable>(_ text: String) -> Value? {
        try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
}
