import Foundation
import Testing

@testable import RunbookModel

/// Random shell text: what the scanner accepts, bash must read in the same way whatever the value is.
///
/// The text is run once with a word in place of the value and once with the value; the outputs must differ by just
/// that.
@Suite("Random shell text")
struct ShellFuzzTests {
    private static let word = "Zw0Zx"
    private static let values = [
        "two words", "it's", "\"", "$(touch pwned)", "`touch pwned`", "${HOME}", "line\nbreak", "\nEOF\ntouch pwned",
        "E", "\nE\nx",
        "; touch pwned", "*", "~", "\\", "a\\", "\\\nx", "#x", "{a,b}", "(touch pwned)", ")", "'; touch pwned; '",
        "\"; touch pwned; \"", "& touch pwned", "\nshow y\n x", "a\tb\n\tc", "esac", "]]", "x=y", "}", "<(touch pwned)",
        "é🙂",
    ]

    /// Pieces that go wrong when they meet.
    private static let soup = [
        "{{v}}", "{{v}}", "{{v}}", "{{v}}", "show ", "show ", "show a ", " ", " ", "\n", "\n", "; ", "'", "'", "\"",
        "\"", "\"", "$(show ",
        "\"$(show ", "$(", ")", ")", ")\"", "`", "\\", "\\\n", "#", " # ", "$x", "${x}", "${x:-", "${x#", "}", "{ ",
        " }", "$((", "))",
        "1 + 2", "<<E\n", "<<'E'\n", "<<-E\n", "<<E; show ", "\nE\n", "\nE\n", "E", "\t", "cat ", "cat <<E\n", "$'",
        "$\"", "$",
        "x=", "a=(", "a", "b", "--", "-", "/", "~", "(", "&& ", "|| ", "| cat", "case a in ", ";; ", "esac",
        "if true; then ", "; fi\n",
        "for i in ", "; do ", "; done\n", "[[ ", " ]] ", " == ", "[ ", " ] ", " = ", "show \"", "show '", "f() { ",
        "f ", "export x=",
        "<<<", "<(show ", "{", "*", "=", "!", "@(", "2>/dev/null", "\r", "é", "$1", "$$", "eval ", "declare x", "time ",
        "! ",
    ]

    /// Pieces that are whole, with `%` where another one goes.
    private static let forms = [
        "show {{v}} %", "show \"{{v}}%\"", "show \"a $(%) {{v}}\"", "show '{{v}}' {{v}}\n%", "x=$(%); show \"$x\"",
        "cat <<E\n{{v}} $(%) \\\\{{v}}\nE\n%", "cat <<'E'\n{{v}} $( ' {{v}}\nE\n%", "cat <<-E | cat\n\tx{{v}}\n\tE\n%",
        "cat <<E; show {{v}}\nx{{v}}\nE\n%", "case a in b) %;; \"{{v}}\") show no;; *) %;; esac", "if true; then %; fi",
        "for i in {{v}} \"{{v}}\"; do show \"$i\"; done; %", "f() { %\n}; f", "{ %\n}", "(%)",
        "[[ a == {{v}} ]] || { %\n}",
        "a=({{v}} \"{{v}}\"); show \"${a[@]}\"; %", "show $((1 + 2)) \"$(show \"$(%)\" '{{v}}')\"", "cat <(%) ; %",
        "x={{v}} y=\"{{v}}\"; show \"$x$y\"; %", "export x=a{{v}}; show \"$x\"; %", "cat <<< {{v}}; %",
        "show a{{v}}b # it's $(\n%",
        "show \\\n {{v}} \\\n\n%", "true && % || :", "show {{v}} | cat; %", "cat <<E $(%)\nb{{v}}\nE\n",
        "cat <<A 3<<'B'\n{{v}}\nA\n{{v}}\nB\n%",
        "cat <<E\n$(cat <<'F'\n{{v}}\nF\n)\n{{v}}\nE\n%",
    ]

    @Test(arguments: [1, 2, 3, 4])
    func randomPiecesAreReadAsBashReadsThem(_ seed: UInt64) throws {
        var random = SplitMix(state: seed)
        try check(count: 80, &random) { random in
            (0..<Int.random(in: 3...16, using: &random)).map { _ in Self.soup.randomElement(using: &random) ?? "" }
                .joined()
        }
    }

    @Test(arguments: [5, 6])
    func nestedFormsAreReadAsBashReadsThem(_ seed: UInt64) throws {
        var random = SplitMix(state: seed)
        try check(count: 80, &random) { random in Self.nested(depth: 3, &random) }
    }

    private static func nested(depth: Int, _ random: inout SplitMix) -> String {
        guard depth > 0, let form = forms.randomElement(using: &random) else { return "show {{v}}" }
        let parts = form.split(separator: "%", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(String(parts[0])) { text, part in
            text + nested(depth: depth - 1, &random) + part
        }
    }

    /// Makes texts until so many are accepted, and runs them.
    private func check(
        count: Int,
        _ random: inout SplitMix,
        make: (inout SplitMix) -> String
    ) throws {
        var sources: [String] = []
        var runs: [BashHarness.Run] = []
        while runs.count < 2 * count {
            let source = make(&random)
            let template = Template(source)
            let value = Self.values.randomElement(using: &random) ?? ""
            guard !template.placeholders.isEmpty, template.faults(in: .shell, types: { _ in .path }).isEmpty else {
                continue
            }
            guard
                let plain = try? template.rendered(in: .shell, value: { _ in text(Self.word) }),
                let hostile = try? template.rendered(in: .shell, value: { _ in text(value) })
            else { continue }
            sources.append(source)
            for rendered in [plain, hostile] {
                runs.append(BashHarness.Run(script: "IFS=; set -f; set --\n" + rendered.text, value: value))
            }
        }
        let outcomes = try BashHarness.outcomes(of: runs)
        for (index, source) in sources.enumerated() {
            let plain = outcomes[2 * index]
            let hostile = outcomes[2 * index + 1]
            let expected = String(decoding: plain.output, as: UTF8.self).replacing(
                Self.word,
                with: runs[2 * index].value
            )
            let isSame = String(decoding: hostile.output, as: UTF8.self).utf8.elementsEqual(expected.utf8)
            #expect(
                isSame && hostile.leftovers == plain.leftovers,
                "\(source.debugDescription) as \(runs[2 * index + 1].script.debugDescription): \(hostile.errors)"
            )
        }
    }

    private func text(_ value: String) -> ParameterValue {
        ParameterValue(accepted: value, as: .text(pattern: nil))
    }
}
