import TestSupport
import Testing

/// A run whose runner is killed in every one of its steps, and resumed each time.
struct KilledRunTests {
    /// Where in a step the runner is killed, what is then said of it, and how often its effect happens.
    struct Kill: Sendable, CustomTestStringConvertible {
        var isAfterTheEffect: Bool
        var answer: String
        var effects: Int

        var testDescription: String { "\(isAfterTheEffect ? "after" : "before") the effect, \(answer)" }
    }

    private static let steps = 20

    /// Steps that each add a line to a file of their own, and kill the runner the first time that they are run.
    private func runbook(_ kill: Kill) -> String {
        (1...Self.steps).map { number in
            let effect = "echo x >> effect-\(number)"
            let death = "[[ -e death-\(number) ]] || { touch death-\(number); kill -9 $PPID; exit 1; }"
            let lines = kill.isAfterTheEffect ? [effect, death] : [death, effect]
            let variable = "test \"${LAST-0}\" = \(number - 1) && LAST=\(number)"
            return "```shell {#step\(number)}\n\((lines + [variable]).joined(separator: "\n"))\n```\n"
        }.joined(separator: "\n")
    }

    @Test(arguments: [
        Kill(isAfterTheEffect: false, answer: "rerun", effects: 1),
        Kill(isAfterTheEffect: true, answer: "rerun", effects: 2),
    ])
    func effectsHappenAsOftenAsWasSaid(kill: Kill) throws {
        let place = try Workplace()
        try place.write(runbook(kill), to: "doc.md")
        var result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        for number in 1...Self.steps {
            #expect(result.status == 137, "step \(number): \(result.error)")
            result = try place.run(["resume", "--yes", "--no-input", "--unknown", kill.answer])
        }
        #expect(result.status == 0, "\(result.error)")
        for number in 1...Self.steps {
            let effects = place.read("effect-\(number)")?.split(separator: "\n").count
            #expect(effects == kill.effects, "step \(number)")
        }
        let report = try place.run(["report"])
        #expect(report.status == 0)
        #expect(report.output.contains("20 steps of 20 done"))
    }
}
