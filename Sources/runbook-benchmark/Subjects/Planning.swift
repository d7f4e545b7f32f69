/// How fast a runbook becomes a plan.
struct Planning: Sendable {
    static let area = "plan"

    @Sendable func measure(_ bench: Workbench) throws {
        let count = bench.size(1000, quick: 50)
        let small = try bench.write(StepDocument.text(count), to: "plan/small.md")
        let large = try bench.write(StepDocument.text(10 * count), to: "plan/large.md")
        let subject = ("runbook plan, \(count) steps", bench.runbook(["plan", small, "--no-input"]))
        // What of it is reading the page, which a plan begins with.
        let reading = ("runbook check, the same page", bench.runbook(["check", small]))
        try bench.compareTimes(Self.area, subject, reading, goal: .none)
        if let rundoc = bench.peers.python("rundoc", packages: ["rundoc"]) {
            let plain = try bench.write(StepDocument.text(count, language: "bash"), to: "plan/rundoc.md")
            let peer = ("rundoc list-blocks", Command(arguments: [rundoc, "list-blocks", plain]))
            try bench.compareTimes(Self.area, subject, peer, goal: .timesFaster(100), rounds: bench.longRounds)
        } else {
            bench.note("rundoc could not be installed")
        }
        let (own, base) = try Sample.pair(bench.longRounds) {
            try bench.runbook(["plan", large, "--no-input"]).run().seconds / 10
        } _: {
            try subject.1.run().seconds
        }
        bench.add(
            Figure(
                area: Self.area,
                subject: "runbook plan, \(10 * count) steps, by size",
                peer: "\(count) steps",
                unit: .seconds,
                goal: .atMost(1.2),
                subjectSample: own,
                peerSample: base
            )
        )
    }
}
