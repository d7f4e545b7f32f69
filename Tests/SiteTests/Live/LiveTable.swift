import RunbookModel
import TestSupport

@testable import Site

/// Cases that the program and the script of a page must answer alike.
struct LiveTable: Encodable {
    /// A part of the table.
    enum Part: String, CaseIterable {
        case values
        case versions
        case conditions
        case shell
        case yaml
        case json
        case otherSyntaxes
        case decisions
        case random
    }

    private(set) var templates: [LiveTemplate] = []
    private(set) var pages: [LivePage] = []
    private(set) var cases: [LiveCase] = []

    /// Makes a part of the table by asking the program.
    init(_ part: Part) throws {
        switch part {
        case .values: addValues()
        case .versions: addVersions()
        case .conditions: try addConditions()
        case .shell: add(Self.shellTemplates, .shell)
        case .yaml: add(Self.yamlTemplates, .yaml)
        case .json: add(Self.jsonTemplates, .json)
        case .otherSyntaxes: addOtherSyntaxes()
        case .decisions: try addDecisions()
        case .random: addRandomTemplates(count: 500)
        }
    }

    mutating func add(_ new: [LiveCase]) {
        cases += new
    }

    /// Adds a template with each of these sets of values.
    mutating func add(_ source: String, _ syntax: SubstitutionSyntax, _ values: [[String: ParameterValue]]) {
        let template = Template(source)
        templates.append(LiveTemplate(template, in: syntax))
        cases += values.map { LiveCase.template(template, number: templates.count - 1, syntax, $0) }
    }

    /// Adds a page, and gives its number.
    mutating func add(_ page: LivePage) -> Int {
        pages.append(page)
        return pages.count - 1
    }
}
