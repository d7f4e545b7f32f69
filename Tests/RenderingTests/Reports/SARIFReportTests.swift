import Foundation
import Localization
import MarkdownTree
import Rendering
import RunbookModel
import SystemPackage
import Testing

/// The properties that SARIF 2.1.0 requires, and those that code hosts do.
struct SARIFReportTests {
    private static let place = SourceLocation(line: 3, column: 2)

    private func run(_ results: [SARIFReport.Result], language: LanguageTag = .english) throws -> [String: Any] {
        let formatter = DiagnosticFormatter(localizer: Localizer(embedded: language))
        let report = SARIFReport(formatter: formatter, version: "1.2.3", language: language.text)
        let log = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(report.log(results)))
        let object = try #require(log as? [String: Any])
        #expect(object["version"] as? String == "2.1.0")
        #expect((object["$schema"] as? String)?.contains("sarif-2.1.0") == true)
        let runs = try #require(object["runs"] as? [[String: Any]])
        #expect(runs.count == 1)
        return try #require(runs.first)
    }

    private func value(_ object: Any?, _ path: String...) -> Any? {
        path.reduce(object) { object, key in
            if let index = Int(key) { return (object as? [Any]).flatMap { index < $0.count ? $0[index] : nil } }
            return (object as? [String: Any])?[key]
        }
    }

    private let results = [
        SARIFReport.Result(Diagnostic(.emptyStep, path: "a b/é.md", at: place)),
        SARIFReport.Result(
            Diagnostic(.fingerprintsDiffer, path: "/x/fr.md", at: place, ["source": "en"]),
            related: "/x/en.md",
            line: 7
        ),
        SARIFReport.Result(Diagnostic(.emptyStep, severity: .warning)),
    ]

    @Test func everyResultHasItsRuleLevelMessageAndPlace() throws {
        let run = try run(results)
        let found = try #require(run["results"] as? [[String: Any]])
        #expect(found.map { $0["ruleId"] as? String } == ["RB0606", "RB0801", "RB0606"])
        #expect(found.map { $0["ruleIndex"] as? Int } == [0, 1, 0])
        #expect(found.map { $0["level"] as? String } == ["error", "error", "warning"])
        #expect(found.allSatisfy { (value($0, "message", "text") as? String)?.isEmpty == false })
        let location = value(found[0], "locations", "0", "physicalLocation")
        #expect(value(location, "artifactLocation", "uri") as? String == "a%20b/%C3%A9.md")
        #expect(value(location, "region", "startLine") as? Int == 3)
        #expect(value(location, "region", "startColumn") as? Int == 2)
        #expect((found[2]["locations"] as? [Any])?.isEmpty == true)
    }

    @Test func otherPlaceIsARelatedLocation() throws {
        let found = try #require(try run(results)["results"] as? [[String: Any]])
        let location = value(found[1], "relatedLocations", "0", "physicalLocation")
        #expect(value(location, "artifactLocation", "uri") as? String == "file:///x/en.md")
        #expect(value(location, "region", "startLine") as? Int == 7)
        #expect(found[0]["relatedLocations"] == nil)
    }

    @Test(arguments: ["en", "fr"])
    func everyRuleExplainsItself(language: String) throws {
        let results = DiagnosticCode.allCases.map { SARIFReport.Result(Diagnostic($0)) }
        let run = try run(results, language: try #require(LanguageTag(language)))
        #expect(run["language"] as? String == language)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        #expect(value(run, "tool", "driver", "name") as? String == "runbook")
        let rules = try #require(value(run, "tool", "driver", "rules") as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == DiagnosticCode.allCases.map(\.rawValue))
        for rule in rules {
            for key in ["shortDescription", "help"] {
                let text = try #require(value(rule, key, "text") as? String)
                #expect(!text.isEmpty && !text.contains("%{") && !text.hasPrefix("diagnostics."))
            }
        }
    }
}
