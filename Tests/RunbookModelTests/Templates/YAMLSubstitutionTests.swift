import Foundation
import Testing
import Yams

@testable import RunbookModel

@Suite("Values in YAML")
struct YAMLSubstitutionTests {
    static let values =
        HostileValues.all + [
            "no", "yes", "on", "Off", "y", "True", "2.10", "2.4.23", "1.2.3-rc.1", "2024-01-01", "2024-01-01T00:00:00Z",
            "1e3",
            "0x1f", "0o17", "017", "1_000", "1:30", "null", "Null", "~", ".inf", "-.INF", ".nan", "NaN", "=", "<<",
            "- x", "-x",
            "? x", "a: b", "a:", ": a", "a #b", "#a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "[a", "a]", "{a",
            "a,b", "'a",
            "\"a", " a", "a ", "a\nb", "---", "...", "--- a", "\u{85}", "a\u{2028}b", "\u{FEFF}", "\u{7}", "\u{9F}",
            "10m", "5",
            "-5", "+5", ".5", "5.", "1,2", "\\x41", "a\\", "milvusdb/milvus:v2.4.23", "https://a.example/?q=1#f",
            "true", "12345678901234567890",
        ]

    /// Templates whose one scalar with values is found under `k`, and its text.
    static let templates: [(source: String, text: String)] = [
        ("k: {{v}}\n", "{{v}}"), ("k: {{v}}", "{{v}}"), ("k: a{{v}}b\n", "a{{v}}b"),
        ("k: {{v}} {{v}}\n", "{{v}} {{v}}"),
        ("k: {{v}}   # comment\n", "{{v}}"), ("# c\nk: {{v}}\nz: 1\n", "{{v}}"), ("{k: {{v}}, z: [a]}\n", "{{v}}"),
        ("k: {{v}}.x\n", "{{v}}.x"), ("k: v{{v}}\n", "v{{v}}"), ("k: é{{v}}\nz: 2\n", "é{{v}}"),
        ("k:\n  {{v}}\n", "{{v}}"),
        ("k: one\n  {{v}}\n  three\n", "one {{v}} three"), ("k: \"{{v}}\"\n", "{{v}}"),
        ("k: \"a {{v}} \\n\"\n", "a {{v}} \n"),
        ("k: \"one\n  {{v}}\n  three\"\n", "one {{v}} three"), ("k: '{{v}}'\n", "{{v}}"),
        ("k: 'it''s {{v}}'\n", "it's {{v}}"),
        ("k: 'one\n  {{v}}\n\n  three'\n", "one {{v}}\nthree"), ("k: !!str {{v}}\n", "{{v}}"),
        ("k: &a {{v}}\nz: *a\n", "{{v}}"),
        ("k: &a\n  \"{{v}}\"\n", "{{v}}"), ("\u{FEFF}k: {{v}}\n", "{{v}}"), ("k: {{v}}\r\nz: 1\r\n", "{{v}}"),
        ("---\nk: {{v}}\n...\n", "{{v}}"),
    ]

    private func text(_ value: String) -> ParameterValue {
        ParameterValue(accepted: value, as: .text(pattern: nil))
    }

    /// Whether Yams, which drops a U+FEFF at the start of a scalar, has read this text.
    private func isRead(_ text: String, from expected: String) -> Bool {
        let scalars = expected.unicodeScalars
        return text.unicodeScalars.elementsEqual(scalars)
            || (scalars.first == "\u{FEFF}" && text.unicodeScalars.elementsEqual(scalars.dropFirst()))
    }

    private func rendering(_ source: String, _ value: String) -> RenderedText? {
        do {
            return try Template(source).rendered(in: .yaml) { _ in text(value) }
        } catch {
            Issue.record("\(source.debugDescription) refuses \(value.debugDescription): \(error)")
            return nil
        }
    }

    @Test(arguments: templates.map(\.source))
    func everyValueIsReadBackAsThatString(_ source: String) throws {
        let pair = try #require(Self.templates.first { $0.source == source })
        for value in Self.values {
            let rendered = try #require(rendering(source, value))
            let node = try #require(try compose(yaml: rendered.text)?["k"])
            let expected = pair.text.replacing("{{v}}", with: value)
            #expect(node.scalar.map { isRead($0.string, from: expected) } == true, "\(rendered.text.debugDescription)")
            let isString = node.scalar?.style != .plain || node.tag.description == "tag:yaml.org,2002:str"
            #expect(isString, "\(rendered.text.debugDescription) is \(node.tag)")
        }
    }

    @Test(arguments: [
        "{{v}}: x\nz: 1\n", "'{{v}}': x\n", "{\"{{v}}\": x}\n", "- {{v}}\n- b\n", "{{v}}\n", "- - {{v}}\n",
    ])
    func valuesStandInKeysAndSequencesToo(_ source: String) throws {
        for value in Self.values {
            let rendered = try #require(rendering(source, value))
            var node = try #require(try compose(yaml: rendered.text))
            while let first = node.mapping?.first?.key ?? node.sequence?.first {
                node = first
            }
            #expect(node.scalar.map { isRead($0.string, from: value) } == true, "\(rendered.text.debugDescription)")
        }
    }

    @Test(arguments: [
        "k: |\n  {{v}}\n", "k: |-\n  a {{v}} b\nz: 1\n", "k: >\n  x\n  y{{v}}\n", "k: |2\n    {{v}}\n",
        "k: |+\n  {{v}}\n\nz: 1\n",
    ])
    func blockScalarsHoldTheValueExactlyOrRefuseIt(_ source: String) throws {
        let token = try #require(try compose(yaml: source.replacing("{{v}}", with: "TOKEN"))?["k"]?.string)
        var kept = 0
        for value in Self.values {
            do throws(SubstitutionError) {
                let rendered = try Template(source).rendered(in: .yaml) { _ in text(value) }
                kept += 1
                let read = try? compose(yaml: rendered.text)?["k"]?.string
                #expect(read == token.replacing("TOKEN", with: value), "\(rendered.text.debugDescription)")
            } catch {
                guard case .blockScalar = error else {
                    Issue.record("\(error) for \(value.debugDescription)")
                    continue
                }
            }
        }
        #expect(kept > Self.values.count / 2)
    }

    @Test func aLiteralBlockTakesSeveralLines() throws {
        let template = Template("k: |\n    a: {{v}}\n    end\n")
        let rendered = try template.rendered(in: .yaml) { _ in text("one\n\n two") }
        #expect(rendered.text == "k: |\n    a: one\n\n     two\n    end\n")
    }

    @Test(arguments: [
        ("no", "k: \"no\" # c\n"), ("2.10", "k: \"2.10\" # c\n"), ("2024-01-01", "k: \"2024-01-01\" # c\n"),
        ("# x", "k: \"# x\" # c\n"), ("a\nb", "k: \"a\\nb\" # c\n"), ("my-release", "k: my-release # c\n"),
        ("2.4.23", "k: 2.4.23 # c\n"), ("10m", "k: 10m # c\n"), ("", "k: \"\" # c\n"), ("it's", "k: it's # c\n"),
    ])
    func plainScalarsAreQuotedOnlyWhereNeeded(_ value: String, _ expected: String) throws {
        let rendered = try Template("k: {{v}} # c\n").rendered(in: .yaml) { _ in text(value) }
        #expect(rendered.text == expected)
        let range = try #require(rendered.values.first)
        #expect(range.start == 3)
        #expect(range.end == expected.utf8.count - 5)
    }

    @Test func integersAndBooleansKeepTheirTypeWhereTheyAreTheWholeScalar() throws {
        let template = Template("a: {{n}}\nb: \"{{n}}\"\nc: x{{n}}\nd: {{f}}\ne: 1{{n}}\n")
        let rendered = try template.rendered(in: .yaml) { name in
            name == "n" ? ParameterValue(accepted: "-3", as: .integer) : ParameterValue(accepted: "true", as: .boolean)
        }
        #expect(rendered.text == "a: -3\nb: \"-3\"\nc: x-3\nd: true\ne: \"1-3\"\n")
    }

    @Test func anIntegerThatYAMLReadsOtherwiseIsRefused() {
        #expect(throws: SubstitutionError.ambiguousLiteral(Template.Placeholder(name: "n", offsets: 3..<8))) {
            try Template("a: {{n}}\n").rendered(in: .yaml) { _ in ParameterValue(accepted: "010", as: .integer) }
        }
    }

    @Test func lateValuesStayAsWritten() throws {
        let template = Template("a: {{ late }}\nb: {{v}}-{{late}}\n")
        let rendered = try template.rendered(in: .yaml) { $0 == "v" ? text("x") : nil }
        #expect(rendered.text == "a: {{ late }}\nb: x-{{late}}\n")
        #expect(rendered.values == [RenderedText.Value(name: "v", start: 17, end: 18)])
    }

    @Test(arguments: ["k: 1 # {{v}}\n", "# {{v}}\n", "k: &{{v}} x\n", "k: !{{v}} x\n", "%TAG ! {{v}}\n---\nk: 1\n"])
    func freeTextOutsideOfScalarsIsRefused(_ source: String) {
        let faults = Template(source).faults(in: .yaml) { _ in .path }
        #expect(!faults.isEmpty)
        #expect(throws: SubstitutionError.self) { try Template(source).rendered(in: .yaml) { _ in text("x") } }
    }

    @Test func safeWordsStandInComments() throws {
        let template = Template("k: 1 # of {{v}}\n")
        #expect(template.faults(in: .yaml) { _ in .name } == [])
        let rendered = try template.rendered(in: .yaml) { _ in ParameterValue(accepted: "web", as: .name) }
        #expect(rendered.text == "k: 1 # of web\n")
    }

    @Test(arguments: [("a: [1\nb: {{v}}\n", 7), ("a: 1\n b: 2\n", 7), ("é: *x\n", 4), ("k: \"\\{{v}}\"\n", 4)])
    func textThatIsNoYAMLIsReportedWhereItIs(_ source: String, _ offset: Int) throws {
        let fault = try #require(
            Template(source, isVerbatim: !source.contains("{{")).faults(in: .yaml) { _ in .name }.first
        )
        guard case .invalidYAML = fault.kind else {
            Issue.record("\(fault)")
            return
        }
        #expect(fault.offset == offset)
    }

    @Test func keysThatCollideAreAnError() {
        let template = Template("a: 1\n{{v}}: 2\n")
        #expect(throws: SubstitutionError.changedStructure(nil)) { try template.rendered(in: .yaml) { _ in text("a") } }
    }

    @Test func deepAndLongDocumentsAreRead() throws {
        let deep = String(repeating: "[", count: 900) + "{{v}}" + String(repeating: "]", count: 900)
        #expect(try Template(deep).rendered(in: .yaml) { _ in text("x") }.text == deep.replacing("{{v}}", with: "x"))
        let long = (0..<5_000).map { "k\($0): a {{v}} # c\n" }.joined()
        let rendered = try Template(long).rendered(in: .yaml) { _ in text("x: y") }
        #expect(rendered.values.count == 5_000)
        #expect(rendered.text.hasPrefix("k0: \"a x: y\" # c\n"))
    }

    @Test func deepAndExpandingDocumentsAreRefused() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(Template(deep).faults(in: .yaml) { _ in nil }.count == 1)
        let bomb = (1...30).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
        #expect(Template("a0: &a0 x\n" + bomb).faults(in: .yaml) { _ in nil }.count == 1)
    }

    @Test(.enabled(if: PyYAML.isPresent, "python3 with PyYAML is not here"))
    func anotherReaderAgrees() throws {
        var documents: [[String]] = []
        for (source, text) in Self.templates {
            for value in Self.values {
                let rendered = try #require(rendering(source, value))
                documents.append([rendered.text, text.replacing("{{v}}", with: value)])
            }
        }
        let disagreements = try PyYAML.disagreements(documents)
        #expect(disagreements.isEmpty, "\(disagreements.prefix(5))")
    }
}

/// The YAML library of Python, as a second opinion.
enum PyYAML {
    static let isPresent = (try? run("import yaml", input: Data())) != nil

    private struct Failure: Error {
        var status: Int32
    }

    /// The documents whose `k` is not that string.
    static func disagreements(_ documents: [[String]]) throws -> [String] {
        let script = """
            import json, sys, yaml
            wrong = []
            for text, expected in json.load(sys.stdin):
                try:
                    value = yaml.safe_load(text)["k"]
                except Exception as error:
                    value = error
                if not isinstance(value, str) or value != expected:
                    wrong.append(f"{text!r} is {value!r}")
            json.dump(wrong, sys.stdout)
            """
        let output = try run(script, input: JSONEncoder().encode(documents))
        return try JSONDecoder().decode([String].self, from: output)
    }

    private static func run(_ script: String, input: Data) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        let inputFile = FileManager.default.temporaryDirectory.appending(path: "yaml-\(UUID().uuidString)")
        try input.write(to: inputFile)
        defer { try? FileManager.default.removeItem(at: inputFile) }
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return data
    }
}
