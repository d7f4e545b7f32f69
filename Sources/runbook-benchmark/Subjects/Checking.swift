/// How long it takes to check many runbooks.
struct Checking: Sendable {
    static let area = "check"

    @Sendable func measure(_ bench: Workbench) throws {
        let count = bench.size(1000, quick: 20)
        let corpus = try Corpus("check", count: count, languages: ["en", "fr"], on: bench)
        let command = bench.runbook(["check", corpus.folder])
        var times: [Double] = []
        for _ in 0..<(bench.isQuick ? 1 : 10) { times.append(try command.run().seconds) }
        bench.add(
            Figure(
                area: Self.area,
                subject: "runbook check, \(count) runbooks in two languages, \(corpus.byteCount / 1_000_000) MB",
                peer: "–",
                unit: .seconds,
                goal: .limit(2),
                subjectSample: Sample(times),
                peerSample: nil
            )
        )
    }
}
