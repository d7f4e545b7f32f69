import MarkdownTree
import Planning
import RunbookModel
import SystemPackage
import Testing

/// Texts that were changed at random, always in the same way: whatever can still be read can be planned or refused.
struct MutationTests {
    private static let text = """
        ---
        parameters:
          v: {type: version, default: 1.2}
          w: {choices: [a, b], when: "v > 1"}
          s: {type: secret}
          l: {}
        require: [{id: r, condition: "v >= 1 and w in ['a']", message: "{{v}}"}]
        protect: [{id: p, command: "echo {{v}}"}]
        ---
        # É {#e when="v >= 1.0 or w == 'b'"}

        - [x](#f)
        - [y](#g)

        ```console {#c .check capture=l expect="\\"a{{v}}" retry=2 every=1s}
        $ echo {{v}} \\
        > é "{{w}}"
        out
        ```

        ## F {#f when="l == 'x'"}

        ```yaml {#y file="{{w}}.yaml" mode=0600}
        a: {{v}} # é
        ```

        - [ ] Call {{w}} {#m when="w != 'a'"}

        ## G {#g aliases="H" when="not (l == 'x')"}

        ```sh {.rollback for=c}
        cat <<E
        {{v}} $RUNBOOK_SECRET_S
        E
        ```

        ```text {.output for=c .failure}
        {{v}}
        ```

        """

    /// A linear congruential generator (Knuth's MMIX constants).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private func mutated(_ generator: inout Generator) -> [UInt8] {
        var bytes = Array(Self.text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let start = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(bytes.count, start + Int.random(in: 0...12, using: &generator))
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &generator))
            case 2: bytes[start] = "\"'`{}[]()#-:&*!|>\\\n \t$=<~".utf8.randomElement(using: &generator) ?? 0
            default: bytes[start] = UInt8.random(in: 0...255, using: &generator)
            }
        }
        return bytes
    }

    @Test(arguments: 1...20) func changedTextDoesNoHarm(seed: Int) throws {
        var generator = Generator(state: UInt64(seed))
        for _ in 0..<25 {
            let bytes = mutated(&generator)
            let parsed = RunbookParser().parse(
                RunbookSource(
                    id: "guide",
                    language: "en",
                    languages: ["en"],
                    markdown: .init(path: "en.md", bytes: bytes),
                    definition: nil
                )
            )
            #expect(parsed.diagnostics.allSatisfy { $0.location.map { $0.line > 0 && $0.column > 0 } ?? false })
            guard parsed.isValid, let runbook = parsed.runbook else { continue }
            let planner = Planner(runbook: runbook)
            let bound = planner.bindDefaults(Bindings())
            _ = planner.obstacles(bound.bindings)
            do {
                let plan = try planner.plan(bound.bindings)
                #expect(plan.steps.count + plan.skipped.count == runbook.steps.count { $0.role.isForward })
            } catch {
                #expect(!error.diagnostics.isEmpty)
            }
        }
    }
}
