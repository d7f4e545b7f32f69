internal import Foundation

/// How fast Markdown becomes runbooks.
struct Parsing: Sendable {
    static let area = "parse"
    private static let upgradeSize = 25_000

    @Sendable func measure(_ bench: Workbench) throws {
        let size = bench.size(10, quick: 1) * 1_000_000
        let pages = try Corpus("documentation", documentationOf: size, on: bench)
        let upgrades = try Corpus("upgrades", count: size / Self.upgradeSize, languages: ["en"], on: bench)
        if bench.peers.debian("cmark", package: "cmark") != nil {
            try compare("documentation", pages, goal: .atMost(1), bench)
            // cmark does not read shell, YAML and values, of which such runbooks are made: no goal, but good to know.
            try compare("the upgrade runbook", upgrades, goal: .none, bench)
        } else {
            bench.note("cmark could not be installed")
        }
        try scaling(pages, bench)
        try pathologies(bench)
    }

    private func compare(_ name: String, _ corpus: Corpus, goal: Figure.Goal, _ bench: Workbench) throws {
        try bench.compareTimes(
            Self.area,
            ("runbook check, \(corpus.byteCount / 1_000_000) MB of \(name)", check(corpus, bench)),
            ("cmark, the same bytes", .shell("cat \(corpus.folder)/*/en.md | cmark")),
            goal: goal,
            rounds: bench.longRounds
        )
    }

    /// Reads every page into the model and checks it whole.
    private func check(_ corpus: Corpus, _ bench: Workbench) -> Command {
        bench.runbook(["check", corpus.folder])
    }

    /// Ten times the bytes in ten times the time, and no more.
    private func scaling(_ small: Corpus, _ bench: Workbench) throws {
        let size = bench.size(100, quick: 2) * 1_000_000
        let large = try Corpus("documentation-large", documentationOf: size, on: bench)
        let growth = Double(large.byteCount) / Double(small.byteCount)
        let (own, base) = try Sample.pair(bench.isQuick ? 1 : 10) {
            try check(large, bench).run().seconds / growth
        } _: {
            try check(small, bench).run().seconds
        }
        bench.add(
            Figure(
                area: Self.area,
                subject: "the same at \(large.byteCount / 1_000_000) MB, by size",
                peer: "at \(small.byteCount / 1_000_000) MB",
                unit: .seconds,
                goal: .atMost(1.2),
                subjectSample: own,
                peerSample: base
            )
        )
    }

    /// CommonMark's pathological inputs, at one size and at twice that.
    private func pathologies(_ bench: Workbench) throws {
        let size = bench.size(50_000, quick: 2_000)
        for input in PathologicalInput.all {
            let files = try [size, 2 * size].map { size in
                try bench.write("# Title\n\n" + input.text(size) + "\n", to: "pathological/\(input.name)-\(size).md")
            }
            // Too deep a nesting is refused with a sentence, which is an answer too.
            let commands = files.map { file in
                var command = bench.runbook(["check", file])
                command.statuses = [0, 3, 65]
                return command
            }
            let (own, base) = try Sample.pair(bench.isQuick ? 1 : 10) {
                try commands[1].run().seconds / 2
            } _: {
                try commands[0].run().seconds
            }
            bench.add(
                Figure(
                    area: Self.area,
                    subject: "\(input.name), \(2 * size / 1000)k, by size",
                    peer: "\(size / 1000)k",
                    unit: .seconds,
                    goal: .atMost(1.3),
                    subjectSample: own,
                    peerSample: base
                )
            )
        }
    }
}

/// Inputs that make careless parsers slow, after cmark's own `test/pathological_tests.py`.
private struct PathologicalInput: Sendable {
    var name: String
    var text: @Sendable (Int) -> String

    static let all = [
        PathologicalInput(name: "nested emphasis") {
            String(repeating: "*a **a ", count: $0) + "b" + String(repeating: " a** a*", count: $0)
        },
        PathologicalInput(name: "closers of emphasis without openers") { String(repeating: "a_ ", count: $0) },
        PathologicalInput(name: "openers of emphasis without closers") { String(repeating: "_a ", count: $0) },
        PathologicalInput(name: "closers of links without openers") { String(repeating: "a]", count: $0) },
        PathologicalInput(name: "openers of links without closers") { String(repeating: "[a", count: $0) },
        PathologicalInput(name: "nested brackets") {
            String(repeating: "[", count: $0) + "a" + String(repeating: "]", count: $0)
        },
        PathologicalInput(name: "nested block quotes") { String(repeating: "> ", count: $0) + "a" },
        PathologicalInput(name: "backticks of every length") { size in
            (1..<Int(Double(size).squareRoot())).map { "e" + String(repeating: "`", count: $0) }.joined()
        },
        PathologicalInput(name: "unclosed comments of HTML") { "</" + String(repeating: "<!--", count: $0) },
    ]
}
