import Execution
import TestSupport
import Testing

/// A run whose runner is killed at any moment, and resumed.
@Suite(.enabled(if: KillSwitch.shared != nil, "There is no C compiler to make the library that kills the runner."))
struct KillMomentTests {
    private static let steps = 20
    private static let options = ["--yes", "--no-input"]
    /// How many moments each of the parts tries, spread over the whole run.
    private static let momentsOfPart = 55
    private static let parts = 4

    /// Steps that each add a line to a file of their own; every fourth one has a check that proves its effect.
    private static let runbook = (1...steps).map { number in
        let step = "```shell {#step\(number)}\necho x >> effect-\(number)\n```\n"
        let check = "\n```shell {#check\(number) .check for=step\(number)}\ntest -s effect-\(number)\n```\n"
        return step + (number.isMultiple(of: 4) ? check : "")
    }.joined(separator: "\n")

    @Test(arguments: 0..<parts)
    func noEffectIsLostOrHappensTwice(part: Int) throws {
        let killer = try #require(KillSwitch.shared)
        let command = ["run", "./doc.md"] + Self.options
        let trial = try Workplace()
        try trial.write(Self.runbook, to: "doc.md")
        let moments = try killer.moments(of: command, in: trial)
        let count = Self.parts * Self.momentsOfPart
        try #require(moments > count)
        for index in stride(from: part, to: count, by: Self.parts) {
            let moment = 2 + index * (moments - 2) / count
            let place = try Workplace()
            try place.write(Self.runbook, to: "doc.md")
            let killed = try killer.arm(place, at: moment).run(command)
            #expect(killed.status == 137 || killed.status == 0, "moment \(moment): \(killed.error)")
            try finish(place, command, moment)
        }
    }

    /// A run that was killed before its first line leaves a folder without one.
    private func lastRun(of place: Workplace) throws -> RecordedRun {
        try RecordedRun(folder: try #require(place.runs.last))
    }

    /// Resumes the run until it is done, as a person who looks at the effect of a step that nobody knows about.
    private func finish(_ place: Workplace, _ command: [String], _ moment: Int) throws {
        var result = try place.run(["resume"] + Self.options)
        if result.status == 66 { result = try place.run(command) }
        if result.status == 3 {
            let unknown = try #require(try lastRun(of: place).unknownStep, "moment \(moment): \(result.error)")
            let hasEffect = place.read("effect-\(unknown.dropFirst(4))") != nil
            result = try place.run(["resume", "--unknown", hasEffect ? "done" : "rerun"] + Self.options)
        }
        let run = try lastRun(of: place)
        let isFinished = result.status == 64 && run.lines.last == "finished succeeded 0"
        #expect(result.status == 0 || isFinished, "moment \(moment): \(result.error)")
        #expect(run.record.fault == nil)
        for number in 1...Self.steps {
            #expect(place.read("effect-\(number)") == "x\n", "moment \(moment), step \(number)")
        }
    }
}

extension RecordedRun {
    /// The step of which nobody knows what became of it.
    fileprivate var unknownStep: String? {
        RunAccount(of: "run", record, isAlive: false, journal: folder).steps.first { $0.outcome == .unknown }?.id
    }
}
