internal import Execution
internal import SystemPackage
internal import TestSupport

/// How soon a key is answered, in a terminal of 24 lines and 80 columns.
struct Interaction: Sendable {
    static let area = "interactive"
    /// What a person waits for without noticing, in seconds.
    private static let limit = 0.03
    /// A floor: it asks and runs as much as a runbook of `true`, and shows and records nothing.
    private static let loop = "while printf '> ' && read -rsn1 key; do bash -c true; echo; done"

    @Sendable func measure(_ bench: Workbench) throws {
        let count = bench.size(20, quick: 3)
        let quiet = StepDocument.text(count + 2, command: "true")
        try compare(
            ("key to next screen", dialog("quiet", quiet, bench)),
            ("bash that asks, and runs bash -c true", Dialog("loop", .shell(Self.loop), on: bench)),
            keys: count,
            bench
        )
        let lines = bench.size(50_000, quick: 500)
        let loud = StepDocument.text(1, command: "seq \(lines)") + quiet.replacing("step-", with: "next-")
        try compare(
            ("key to next screen, after \(lines) lines", dialog("loud", loud, bench)),
            ("after none", dialog("quiet-again", quiet, bench)),
            keys: count,
            bench
        )
    }

    private func dialog(_ name: String, _ document: String, _ bench: Workbench) throws -> Dialog {
        let file = try bench.write(document, to: "interactive/\(name).md")
        return try Dialog(name, bench.runbook(["run", file]), on: bench)
    }

    /// Answers two programs in turn, so that what disturbs the machine disturbs both.
    private func compare(_ subject: (String, Dialog), _ peer: (String, Dialog), keys: Int, _ bench: Workbench) throws {
        let (own, others) = try Sample.pair(keys, subject.1.answer, peer.1.answer)
        bench.add(
            Figure(
                area: Self.area,
                subject: subject.0,
                peer: peer.0,
                unit: .seconds,
                goal: .limit(Self.limit),
                subjectSample: own,
                peerSample: others
            )
        )
    }
}

/// A program in a terminal that asks before each step.
private final class Dialog {
    private static let question = "> "
    private let program: TerminalProgram

    /// Starts a command in a folder of its own, and waits for its first question.
    init(_ name: String, _ command: Command, on bench: Workbench) throws {
        program = try TerminalProgram(
            command.arguments,
            environment: command.environment.mapValues { $0 },
            in: FilePath(try bench.folder("interactive/\(name)"))
        )
        try program.wait(for: Self.question)
    }

    /// Confirms a step.
    ///
    /// - Returns: The seconds from the key until the next question stands there.
    func answer() throws -> Double {
        let start = ContinuousClock.now
        try program.type("r")
        try program.wait(for: Self.question)
        return (ContinuousClock.now - start).seconds
    }
}
