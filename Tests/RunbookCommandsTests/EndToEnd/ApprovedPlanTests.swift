import TestSupport
import Testing

/// Plans that somebody approves, and that are then run exactly.
struct ApprovedPlanTests {
    private static let runbook = """
        ---
        parameters: {color: {type: name, default: blue}}
        protect: [{id: place, command: cat place}]
        ---
        ```yaml {#config file=config.yaml}
        color: {{color}}
        ```

        ```shell {#apply}
        cp config.yaml applied.yaml
        ```
        """

    private func approved(_ place: Workplace) throws {
        try place.write(Self.runbook, to: "doc.md")
        try place.write("here\n", to: "place")
        let options = ["-p", "color=green", "--no-input", "--output", "plan.json"]
        let result = try place.run(["plan", "./doc.md"] + options)
        #expect(result.status == 0, "\(result.error)")
    }

    private func runApproved(_ place: Workplace) throws -> CompletedProgram {
        try place.run(["run", "--plan", "plan.json", "--yes", "--no-input"])
    }

    @Test func approvedPlanIsRunAsItIs() throws {
        let place = try Workplace()
        try approved(place)
        let result = try runApproved(place)
        #expect(result.status == 0, "\(result.error)")
        #expect(place.read("applied.yaml") == "color: green\n")
    }

    @Test(arguments: ["doc.md", "place", "config.yaml"])
    func whatChangedSinceIsRefusedBeforeTheFirstStep(file: String) throws {
        let place = try Workplace()
        try approved(place)
        try place.write((place.read(file) ?? "") + "\n", to: file)
        if file == "place" { try place.write("elsewhere\n", to: file) }
        let result = try runApproved(place)
        #expect(result.status == 3, "\(result.error)")
        #expect(place.read("applied.yaml") == nil)
    }

    @Test func planOfAnotherFormatIsRefused() throws {
        let place = try Workplace()
        try approved(place)
        let plan = try #require(place.read("plan.json"))
        try place.write(plan.replacing("\"formatVersion\" : 1", with: "\"formatVersion\" : 2"), to: "plan.json")
        #expect(try runApproved(place).status == 3)
        try place.write("not a plan", to: "plan.json")
        #expect(try runApproved(place).status == 64)
    }

    @Test func planTakesNoOtherValues() throws {
        let place = try Workplace()
        try approved(place)
        #expect(try place.run(["run", "--plan", "plan.json", "-p", "color=red", "--yes", "--no-input"]).status == 64)
        #expect(try place.run(["run", "--yes", "--no-input"]).status == 64)
    }
}
