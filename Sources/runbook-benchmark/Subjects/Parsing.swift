internal import Foundation

/// How fast Markdown becomes runbooks.
struct Parsing: Sendable {
    static let area = "parse"
    private static let sampleSize = 25_000

    @Sendable func measure(_ bench: Workbench) throws {
        let megabytes = bench.size(10, quick: 1)
        let small = try Corpus("parse", count: megabytes * 1_000_000 / Self.sampleSize, languages: ["en"], on: bench)
        let subject = ("runbook list, \(small.byteCount / 1_000_000) MB of runbooks", list(small, bench))
        if bench.peers.debian("cmark", package: "cmark") != nil {
            let cmark = Command.shell("cat \(small.folder)/*/en.md | cmark")
            try bench.compareTimes(
                Self.area,
                subject,
                ("cmark, the same bytes", cmark),
                goal: .atMost(1),
                rounds: bench.longRounds
            )
        } else {
            bench.note("cmark could not be installed")
        }
        try scaling(small, bench)
        try pathologies(bench)
    }

    /// Reads every runbook whole, with its definitions, checks its structure, and prints a line for each.
    private func list(_ corpus: Corpus, _ bench: Workbench) -> Command {
        bench.runbook(["list", "--runbooks", corpus.folder])
    }

    /// Ten times the bytes in ten times the time, and no more.
    private func scaling(_ small: Corpus, _ bench: Workbench) throws {
        let count = bench.size(100, quick: 2) * 1_000_000 / Self.sampleSize
        let large = try Corpus("parse-large", count: count, languages: ["en"], on: bench)
        let growth = Double(large.byteCount) / Double(small.byteCount)
        let (own, base) = try Sample.pair(bench.isQuick ? 1 : 10) {
            try list(large, bench).run().seconds / growth
        } _: {
            try list(small, bench).run().seconds
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
