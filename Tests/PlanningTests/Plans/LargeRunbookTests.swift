import Planning
import RunbookModel
import Testing

struct LargeRunbookTests {
    /// In a debug build, what is linear takes seconds, and what is quadratic many minutes.
    @Test(.timeLimit(.minutes(5)))
    func fiveThousandStepsArePlanned() throws {
        let steps = (0..<5000).map { index in
            "## Section \(index) {#s\(index) when=\"v != 'x\(index)'\"}\n\nWords {{v}}.\n\n"
                + step("#a\(index)", "echo {{v}} {{p\(index % 50)}}") + "```text {.output for=a\(index)}\nx\n```\n\n"
                + step(".rollback for=a\(index)", "undo {{v}}")
        }
        let names = (0..<50).map { "p\($0): {default: '{{v}}'}" }.joined(separator: ", ")
        let runbook = try runbook(steps.joined(), "parameters: {v: {}, \(names)}")
        let plan = try plan(runbook, ["v=x7"])
        #expect(plan.steps.count == 4999)
        #expect(plan.rollbacks.count == 4999)
        #expect(plan.skipped.map(\.id) == ["a7"])
        #expect(plan.steps.last?.text == "echo x7 x7\n")
    }
}
