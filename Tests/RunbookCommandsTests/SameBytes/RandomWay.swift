import Planning
import RunbookModel
import TestSupport

/// A way through a runbook that its rules allow, at random: values and, where several ways are open, a choice.
struct RandomWay {
    /// What the command line says of it.
    private(set) var options: [String] = []
    private(set) var bindings: Bindings

    /// Tries values until the runbook takes them; nil where it takes none of many.
    init?(through runbook: Runbook, _ random: inout SeededGenerator) throws {
        let planner = Planner(runbook: runbook)
        let captured = Set(runbook.steps.compactMap(\.capture))
        bindings = Bindings()
        for _ in 0..<200 {
            let values = runbook.parameters.filter { !captured.contains($0.name) }.compactMap { parameter in
                Self.value(for: parameter, &random).map { "\(parameter.name)=\($0)" }
            }
            let bound = try GivenValues(options: values, file: nil, environment: [:]).bind(to: runbook)
            let complete = planner.bindDefaults(bound.bindings)
            guard bound.faults.isEmpty, complete.faults.isEmpty, planner.obstacles(complete.bindings).isEmpty,
                (try? planner.plan(complete.bindings)) != nil
            else { continue }
            (options, bindings) = (values.flatMap { ["-p", $0] }, complete.bindings)
            return
        }
        return nil
    }

    private static let versions = ["2.1.4", "2.2.0", "2.2.2", "2.2.9", "2.3.10", "v2.4.5", "2.4.23", "2.5.1"]
    /// What a shell, YAML and a terminal could take for something else.
    private static let letters = Array("ab zé'\"$`\\;&|<>(){}[]*?#!~:=%@,./-_0no")

    /// A value of a parameter's type; nil to leave it to its default.
    private static func value(for parameter: Parameter, _ random: inout SeededGenerator) -> String? {
        switch parameter.type {
        case .name: word("abcxyz0189", 1...12, &random)
        case .version: versions.randomElement(using: &random)
        case .image: "registry.example.com:5000/\(word("abc", 1...8, &random)):v\(word("0123456789", 1...3, &random))"
        case .integer: "\(Int16.random(in: .min ... .max, using: &random))"
        case .boolean: Bool.random(using: &random) ? "true" : "false"
        case .duration: ["90s", "10m", "1h30m"].randomElement(using: &random)
        case .choice(let values): values.randomElement(using: &random)
        case .path: "a" + text(&random)
        case .url: "https://example.com/" + word("abc/", 0...8, &random)
        case .text(pattern: nil): "a" + text(&random)
        case .text(pattern: _?):
            parameter.defaultValue == nil ? word("0123456789abcdef", 64...64, &random) : word("abc019", 1...9, &random)
        case .secret: nil
        }
    }

    private static func word(_ letters: String, _ lengths: ClosedRange<Int>, _ random: inout SeededGenerator) -> String
    {
        let letters = Array(letters)
        let count = Int.random(in: lengths, using: &random)
        return String((0..<count).compactMap { _ in letters.randomElement(using: &random) })
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        let count = Int.random(in: 0...20, using: &random)
        return String((0..<count).compactMap { _ in letters.randomElement(using: &random) }) + "z"
    }
}
