package import Localization
internal import MarkdownTree
package import Planning
package import RunbookModel

/// Gathers what the script of a page must know, while the page is written.
package struct LivePageBuilder {
    private let runbook: Runbook
    private let given: Bindings
    private var conditions: [Condition] = []
    private var conditionIndices: [String: Int] = [:]
    private var templates: [LiveTemplate] = []
    private var templateIndices: [LiveTemplate: Int] = [:]

    /// Starts a page of a runbook.
    ///
    /// - Parameters:
    ///   - runbook: The runbook in the language of the page.
    ///   - given: The values that are given when the page is made, in place of defaults.
    package init(_ runbook: Runbook, given: Bindings = Bindings()) {
        self.runbook = runbook
        self.given = given
        let all =
            runbook.parameters.map(\.condition) + runbook.sections.map(\.condition) + runbook.steps.map(\.condition)
            + runbook.requirements.map(\.condition)
        for condition in all.compactMap(\.self) { _ = index(of: condition) }
    }

    /// The number by which the page names a condition.
    package mutating func index(of condition: Condition) -> Int {
        if let index = conditionIndices[condition.source] { return index }
        conditions.append(condition)
        conditionIndices[condition.source] = conditions.count - 1
        return conditions.count - 1
    }

    /// The number by which the page names a template.
    package mutating func index(of template: LiveTemplate) -> Int {
        if let index = templateIndices[template] { return index }
        templates.append(template)
        templateIndices[template] = templates.count - 1
        return templates.count - 1
    }

    /// The number of a condition that the runbook has; nil where there is none.
    private func number(of condition: Condition?) -> Int? {
        condition.flatMap { conditionIndices[$0.source] }
    }

    /// Everything that the script must know, in the words of a language.
    ///
    /// - Parameters:
    ///   - localizer: The language of the page.
    ///   - words: The sentences that the script shows, where they are known already.
    /// - Returns: The page's model, once everything else of the page is written.
    package func page(_ localizer: Localizer, words: [String: String]? = nil) -> LivePage {
        let uses = ParameterUses(runbook)
        return LivePage(
            runbook: runbook.id,
            parameters: runbook.parameters.map(parameter),
            conditions: conditions.map { LiveCondition($0.expression) },
            sections: zip(runbook.sections, uses.sections).map { section($0, uses: $1) },
            choices: choices,
            steps: zip(runbook.steps, uses.steps).map { step($0, uses: $1, indices: uses.stepIndices) },
            requirements: runbook.requirements.map(requirement),
            protectionNames: runbook.protections.flatMap(\.command.parameterNames),
            templates: templates,
            given: given.values.filter { $0.value.value.type != .secret }.mapValues(\.value.text),
            command: "runbook run \(runbook.id) --lang \(localizer.language.text)",
            words: words ?? LiveWords.words(localizer)
        )
    }

    private func parameter(_ parameter: Parameter) -> LivePage.Parameter {
        LivePage.Parameter(
            name: parameter.name,
            label: parameter.label,
            type: LiveType(parameter.type),
            default: parameter.type == .secret ? nil : parameter.defaultValue.map { LiveTemplate($0, in: .attribute) },
            when: number(of: parameter.condition),
            dependencies: parameter.dependencies
        )
    }

    private func section(_ section: Section, uses: [String]) -> LivePage.Section {
        LivePage.Section(
            anchor: section.anchor,
            aliases: section.aliases,
            title: LiveTemplate(Template(section.title.plainText), in: .prose),
            parent: section.parent,
            condition: number(of: section.condition),
            uses: uses
        )
    }

    private var choices: [LivePage.Choice] {
        runbook.sections.enumerated().flatMap { index, section in
            section.elements.compactMap { element in
                guard case .choice(let choice) = element else { return nil }
                let options = choice.options.compactMap { runbook.sectionIndex(named: $0.section) }
                return LivePage.Choice(section: index, options: options)
            }
        }
    }

    private func step(_ step: Step, uses: [String], indices: [String: Int]) -> LivePage.Step {
        LivePage.Step(
            id: step.id,
            section: step.section,
            condition: number(of: step.condition),
            isForward: step.role.isForward,
            target: step.role.target.flatMap { indices[$0] },
            capture: step.capture,
            uses: uses
        )
    }

    private func requirement(_ requirement: Requirement) -> LivePage.Requirement {
        LivePage.Requirement(
            id: requirement.id,
            condition: number(of: requirement.condition) ?? 0,
            message: requirement.message.map { LiveTemplate($0, in: .prose) }
        )
    }
}
