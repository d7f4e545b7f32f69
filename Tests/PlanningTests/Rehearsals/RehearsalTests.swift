import Planning
import Testing

struct RehearsalTests {
    private func rehearsal(
        _ markdown: String,
        _ front: String = "",
        _ options: [String] = [],
        hasKeyboard: Bool = true
    ) throws -> Rehearsal {
        Rehearsal(of: try plan(try runbook(markdown, front), options), hasKeyboard: hasKeyboard)
    }

    @Test func eachStepIsTakenAsWhatItDoes() throws {
        let markdown =
            step("#look .check") + "```yaml {#file file=a.yaml}\na: 1\n```\n\n" + step("#change") + step("#bare")
            + step(".rehearsal for=change") + "- [ ] Call. {#call}\n"
        let rehearsal = try rehearsal(markdown)
        #expect(rehearsal.plan.steps.map(\.id) == ["look", "file", "rehearsal-change-1", "bare", "call"])
        let parts: [RehearsalPart] = [
            .reads, .writes, .standsIn, .unrehearsed(.noStandIn), .unrehearsed(.manual),
        ]
        #expect(rehearsal.plan.steps.map { rehearsal.parts[$0.id] } == parts)
    }

    @Test func whatStandsInTakesThePlaceOfItsStepInTheOrderOfTheDocument() throws {
        let markdown =
            step("#change") + step("#after .check") + step(".rehearsal for=change", "one")
            + step(".rehearsal for=change", "two")
        let rehearsal = try rehearsal(markdown)
        #expect(rehearsal.plan.steps.map(\.text) == ["one\n", "two\n", "true\n"])
        #expect(rehearsal.targets == ["rehearsal-change-1": "change", "rehearsal-change-2": "change"])
    }

    @Test func aCheckIsJudgedOnlyIfWhatItProvesIsDone() throws {
        let markdown =
            step("#change") + step(".rehearsal for=change") + step("#proof .check for=change retry=9 every=1s")
            + "```yaml {#file file=a.yaml}\na: 1\n```\n\n" + step("#written .check for=file retry=9 every=1s")
            + "- [ ] Call. {#call}\n\n" + step("#called .check for=call timeout=5s")
        let rehearsal = try rehearsal(markdown)
        #expect(rehearsal.parts["proof"] == .readsToday)
        #expect(rehearsal.parts["written"] == .reads)
        #expect(rehearsal.parts["called"] == .readsToday)
    }

    @Test func aCheckOfAStepThatIsLeftOutIsNotJudged() throws {
        let markdown = step("#change when=\"n > 1\"") + step("#proof .check for=change") + step("#other .check")
        let rehearsal = try rehearsal(markdown, "parameters: {n: {type: integer, default: 0}}")
        #expect(rehearsal.parts == ["proof": .readsToday, "other": .reads])
    }

    @Test func nothingIsWaitedForThatDoesNotCome() throws {
        let markdown =
            step("#change") + step("#proof .check for=change retry=9 every=1s timeout=1h capture=later")
            + step("#look .check retry=9 every=1s timeout=1h")
        let rehearsal = try rehearsal(markdown, "parameters: {later: {}}")
        let steps = rehearsal.plan.steps
        #expect(steps.map(\.retry) == [nil, nil, nil])
        #expect(steps.map(\.timeout) == [nil, 30, 3600])
        #expect(steps.map(\.capture) == [nil, nil, nil])
    }

    @Test func aKeyboardIsNeededWhereAStepReadsIt() throws {
        let markdown = step("#talk .check .interactive") + step("#look .check")
        #expect(try rehearsal(markdown, hasKeyboard: false).parts["talk"] == .unrehearsed(.keyboard))
        #expect(try rehearsal(markdown).parts["talk"] == .reads)
        #expect(try rehearsal(markdown, hasKeyboard: false).takenSteps.map(\.id) == ["look"])
    }

    @Test func nothingOfItUndoesAnything() throws {
        let markdown = step("#change") + step(".rollback for=change") + "```yaml {#file file=a.yaml}\na: 1\n```\n"
        let plan = try rehearsal(markdown).plan
        #expect(plan.rollbacks.isEmpty)
        #expect(plan.steps.map(\.id) == ["change", "file"])
    }
}
