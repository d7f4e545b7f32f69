import RunbookModel
import TestSupport

@testable import Site

extension SeededGenerator {
    fileprivate mutating func pick<Element>(_ elements: [Element], orElse other: Element) -> Element {
        elements.randomElement(using: &self) ?? other
    }

    fileprivate mutating func text(of fragments: [String], count: ClosedRange<Int>) -> String {
        (0..<Int.random(in: count, using: &self)).map { _ in pick(fragments, orElse: "") }.joined()
    }
}

extension LiveTable {
    private static let valueFragments = [
        "a", "é", "😀", "'", "\"", "\\", "$", "`", "\n", "\t", "\r", " ", "  ", "-", ":", ": ", " #", "#", "{", "}", "[",
        "]", ",", "?", "!", "&", "*",
        "|", ">", "%", "@", "~", "EOF", "\nEOF\n", "true", "1", "2.4", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{A0}",
        "\u{202E}", "\u{1}", "(", "<", ";",
        "=", "no", "/", ".", "e\u{301}", "k1", "x",
    ]

    private static let shellFragments = [
        "echo ", "kubectl get ", "x=", "export x=", "\"", "'", "{{a}}", "{{b}}", "{{a}}", " ", "\n", "-- ", "$x", "\\",
        "cat <<EOF\n", "EOF\n", "\nEOF\n", ";", " | ",
        " > ", "$(", ")", "#", "-n", "=", "{", "}", "[", "]", "cat <<-'E'\n\t", "\n\tE\n", "y", "é", " && ", "ssh h ",
        "--x=", "declare x=", "y=(", "<<<",
    ]

    private static let yamlKeys = ["k1", "k2", "k3", "{{a}}", "\"{{b}}\"", "k{{a}}", "'{{b}} '", "? x", "é"]

    private static let yamlValues = [
        "{{a}}", "x{{a}}y", "\"{{a}}\"", "'{{a}} {{b}}'", "|\n  {{a}}\n  x", "|\n  {{a}}\n", ">-\n  {{a}} {{b}}\n\n  y",
        "|+\n   x\n    {{b}}\n\n", "[{{a}}, '{{b}}']",
        "{p: {{a}}, \"{{b}}\": 1}", "x\n  {{a}}", "{{a}} # c", "\n  n: {{a}}\n  m: {{b}}",
        "\n  - {{a}}\n  - |-\n    {{b}}", ">\n  x\n  {{b}}", "|2\n    {{a}}\n  y",
        "\"a\n  {{b}}\"", "{{missing}}{{a}}", "&x {{a}}", "!!str {{b}}", ">+\n  {{a}}\n   {{b}}\n\n", "|\n  x\n  {{b}}",
        "",
    ]

    private static let jsonFragments = [
        "{\"k\": \"{{a}}\"}", "{\"{{a}}\": {{b}}, \"k1\": 1}", "[{{a}}, {{b}}]", "\"x{{a}}\\n{{b}}\"",
        "{\"{{a}}\": 1, \"{{b}}\": 2}",
        "{\"a\": {\"{{b}}\": \"{{missing}}\", \"1\": 2}}",
    ]

    /// Adds templates and values that are put together at random, the same in every run.
    mutating func addRandomTemplates(count: Int) {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<count {
            let lines = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                "\(generator.pick(Self.yamlKeys, orElse: "")): \(generator.pick(Self.yamlValues, orElse: ""))\n"
            }
            addRandom(lines.joined(), .yaml, &generator)
            addRandom(generator.text(of: Self.shellFragments, count: 2...12), .shell, &generator)
            addRandom(generator.pick(Self.jsonFragments, orElse: ""), .json, &generator)
        }
    }

    private mutating func addRandom(_ source: String, _ syntax: SubstitutionSyntax, _ generator: inout SeededGenerator)
    {
        let values = (0..<4).map { _ in
            ["a": randomValue(&generator), "b": randomValue(&generator)]
        }
        add(source, syntax, values)
    }

    private func randomValue(_ generator: inout SeededGenerator) -> ParameterValue {
        if Int.random(in: 0..<5, using: &generator) == 0 {
            let safe = [
                Self.integer("1"), Self.integer("-3"), Self.boolean("true"), Self.version("2.4"), Self.name("k1"),
            ]
            return generator.pick(safe, orElse: Self.name("a"))
        }
        return Self.text(generator.text(of: Self.valueFragments, count: 0...4))
    }
}
