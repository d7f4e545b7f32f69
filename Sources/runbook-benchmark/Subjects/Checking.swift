/// How long it takes to check many runbooks, and one of them after an edit.
struct Checking: Sendable {
    static let area = "check"

    @Sendable func measure(_ bench: Workbench) throws {
        let count = bench.size(1000, quick: 20)
        let corpus = try Corpus("check", count: count, languages: ["en", "fr"], on: bench)
        let name = "runbook check, \(count) runbooks in two languages, \(corpus.byteCount / 1_000_000) MB"
        guard bench.peers.debian("cmark", package: "cmark") != nil else {
            return bench.note("cmark could not be installed")
        }
        // A floor: it reads the Markdown, and nothing of what it means.
        let floor = ("cmark over the same files", Command.shell("cmark \(corpus.folder)/*/*.md"))
        try compare((name, bench.runbook(["check", corpus.folder])), floor, limit: 2, bench)
        try compare(
            ("the one runbook of them that was edited", bench.runbook(["check", corpus.folder + "/copy-0"])),
            ("cmark over its files", .shell("cmark \(corpus.folder)/copy-0/*.md")),
            limit: 0.2,
            bench
        )
    }

    private func compare(
        _ subject: (String, Command),
        _ floor: (String, Command),
        limit: Double,
        _ bench: Workbench
    ) throws {
        try bench.compareTimes(Self.area, subject, floor, goal: .limit(limit), rounds: bench.longRounds)
    }
}
