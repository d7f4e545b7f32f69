import Testing

@testable import RunbookModel

@Suite("Values in shell text")
struct ShellSubstitutionTests {
    private static func text(_ value: String) -> ParameterValue {
        ParameterValue(accepted: value, as: .text(pattern: nil))
    }

    @Test(arguments: ShellContexts.all)
    func contextIsAccepted(_ context: ShellContext) {
        let faults = Template(context.template).faults(in: .shell) { _ in .text(pattern: nil) }
        #expect(faults == [])
    }

    @Test(arguments: ShellContexts.all)
    func everyValueArrivesUnchanged(_ context: ShellContext) throws {
        var runs: [BashHarness.Run] = []
        for value in HostileValues.all {
            do throws(SubstitutionError) {
                let rendered = try Template(context.template).rendered(in: .shell) { _ in Self.text(value) }
                runs.append(BashHarness.Run(script: rendered.text, value: value))
            } catch {
                #expect(isExplained(error, by: value), "\(error) for \(value.debugDescription)")
            }
        }
        for (run, outcome) in zip(runs, try BashHarness.outcomes(of: runs)) {
            let expected = context.arrives.map { $0.replacing("{{v}}", with: run.value) + "\0" }.joined()
            #expect(
                outcome.output == Array(expected.utf8),
                "\(run.script.debugDescription) gave \(String(decoding: outcome.output, as: UTF8.self).debugDescription) \(outcome.errors)"
            )
            #expect(outcome.leftovers == [], "\(run.script.debugDescription)")
        }
    }

    /// Whether an error is one of those that depend on the value, and the value is such a one.
    private func isExplained(_ error: SubstitutionError, by value: String) -> Bool {
        switch error {
        case .leadingHyphen: value.hasPrefix("-")
        case .compoundAssignment: value.hasPrefix("(")
        case .unrepresentable: value.utf8.contains(0x7F)
        case .heredocTab: value.contains("\t")
        case .heredocContinuation: value.utf8.contains(UInt8(ascii: "\\"))
        default: false
        }
    }
}
