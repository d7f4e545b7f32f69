import Foundation
import Testing

@testable import RunbookModel

@Suite("Values in JSON")
struct JSONSubstitutionTests {
    private func text(_ value: String) -> ParameterValue {
        ParameterValue(accepted: value, as: .text(pattern: nil))
    }

    @Test(arguments: HostileValues.all)
    func everyValueIsReadBackAsThatString(_ value: String) throws {
        let template = Template("{\n  \"{{v}}\": [\"a {{v}} b\", \"\\\\{{v}}\", {\"x\": \"{{v}}\"}] }\n")
        let rendered = try template.rendered(in: .json) { _ in text(value) }
        let object = try JSONSerialization.jsonObject(with: Data(rendered.text.utf8))
        let list = try #require((object as? [String: [Any]])?[value])
        #expect(list[0] as? String == "a \(value) b")
        #expect(list[1] as? String == "\\\(value)")
        #expect((list[2] as? [String: String])?["x"] == value)
    }

    @Test func integersAndBooleansStandOutsideOfStrings() throws {
        let template = Template("{\"n\": {{n}}, \"b\": [{{b}}], \"s\": \"{{n}}\"}")
        #expect(template.faults(in: .json) { $0 == "n" ? .integer : .boolean } == [])
        let rendered = try template.rendered(in: .json) { name in
            name == "n" ? ParameterValue(accepted: "3", as: .integer) : ParameterValue(accepted: "false", as: .boolean)
        }
        #expect(rendered.text == "{\"n\": 3, \"b\": [false], \"s\": \"3\"}")
    }

    @Test(arguments: ["{\"a\": {{v}}}", "[1, {{v}}]", "[1{{v}}]", "{ {{v}}: 1}", "{{v}}", "[-{{v}}]", "[{{v}}{{v}}]"])
    func textOutsideOfStringsIsRefused(_ source: String) {
        let faults = Template(source).faults(in: .json) { _ in .name }
        #expect(faults.first?.kind == .structured(.outsideString))
        #expect(throws: SubstitutionError.self) { try Template(source).rendered(in: .json) { _ in text("1") } }
    }

    @Test(arguments: [
        ("{\"a\": 1,}", 8), ("[01]", 1), ("[1 2]", 3), ("{'a': 1}", 1), ("[\"\u{1}\"]", 2), ("[\"\\q\"]", 2), ("", 0),
        ("[1] x", 4),
        ("[NaN]", 1), ("// c\n1", 0), ("[\"\\ud800\"]", 2),
    ])
    func textThatIsNoJSONIsReportedWhereItIs(_ source: String, _ offset: Int) {
        let faults = Template(source).faults(in: .json) { _ in nil }
        #expect(faults == [SubstitutionFault(.invalidJSON, offset: offset)])
    }

    @Test func aBackslashBeforeAPlaceholderIsRefused() {
        #expect(Template("[\"\\{{v}}\"]").faults(in: .json) { _ in .path }.count == 1)
    }

    @Test func longTextIsRead() throws {
        let source =
            "[" + Array(repeating: "{\"a\": \"{{v}}\", \"b\": {{n}}}", count: 3_000).joined(separator: ",") + "]"
        let rendered = try Template(source).rendered(in: .json) { $0 == "v" ? text("\"") : nil }
        #expect(rendered.values.count == 3_000)
    }

    @Test func deepNestingIsRefused() {
        let source = String(repeating: "[", count: 100_000)
        #expect(Template(source).faults(in: .json) { _ in nil }.count == 1)
    }

    @Test func lateValuesStayAsWritten() throws {
        let rendered = try Template("{\"a\": \"{{v}} {{ l }}\", \"n\": {{n}}}").rendered(in: .json) {
            $0 == "v" ? text("x\"") : nil
        }
        #expect(rendered.text == "{\"a\": \"x\\\" {{ l }}\", \"n\": {{n}}}")
    }

    @Test func keysThatCollideAreAnError() {
        #expect(throws: SubstitutionError.changedStructure(nil)) {
            try Template("{\"a\": 1, \"{{v}}\": 2}").rendered(in: .json) { _ in text("a") }
        }
    }
}
