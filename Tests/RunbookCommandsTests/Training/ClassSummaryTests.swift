import TestSupport
import Testing

struct ClassSummaryTests {
    private func report(
        _ learner: String,
        seed: String = "1",
        engine: String = "0.1.0",
        verdict: String,
        percent: Int
    ) -> String {
        """
        {"run": "r-\(learner)", "runbook": "small", "outcome": "succeeded",
         "parts": [{"digest": "d", "fingerprint": "f", "engine": "\(engine)", "origin": {"user": "\(learner)"}}],
         "training": {"level": "exam", "seed": "\(seed)", "lesson": "l", "percent": \(percent),
          "questions": [{"id": "apply", "section": "change", "title": "Change", "step": "apply", "kind": "command", "weight": 1},
                        {"id": "last", "section": "end", "title": "End", "step": "last", "kind": "command", "weight": 1}],
          "answers": [{"question": "apply", "attempt": 1, "answer": "x", "verdict": "\(verdict)", "hints": 0}],
          "incidents": []}}
        """
    }

    @Test func scoresAreComputedAnewAndDifferencesTold() throws {
        let place = try Workplace()
        try place.write(report("ada", verdict: "right", percent: 100), to: "ada.json")
        try place.write(report("bob", verdict: "dangerous", percent: 100), to: "bob.json")
        try place.write(report("eve", seed: "2", engine: "0.0.9", verdict: "partly", percent: 0), to: "eve.json")
        let result = try place.run(["train", "--summary", "ada.json", "bob.json", "eve.json"])
        #expect(result.status == 0)
        let lines = result.output.flattened
        #expect(lines.contains("ada 50 of 100, 1 of 2 answered, open-book exam bob"))
        #expect(lines.contains("bob 0 of 100, 1 of 2 answered, open-book exam · dangerous: apply eve"))
        #expect(
            lines.contains(
                "eve 25 of 100, 1 of 2 answered, open-book exam · another version of the program · another seed"
            )
        )
        #expect(lines.contains("Change: 50 of 100 End: 0 of 100"))
    }

    @Test func fileThatIsNoReportIsRefused() throws {
        let place = try Workplace()
        try place.write("{}", to: "a.json")
        let result = try place.run(["train", "--summary", "a.json"], language: "fr")
        #expect(result.status == 65)
        #expect(result.error.contains("a.json n’est pas le compte rendu"))
        #expect(try place.run(["train", "small", "--summary", "a.json"]).status == 64)
        #expect(try place.run(["train"]).status == 64)
    }
}
