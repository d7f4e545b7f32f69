internal import Execution
internal import SystemPackage
internal import TestSupport

/// How soon a key is answered, in a terminal of 24 lines and 80 columns.
struct Interaction: Sendable {
    static let area = "interactive"
    /// What a person waits for without noticing, in seconds.
    private static let limit = 0.03

    @Sendable func measure(_ bench: Workbench) throws {
        let count = bench.size(20, quick: 3)
        let quiet = StepDocument.text(count + 1, command: "true")
        try answer("key to next screen", quiet, keys: count, bench)
        let lines = bench.size(50_000, quick: 500)
        let loud = StepDocument.text(1, command: "seq \(lines)") + quiet.replacing("step-", with: "next-")
        try answer("key to next screen, after \(lines) lines", loud, keys: count + 1, skipping: 1, bench)
    }

    /// Confirms step after step, and times each from the key until the next question stands there.
    private func answer(_ name: String, _ document: String, keys: Int, skipping: Int = 0, _ bench: Workbench) throws {
        let file = try bench.write(document, to: "interactive/document.md")
        let program = try TerminalProgram(
            [bench.runbook, "run", file, "--lang", "en"],
            environment: ["XDG_STATE_HOME": bench.scratch + "/state"],
            in: FilePath(try bench.folder("interactive-run"))
        )
        let question = "> "
        try program.wait(for: question)
        var times: [Double] = []
        for key in 0..<keys {
            let start = ContinuousClock.now
            try program.type("r")
            try program.wait(for: question)
            let duration = (ContinuousClock.now - start).components
            if key >= skipping { times.append(Double(duration.seconds) + Double(duration.attoseconds) / 1e18) }
        }
        bench.add(
            Figure(
                area: Self.area,
                subject: name,
                peer: "what goes unnoticed",
                unit: .seconds,
                goal: .limit(Self.limit),
                subjectSample: Sample(times),
                peerSample: nil
            )
        )
    }
}
