import Testing

@testable import RunbookModel

@Suite("Templates")
struct TemplateTests {
    private func text(_ value: String) -> ParameterValue {
        ParameterValue(accepted: value, as: .text(pattern: nil))
    }

    @Test(arguments: [
        ("{{a}}", ["a"]), ("{{ a_1 }}{{  b  }}", ["a_1", "b"]), ("{{{a}}}", ["a"]), ("${{a}}", ["a"]),
        ("{{end}}", ["end"]),
        ("{{.items}}", []), ("{{range .x}}", []), ("{{ range .x }}", []), ("{{A}}", []), ("{{aB}}", []), ("{{1a}}", []),
        ("{{_a}}", []), ("{{a-b}}", []), ("{{}}", []), ("{{ }}", []), ("{{a}", []), ("{ {a}}", []), ("{{a} }", []),
        ("{{a", []),
        ("{{\ta}}", []), ("{{a\n}}", []), ("{{ {{a}} }}", ["a"]), ("{{a}}}}", ["a"]), ("{{é}}", []), ("{{-a}}", []),
        ("{{a|b}}", []),
        ("", []),
    ])
    func placeholdersAreFoundByTheirGrammar(_ source: String, _ names: [String]) {
        let template = Template(source)
        #expect(template.placeholders.map(\.name) == names)
        let bytes = Array(source.utf8)
        for placeholder in template.placeholders {
            let written = String(decoding: bytes[placeholder.offsets], as: UTF8.self)
            #expect(written.hasPrefix("{{") && written.hasSuffix("}}") && written.contains(placeholder.name))
        }
        let joined = template.parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let placeholder): String(decoding: bytes[placeholder.offsets], as: UTF8.self)
            }
        }
        #expect(joined.joined() == source)
    }

    @Test func offsetsCountBytes() {
        #expect(Template("é{{a}}").placeholders.first?.offsets == 2..<7)
    }

    @Test func verbatimTextHasNoPlaceholders() {
        #expect(Template("{{a}}", isVerbatim: true).parts == [.text("{{a}}")])
    }

    @Test func manyOpenBracesAreReadInOnePass() {
        let template = Template(String(repeating: "{{ a", count: 500_000))
        #expect(template.placeholders.isEmpty)
    }

    @Test(arguments: SubstitutionSyntax.allCases)
    func aSecretNeverStandsInText(_ syntax: SubstitutionSyntax) {
        let template = Template("\"{{s}}\"")
        #expect(template.faults(in: syntax) { _ in .secret }.map(\.kind) == [.secretInText])
        #expect(throws: SubstitutionError.self) {
            try template.rendered(in: syntax) { _ in ParameterValue(accepted: "x", as: .secret) }
        }
    }

    @Test(arguments: SubstitutionSyntax.allCases)
    func undeclaredNamesAndLateValuesAreLeftAlone(_ syntax: SubstitutionSyntax) throws {
        let template = Template("\"{{ later }}\"")
        #expect(template.faults(in: syntax) { _ in nil } == [])
        #expect(try template.rendered(in: syntax) { _ in nil } == RenderedText(text: "\"{{ later }}\""))
    }

    @Test func proseTakesValuesAsTheyAre() throws {
        let rendered = try Template("« {{a}} »").rendered(in: .prose) { _ in text("x 'y'") }
        #expect(rendered == RenderedText(text: "« x 'y' »", values: [RenderedText.Value(name: "a", start: 3, end: 8)]))
    }

    @Test func filesOfUnknownLanguagesTakeSafeWordsOnly() throws {
        let template = Template("name = {{a}}")
        #expect(template.faults(in: .otherFile) { _ in .path }.map(\.kind) == [.unknownLanguage])
        #expect(template.faults(in: .otherFile) { _ in .name } == [])
        let rendered = try template.rendered(in: .otherFile) { _ in ParameterValue(accepted: "web", as: .name) }
        #expect(rendered.text == "name = web")
        #expect(throws: SubstitutionError.self) { try template.rendered(in: .otherFile) { _ in text("web") } }
    }

    @Test(arguments: HostileValues.all)
    func valuesStandForThemselvesInPatterns(_ value: String) throws {
        let rendered = try Template("a{{v}}+b").rendered(in: .pattern) { _ in text(value) }
        let pattern = try Regex(rendered.text).matchingSemantics(.unicodeScalar)
        #expect("a\(value)\(value)b".wholeMatch(of: pattern) != nil)
        #expect("a\(value)xb".wholeMatch(of: pattern) == nil || value == "x")
    }

    @Test(arguments: [
        ("[{{v}}]", SubstitutionFault.Kind.patternBracket), ("[]{{v}}]", .patternBracket),
        ("[^]{{v}}]", .patternBracket),
        ("\\{{v}}", .patternBackslash),
    ])
    func patternsRefuseWhereAValueWouldMeanSomethingElse(_ source: String, _ kind: SubstitutionFault.Kind) {
        #expect(Template(source).faults(in: .pattern) { _ in .name }.map(\.kind) == [kind])
    }

    @Test(arguments: ["[a]{{v}}", "\\[{{v}}", "\\\\{{v}}", "{{v}}{{v}}", "({{v}}|b)"])
    func patternsTakeValuesElsewhere(_ source: String) {
        #expect(Template(source).faults(in: .pattern) { _ in .path } == [])
    }
}
