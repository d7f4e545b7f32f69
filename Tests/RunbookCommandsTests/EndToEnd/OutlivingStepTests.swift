import TestSupport
import Testing

/// Steps that go on though their runner has died.
struct OutlivingStepTests {
    private static let document = """
        ```sh {#long}
        [ -e begun ] || echo $PPID > runner
        echo x >> begun
        read -r answer < gate
        echo x >> ended
        ```

        ```sh {#next}
        test -e ended
        echo x >> next
        ```
        """

    /// Starts a run without a terminal, and kills the runner while its first step waits.
    private func leave(_ place: Workplace) throws {
        try place.write(Self.document, to: "doc.md")
        _ = try place.execute(["mkfifo", "gate", "runner"])
        let script = """
            "$0" run ./doc.md --yes --no-input </dev/null >/dev/null 2>&1 &
            read -r pid < runner
            kill -9 "$pid"
            wait
            """
        try place.startShell(script, []).waitForExit()
    }

    private func lines(_ place: Workplace, _ name: String) -> Int {
        place.read(name)?.split(separator: "\n").count ?? 0
    }

    @Test(arguments: [["resume", "--unknown", "done"], ["run", "./other.md"]])
    func nothingStartsBesideThem(command: [String]) throws {
        let place = try Workplace()
        try leave(place)
        try place.write("```sh {#other}\ntest -e ended\necho x >> next\n```\n", to: "other.md")
        let program = try place.start(command + ["--yes"])
        try program.wait(for: "still runs")
        #expect(lines(place, "next") == 0)
        _ = try place.execute(["bash", "-c", "echo > gate"])
        #expect(try program.waitForExit() == 0)
        #expect(lines(place, "next") == 1 && lines(place, "ended") == 1)
    }

    @Test func waitingCanBeGivenUpAndIsTakenUpAgain() throws {
        let place = try Workplace()
        try leave(place)
        for _ in 0..<2 {
            let program = try place.start(["resume"])
            try program.wait(for: "still runs")
            try program.type("\u{3}")
            #expect(try program.waitForExit() == 130)
        }
        _ = try place.execute(["bash", "-c", "echo > gate"])
        #expect(lines(place, "next") == 0)
        let resumed = try place.run(["resume", "--unknown", "done", "--yes", "--no-input"])
        #expect(resumed.status == 0, "\(resumed.error)")
        #expect(lines(place, "begun") == 1)
    }
}
