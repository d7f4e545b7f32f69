package import Localization
internal import MarkdownTree
package import Planning
package import RunbookModel

extension RunbookDocument {
    /// Makes the document of a runbook.
    ///
    /// - Parameters:
    ///   - runbook: The runbook in one language.
    ///   - given: The values that stand in place of defaults.
    ///   - words: The words of that language.
    package init(_ runbook: Runbook, given: Bindings, words: Localizer) {
        let content = RunbookText(runbook, given: given, words: words)
        let maker = DocumentMaker(content: content)
        id = runbook.id
        language = runbook.language
        title = content.title.plainText
        summary = runbook.summary.map { content.prose.text($0) }
        label = runbook.label
        group = runbook.group
        order = runbook.order
        series = runbook.series
        translation = runbook.translation.map { Translation(of: $0.source, status: $0.status.rawValue) }
        guide = maker.guide
        tools = runbook.requiredTools.map {
            Tool(name: $0.name, version: $0.minimumVersion?.text, command: $0.versionCommand)
        }
        parameters = runbook.parameters.map(maker.parameter)
        requirements = runbook.requirements.map {
            Requirement(id: $0.id, when: $0.condition.source, message: $0.message.map { maker.filled($0, .prose) })
        }
        protections = runbook.protections.map {
            Protection(id: $0.id, label: $0.label, command: maker.filled($0.command, .shell))
        }
        sections = runbook.sections.map(maker.section)
        steps = runbook.steps.map(maker.step)
    }
}

/// Makes the parts of a document.
struct DocumentMaker {
    let content: RunbookText

    private var runbook: Runbook { content.runbook }

    /// A template with its text.
    func filled(_ template: Template, _ syntax: SubstitutionSyntax) -> RunbookDocument.FilledText {
        RunbookDocument.FilledText(template: template.source, text: content.filled(template, in: syntax))
    }

    var guide: RunbookDocument.Guide? {
        runbook.guide.map { guide in
            RunbookDocument.Guide(
                page: guide.page,
                version: guide.version,
                digests: guide.digests,
                omitted: guide.omitted,
                deviations: runbook.deviations
            )
        }
    }

    /// A parameter with the value that stands in the texts.
    func parameter(_ parameter: Parameter) -> RunbookDocument.Parameter {
        var (choices, pattern): ([RunbookDocument.Parameter.Choice]?, String?)
        if case .choice(let values) = parameter.type {
            choices = values.map { .init(value: $0, label: parameter.choiceLabels[$0] ?? $0) }
        }
        if case .text(let own) = parameter.type { pattern = own }
        let isSecret = parameter.type == .secret
        return RunbookDocument.Parameter(
            name: parameter.name,
            type: parameter.type.keyword,
            label: parameter.label,
            help: parameter.help,
            pattern: pattern,
            choices: choices,
            default: isSecret ? nil : parameter.defaultValue?.source,
            from: parameter.proposal?.source,
            when: parameter.condition?.source,
            value: isSecret ? nil : content.values[parameter.name]?.text
        )
    }

    // MARK: Sections

    /// A section with its elements.
    func section(_ section: Section) -> RunbookDocument.Section {
        RunbookDocument.Section(
            anchor: section.anchor,
            aliases: section.aliases,
            level: section.level,
            title: content.prose.inlines(section.title).plainText,
            when: section.condition?.source,
            parent: section.parent.map { runbook.sections[$0].anchor },
            elements: elements(of: section)
        )
    }

    private func elements(of section: Section) -> [RunbookDocument.Element] {
        section.elements.map { element in
            switch element {
            case .prose(let block): .init(kind: .prose, markdown: markdown([block]))
            case .step(let id): .init(kind: .step, step: id)
            case .example(let code): .init(kind: .example, language: code.language, text: code.literal)
            case .output(let output, let owner):
                .init(kind: .output, step: owner, output: number(of: output, of: owner))
            case .choice(let choice):
                .init(
                    kind: .choice,
                    markdown: markdown([choice.list]),
                    options: choice.options.map { .init(section: $0.section, markdown: markdown($0.content)) }
                )
            }
        }
    }

    /// The place of an output among those of its step.
    private func number(of output: SampleOutput, of owner: String) -> Int? {
        runbook.step(owner)?.outputs.firstIndex { $0.location == output.location }
    }

    private func markdown(_ blocks: [Block]) -> String {
        let inlines = MarkdownInlines(target: { $0.destination }, picture: { $0.destination })
        return MarkdownWriter(inlines: inlines).text(content.prose.blocks(blocks))
    }
}
