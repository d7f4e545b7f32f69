import Execution
import Foundation
import Planning
import RunbookModel
import SystemPackage
import TestSupport
import Testing

/// What a dry run shows, what a plan holds and what a run executes are the same bytes, whatever the values and the way.
struct SameBytesTests {
    private static let shipped = [
        "upgrade-milvus-standalone-operator", "upgrade-milvus-cluster-operator", "upgrade-milvus-standalone-helm",
        "upgrade-milvus-cluster-helm", "upgrade-milvus-standalone-docker", "upgrade-milvus-cluster-docker",
    ]
    private static let folder = Repository.root.appending("runbooks")

    /// What a plan's JSON says of a step.
    private struct Planned: Decodable {
        var id: String
        var kind: String
        var text: String
        var file: String?
        var late: [String]
    }

    private struct PrintedPlan: Decodable {
        var steps: [Planned]
    }

    /// The plan and the dry run that the program prints; every step of the plan stands in the dry run.
    private func planned(_ place: Workplace, _ arguments: [String], _ comment: Comment) throws -> [Planned] {
        let json = try place.run(["plan"] + arguments + ["--no-input", "--format", "json"])
        try #require(json.status == 0, comment)
        let steps = try JSONDecoder().decode(PrintedPlan.self, from: Data(json.output.utf8)).steps
        let dryRun = try place.run(["run"] + arguments + ["--dry-run", "--no-input"])
        try #require(dryRun.status == 0, comment)
        var written: Set<String> = []
        for step in steps where step.kind != "manual" {
            // A second writing of a file is shown as a difference.
            if let file = step.file, !written.insert(file).inserted { continue }
            #expect(dryRun.output.contains("\n" + step.text), "\(step.id) \(comment)")
        }
        return steps
    }

    @Test(arguments: shipped, 1...3 as ClosedRange<UInt64>)
    func shippedRunbookRunsWhatItShowsAndPlans(id: String, seed: UInt64) throws {
        let source = try #require(RunbookLibrary(folders: [Self.folder]).locate(id)).source(language: "en")
        let runbook = try #require(RunbookParser().parse(source).runbook)
        var random = SeededGenerator(seed: seed)
        let way = try #require(try RandomWay(through: runbook, &random))
        let comment: Comment = "\(way.options)"
        let steps = try planned(try Workplace(), [id] + Repository.options + way.options, comment)
        let scratch = try ScratchDirectory()
        let executor = WitnessExecutor(
            SimulatedExecutor(runbook: runbook, files: try RunFolder(at: scratch.path), signals: nil)
        )
        let runner = Runner(
            plan: try Planner(runbook: runbook).plan(way.bindings),
            runbook: runbook,
            bindings: way.bindings,
            executor: executor,
            director: WillingDirector(),
            recorder: ForgetfulRecorder()
        )
        #expect(runner.run() == .completed, comment)
        let known = steps.filter { $0.late.isEmpty && $0.kind != "manual" }
        #expect(known.count > 5)
        for step in known {
            #expect(executor.texts.first { $0.id == step.id }?.text == step.text, "\(step.id) \(comment)")
        }
    }

    /// Every type where it may stand, and what bash makes of it.
    private static let generated = """
        ---
        parameters:
          label: {type: name}
          release: {type: version}
          picture: {type: image}
          count: {type: integer}
          flag: {type: boolean}
          pause: {type: duration}
          mode: {type: choice, choices: [one, two]}
          place: {type: path}
          address: {type: url}
          note: {type: text}
          pod: {type: name}
        ---
        # Generated

        ```sh {#words}
        printf '%s\\n' {{label}} {{release}} {{picture}} {{count}} {{flag}} {{pause}} {{mode}} > words
        ```

        ```sh {#quoted}
        printf '%s\\n' {{place}} "in {{note}}" 'and {{note}}' {{address}} > quoted
        ```

        - [One](#one)
        - [Two](#two)

        ## One {#one when="mode == 'one'"}

        ```yaml {#one-file file=one.yaml}
        note: {{note}}
        count: {{count}}
        address: {{address}}
        ```

        ## Two {#two when="mode == 'two'"}

        ```json {#two-file file=two.json}
        {"note": "{{note}}", "flag": {{flag}}}
        ```

        ## After {#after}

        ```sh {#find .check capture=pod}
        echo found
        ```

        ```sh {#use}
        echo {{pod}} {{label}} > used
        ```
        """

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func generatedRunbookRunsWhatItShowsAndPlans(seed: UInt64) throws {
        let place = try Workplace()
        let path = try place.write(Self.generated, to: "doc.md")
        let markdown = RunbookSource.File(path: path, bytes: Array(Self.generated.utf8))
        let source = RunbookSource(
            id: "doc",
            language: "und",
            languages: ["und"],
            markdown: markdown,
            definition: nil
        )
        let runbook = try #require(RunbookParser().parse(source).runbook)
        var random = SeededGenerator(seed: seed)
        let way = try #require(try RandomWay(through: runbook, &random))
        let comment: Comment = "\(way.options)"
        let steps = try planned(place, ["./doc.md"] + way.options, comment)
        let run = try place.run(["run", "./doc.md", "--yes", "--no-input"] + way.options)
        #expect(run.status == 0, comment)
        let executed = try place.account.record.entries.reduce(into: [String: String]()) { texts, entry in
            if case .stepStarted(let start) = entry.event { texts[start.step] = start.text }
        }
        #expect(steps.count == 5)
        for step in steps where step.late.isEmpty { #expect(executed[step.id] == step.text, comment) }
        for step in steps { if let file = step.file { #expect(place.read(file) == step.text, comment) } }
        let value = { (name: String) in way.bindings[name]?.text ?? "" }
        let quoted = [value("place"), "in " + value("note"), "and " + value("note"), value("address")]
        #expect(place.read("quoted") == quoted.map { $0 + "\n" }.joined(), comment)
        #expect(place.read("used") == "found \(value("label"))\n")
    }
}
