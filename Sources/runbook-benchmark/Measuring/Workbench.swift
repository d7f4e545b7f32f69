internal import Foundation

/// What every measure works with: the program, the peers, a scratch folder, and how thorough to be.
final class Workbench {
    /// The `runbook` program, a release build.
    let runbook: String
    let peers: Peers
    /// A folder that goes with the benchmark.
    let scratch: String
    /// Whether only to see that every measure works: small inputs, one round.
    let isQuick: Bool
    private(set) var figures: [Figure] = []
    private(set) var missing: [String] = []

    init(runbook: String, peers: Peers, scratch: String, isQuick: Bool) {
        self.runbook = runbook
        self.peers = peers
        self.scratch = scratch
        self.isQuick = isQuick
    }

    /// The rounds of a measurement that takes less than a second; each is told with its median.
    var rounds: Int { isQuick ? 1 : 20 }
    /// The rounds of a measurement that takes seconds.
    var longRounds: Int { isQuick ? 1 : 10 }

    /// A size, or a small one where the benchmark is quick.
    func size(_ full: Int, quick: Int) -> Int { isQuick ? quick : full }

    /// The program with arguments, in a folder, with a state folder of its own.
    func runbook(_ arguments: [String], in directory: String? = nil) -> Command {
        Command(
            arguments: [runbook] + arguments,
            directory: directory ?? scratch,
            environment: ["XDG_STATE_HOME": scratch + "/state", "RUNBOOK_LANG": "en"]
        )
    }

    /// Makes an empty folder in the scratch folder.
    func folder(_ name: String) throws -> String {
        let path = scratch + "/" + name
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// Writes a file in the scratch folder, with the folders that it needs.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = URL(filePath: scratch + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Times two commands in turn.
    func compareTimes(
        _ area: String,
        _ subject: (String, Command),
        _ peer: (String, Command),
        goal: Figure.Goal,
        rounds: Int? = nil
    ) throws {
        let (own, others) = try Sample.pair(rounds ?? self.rounds) {
            try subject.1.run().seconds
        } _: {
            try peer.1.run().seconds
        }
        add(
            Figure(
                area: area,
                subject: subject.0,
                peer: peer.0,
                unit: .seconds,
                goal: goal,
                subjectSample: own,
                peerSample: others
            )
        )
    }

    /// Counts the instructions of two commands.
    func compareInstructions(_ area: String, _ subject: (String, Command), _ peer: (String, Command)) {
        let count = InstructionCount(scratch: scratch)
        guard let own = count.millions(of: subject.1), let others = count.millions(of: peer.1) else {
            return note("instructions of \(subject.0): valgrind is missing, or failed")
        }
        add(
            Figure(
                area: area,
                subject: subject.0,
                peer: peer.0,
                unit: .instructions,
                goal: .none,
                subjectSample: Sample([own]),
                peerSample: Sample([others])
            )
        )
    }

    /// Keeps a figure.
    func add(_ figure: Figure) {
        figures.append(figure)
    }

    /// Keeps why something could not be measured.
    func note(_ reason: String) {
        missing.append(reason)
    }
}
