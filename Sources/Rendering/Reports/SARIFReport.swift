internal import Foundation
internal import MarkdownTree
package import RunbookModel
package import SystemPackage

/// Faults in the Static Analysis Results Interchange Format, which code hosts and editors read (OASIS SARIF 2.1.0).
package struct SARIFReport {
    /// A fault, and the place in another file that it is about as well.
    package struct Result {
        package var diagnostic: Diagnostic
        package var related: FilePath?
        package var relatedLine: Int?

        package init(_ diagnostic: Diagnostic, related: FilePath? = nil, line: Int? = nil) {
            self.diagnostic = diagnostic
            self.related = related
            relatedLine = line
        }
    }

    private let formatter: DiagnosticFormatter
    private let version: String
    private let language: String

    /// Words faults with a formatter, in the name of a version of the program.
    package init(formatter: DiagnosticFormatter, version: String, language: String) {
        self.formatter = formatter
        self.version = version
        self.language = language
    }

    /// The log as a value: one run, its rules those that some fault breaks.
    package func log(_ results: [Result]) -> some Encodable {
        let codes = results.map(\.diagnostic.code).reduce(into: [DiagnosticCode]()) { codes, code in
            if !codes.contains(code) { codes.append(code) }
        }
        let driver = Driver(name: "runbook", version: version, rules: codes.map(rule))
        let run = Run(
            tool: Tool(driver: driver),
            language: language,
            columnKind: "unicodeCodePoints",
            results: results.map { result($0, codes) }
        )
        return Log(schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run])
    }

    private func rule(_ code: DiagnosticCode) -> Rule {
        Rule(
            id: code.rawValue,
            name: "\(code)",
            shortDescription: Text(text: formatter.description(of: code)),
            help: Text(text: formatter.help(for: code))
        )
    }

    private func result(_ result: Result, _ codes: [DiagnosticCode]) -> ResultObject {
        let diagnostic = result.diagnostic
        let hint = formatter.hint(of: diagnostic)
        return ResultObject(
            ruleId: diagnostic.code.rawValue,
            ruleIndex: codes.firstIndex(of: diagnostic.code) ?? 0,
            level: diagnostic.severity.rawValue,
            message: Text(text: [formatter.message(of: diagnostic), hint].compactMap(\.self).joined(separator: "\n")),
            locations: [location(diagnostic.path, diagnostic.location?.line, diagnostic.location?.column)].compactMap(
                \.self
            ),
            relatedLocations: location(result.related, result.relatedLine, nil).map { [$0] }
        )
    }

    private func location(_ path: FilePath?, _ line: Int?, _ column: Int?) -> Location? {
        guard let path else { return nil }
        let region = line.map { Region(startLine: $0, startColumn: column) }
        let artifact = Artifact(uri: path.uriReference)
        return Location(physicalLocation: PhysicalLocation(artifactLocation: artifact, region: region))
    }
}

extension FilePath {
    /// The path as a URI reference (RFC 3986, section 4.1): relative ones stay relative.
    fileprivate var uriReference: String {
        let path = lexicallyNormalized().string
        let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: ":"))
        let encoded = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
        return isAbsolute ? "file://\(encoded)" : encoded
    }
}

// MARK: The objects of the format

private struct Log: Encodable {
    enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version
        case runs
    }

    var schema: String
    var version: String
    var runs: [Run]
}

private struct Run: Encodable {
    var tool: Tool
    var language: String
    var columnKind: String
    var results: [ResultObject]
}

private struct Tool: Encodable { var driver: Driver }

private struct Driver: Encodable {
    var name: String
    var version: String
    var rules: [Rule]
}

private struct Rule: Encodable {
    var id: String
    var name: String
    var shortDescription: Text
    var help: Text
}

private struct Text: Encodable { var text: String }

private struct ResultObject: Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Text
    var locations: [Location]
    var relatedLocations: [Location]?
}

private struct Location: Encodable { var physicalLocation: PhysicalLocation }

private struct PhysicalLocation: Encodable {
    var artifactLocation: Artifact
    var region: Region?
}

private struct Artifact: Encodable { var uri: String }

private struct Region: Encodable {
    var startLine: Int
    var startColumn: Int?
}
