/// How long the program takes to say something small.
struct StartUp: Sendable {
    static let area = "start"

    @Sendable func measure(_ bench: Workbench) throws {
        let floor = ("bash -c true", Command(arguments: ["bash", "-c", "true"]))
        for argument in ["--version", "--help"] {
            let subject = ("runbook \(argument)", bench.runbook([argument]))
            try bench.compareTimes(Self.area, subject, floor, goal: .atMost(3))
            if !bench.isQuick { bench.compareInstructions(Self.area, subject, floor) }
        }
        let list = ("runbook list, the shipped catalog", bench.runbook(["list"], in: Repository.root))
        try bench.compareTimes(Self.area, list, floor, goal: .atMost(4))
        if !bench.isQuick { bench.compareInstructions(Self.area, list, floor) }
        guard let rundoc = bench.peers.python("rundoc", packages: ["rundoc"]) else {
            return bench.note("rundoc could not be installed")
        }
        try bench.compareTimes(
            Self.area,
            ("runbook --help", bench.runbook(["--help"])),
            ("rundoc --help", Command(arguments: [rundoc, "--help"])),
            goal: .timesFaster(40),
            rounds: bench.longRounds
        )
    }
}
