internal import Foundation

/// What a run adds to its steps.
struct Running: Sendable {
    static let area = "run"

    @Sendable func measure(_ bench: Workbench) throws {
        try steps(bench)
        try output(bench)
        try outputAgainstRundoc(bench)
    }

    private func run(_ document: String, _ bench: Workbench) -> Command {
        bench.runbook(["run", document, "--yes", "--no-input"])
    }

    private func steps(_ bench: Workbench) throws {
        let count = bench.size(500, quick: 20)
        let document = try bench.write(StepDocument.text(count), to: "run/steps.md")
        let subject = ("runbook run, \(count) steps of true", run(document, bench))
        try bench.compareTimes(
            Self.area,
            subject,
            ("bash -c true, \(count) times in a loop", loop("bash -c true", count, bench)),
            goal: .atMost(2),
            rounds: bench.longRounds
        )
        try bench.compareTimes(
            Self.area,
            subject,
            ("the same, each bash with the variables of the one before it", loop(Self.keeping, count, bench)),
            goal: .none,
            rounds: bench.longRounds
        )
    }

    /// A floor: what a step leaves is read and written by each bash, and nothing is recorded of it.
    private static let keeping = "bash -c '. ./variables; true; declare -p >variables' 2>/dev/null"

    private func loop(_ step: String, _ count: Int, _ bench: Workbench) -> Command {
        .shell(": >variables; for ((i = 0; i < \(count); i++)); do \(step); done", in: bench.scratch)
    }

    /// Output through a pipe; `tee` keeps it too, as the transcript does.
    private func output(_ bench: Workbench) throws {
        let sizes = bench.isQuick ? [2] : [200, 2000]
        var peaks: [Sample] = []
        for megabytes in sizes {
            let producer = "yes 'a line of output, as tools print them' | head -c \(megabytes)000000"
            let document = try bench.write(
                StepDocument.text(1, command: producer + " || true"),
                to: "run/out-\(megabytes).md"
            )
            let subject = Command.shell(
                #""$@" | cat >/dev/null"#,
                [bench.runbook, "run", document, "--yes", "--no-input"],
                in: bench.scratch
            )
            .with(bench.runbook([]).environment)
            let peer = Command.shell("\(producer) | tee \(bench.scratch)/run/transcript | cat >/dev/null")
            var peak: [Double] = []
            let (own, others) = try Sample.pair(bench.longRounds) {
                let usage = try subject.run()
                peak.append(Double(usage.peakMemory))
                try? FileManager.default.removeItem(atPath: bench.scratch + "/state")
                return usage.seconds
            } _: {
                try peer.run().seconds
            }
            peaks.append(Sample(peak))
            bench.add(
                Figure(
                    area: Self.area,
                    subject: "runbook run, \(megabytes) MB of output to a pipe",
                    peer: "tee to a file and a pipe",
                    unit: .seconds,
                    goal: .atMost(2),
                    subjectSample: own,
                    peerSample: others
                )
            )
        }
        for (megabytes, peak) in zip(sizes, peaks) {
            bench.add(
                Figure(
                    area: Self.area,
                    subject: "its memory at \(megabytes) MB",
                    peer: "at \(sizes[0]) MB",
                    unit: .bytes,
                    goal: .limit(64e6),
                    subjectSample: peak,
                    peerSample: peaks[0]
                )
            )
        }
    }

    private func outputAgainstRundoc(_ bench: Workbench) throws {
        guard let rundoc = bench.peers.python("rundoc", packages: ["rundoc"]) else { return }
        let size = bench.size(2_000_000, quick: 2_000)
        let command = "yes 'a line of output, as tools print them' | head -c \(size) || true"
        let document = try bench.write(StepDocument.text(1, command: command), to: "run/rundoc-own.md")
        let plain = try bench.write(StepDocument.text(1, command: command, language: "bash"), to: "run/rundoc.md")
        // One round: rundoc takes minutes.
        try bench.compareTimes(
            Self.area,
            ("runbook run, \(size / 1000) kB of output", run(document, bench)),
            ("rundoc run", Command(arguments: [rundoc, "run", plain])),
            goal: .timesFaster(1000),
            rounds: 1
        )
    }
}
