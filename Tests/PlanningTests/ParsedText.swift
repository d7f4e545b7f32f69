import Planning
import RunbookModel
import SystemPackage
import Testing

/// A runbook of a lone file whose front matter declares what the text needs.
func runbook(_ markdown: String, _ front: String = "", language: String = "en") throws -> Runbook {
    let text = front.isEmpty ? markdown : "---\n\(front)\n---\n\(markdown)"
    let parsed = RunbookParser().parse(
        RunbookSource(
            id: "guide",
            language: language,
            languages: [language],
            markdown: .init(path: FilePath("\(language).md"), bytes: Array(text.utf8)),
            definition: nil
        )
    )
    try #require(parsed.isValid, "\(parsed.diagnostics)")
    return try #require(parsed.runbook)
}

/// What `-p name=value` and variables bind.
func bind(_ options: [String] = [], _ environment: [String: String] = [:], to runbook: Runbook) throws -> Bindings {
    let given = try GivenValues(options: options, file: nil, environment: environment).bind(to: runbook)
    try #require(given.faults.isEmpty, "\(given.faults)")
    return given.bindings
}

/// The plan with values given and defaults bound.
func plan(_ runbook: Runbook, _ options: [String] = [], _ environment: [String: String] = [:]) throws -> Plan {
    let planner = Planner(runbook: runbook)
    let bound = planner.bindDefaults(try bind(options, environment, to: runbook))
    try #require(bound.faults.isEmpty, "\(bound.faults)")
    try #require(planner.obstacles(bound.bindings).isEmpty)
    return try planner.plan(bound.bindings)
}

extension [Diagnostic] {
    var codes: [DiagnosticCode] { map(\.code) }
}

/// A shell step.
func step(_ attributes: String, _ code: String = "true") -> String {
    "```sh {\(attributes)}\n\(code)\n```\n\n"
}
