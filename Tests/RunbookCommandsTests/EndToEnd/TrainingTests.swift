import Execution
import FoundationEssentials
import Rendering
import SystemPackage
import TestSupport
import Testing

struct TrainingTests {
    @Test(arguments: MilvusTraining.all)
    func everyPathCanBeTrainedByHandToItsEnd(_ training: MilvusTraining) throws {
        let place = try Workplace()
        let before = place.tree
        let (program, screens) = try training.walk(place)
        #expect(try program.waitForExit() == 0)
        let mark = training.language == "fr" ? "[simulation]" : "[simulated]"
        #expect(screens.count == training.steps)
        #expect(screens.allSatisfy { $0.contains(mark) })
        #expect(place.tree == before)
    }

    @Test(arguments: MilvusTraining.all)
    func onlyCodeAndOutputAreWiderThanTheTerminal(_ training: MilvusTraining) throws {
        let place = try Workplace()
        let (program, _) = try training.walk(place)
        try program.waitForExit()
        let code = try codeLines(of: training, place)
        var isOutput = false
        let head = training.language == "fr" ? "Sortie simulée" : "Simulated output"
        for line in program.log {
            if line.hasPrefix(head) { isOutput = true } else if line.hasPrefix("✓") { isOutput = false }
            let isWide = DisplayWidth.width(of: line) > Int(training.columns)
            if isWide, !isOutput, line.contains(" ") { #expect(code.contains(line)) }
        }
    }

    private func codeLines(of training: MilvusTraining, _ place: Workplace) throws -> Set<String> {
        let values = [
            "source_version=\(training.sourceVersion)", "update_mode=\(training.updateMode)", "older_version=2.2.9",
        ]
        let options = values.flatMap { ["-p", $0] } + ["--no-input", "--format", "json"] + Repository.options
        let plan = try place.run(["plan", Repository.runbook] + options, language: training.language)
        #expect(plan.status == 0)
        let steps = try JSONDecoder().decode(PlanTexts.self, from: Data(plan.output.utf8)).steps
        let lines = steps.flatMap { $0.text.split(separator: "\n").map(String.init) }
        return Set(lines.map { $0.replacing("{{operator_revision}}", with: "1") })
    }

    private struct PlanTexts: Decodable {
        struct Step: Decodable { var text: String }
        var steps: [Step]
    }

    @Test(arguments: [
        MilvusTraining(language: "fr", sourceVersion: "2.3.10", steps: 13),
        MilvusTraining(language: "en", sourceVersion: "2.1.4", steps: 18),
        MilvusTraining(language: "fr", sourceVersion: "2.2.1", columns: 50, steps: 13),
    ])
    func screensAreAsRecorded(_ training: MilvusTraining) throws {
        let place = try Workplace()
        let (program, _) = try training.walk(place)
        try program.waitForExit()
        let name = "train-\(training.language)-\(training.sourceVersion)-\(training.columns).txt"
        try Snapshot.compare(program.log.joined(separator: "\n"), to: name)
    }

    @Test(arguments: ["fr", "en"])
    func interruptedTrainingLeavesNothingBehind(language: String) throws {
        let place = try Workplace()
        let before = place.tree
        let training = MilvusTraining(language: language, sourceVersion: "2.3.10", steps: 13)
        let arguments = ["train", Repository.runbook, "--level", "walk"] + Repository.options
        let program = try place.start(arguments, language: language)
        let person = Operator(program: program, language: language)
        try training.giveValues(person)
        try person.waitForMenu()
        let scratch = place.tree.filter { !before.contains($0) }
        #expect(scratch.contains { $0.hasPrefix("tmp/runbook-training-") })
        try program.type("\u{3}")
        #expect(try program.waitForExit() == 130)
        #expect(place.tree == before)
    }

    @Test func trainingFollowsNoSourceVersionThatNoPathTakes() throws {
        let place = try Workplace()
        let values = ["-p", "source_version=2.0.2", "--yes", "--no-input"]
        let result = try place.run(["train", Repository.runbook] + values + Repository.options, language: "fr")
        #expect(result.status == 3)
        #expect(result.error.contains("part de Milvus 2.1"))
    }

    @Test func trainingNeedsNoToolAndRunsNone() throws {
        let place = try Workplace()
        for tool in ["kubectl", "helm"] { try place.install(tool, "touch \"$HOME/ran\"") }
        let values = ["-p", "source_version=2.3.10", "--yes", "--no-input"]
        let result = try place.run(["train", Repository.runbook] + values + Repository.options)
        #expect(result.status == 0)
        #expect(place.scratch.read("home/ran") == nil)
    }
}
