internal import Localization
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel

/// A runbook as plain prose: its steps, conditions and outputs are headings, paragraphs, lists and code like the rest.
///
/// Every format of text is written from it, so that all say the same.
struct RunbookText {
    let runbook: Runbook
    let words: Localizer
    /// The values that stand in the text.
    let values: Bindings
    let prose: FilledProse
    /// The title as a reader sees it.
    let title: [Inline]
    let summary: [Block]
    /// What stands below the title and the summary.
    ///
    /// The headings of sections have their anchors as identifiers.
    private(set) var blocks: [Block] = []

    /// Writes a runbook.
    ///
    /// - Parameters:
    ///   - runbook: The runbook in the language to write.
    ///   - given: The values that stand in place of defaults.
    ///   - words: Words what the runbook does not say itself, in its language.
    init(_ runbook: Runbook, given: Bindings, words: Localizer) {
        self.runbook = runbook
        self.words = words
        values = PageValues.shown(of: runbook, given: given)
        prose = FilledProse(runbook: runbook, values: values)
        let heading = runbook.sections.first { $0.level == 1 }?.title ?? [.text(runbook.title)]
        title = prose.inlines(heading)
        summary = runbook.summary.map { [prose] in prose.blocks(MarkdownParser().parse($0).blocks) } ?? []
        blocks = tools + shownValues + runbook.sections.indices.flatMap(section) + guide
    }

    // MARK: Before the sections

    private var tools: [Block] {
        guard !runbook.requiredTools.isEmpty else { return [] }
        let names = runbook.requiredTools.map { tool in
            tool.minimumVersion.map { words("site.page.tool", ["name": tool.name, "version": $0.text]) } ?? tool.name
        }
        return [paragraph(words("site.page.tools", ["tools": words.list(names)]))]
    }

    /// The values that stand in the text, so that a reader knows what to replace.
    private var shownValues: [Block] {
        let captured = Set(runbook.steps.compactMap(\.capture))
        let shown = runbook.parameters.filter { $0.type != .secret && !captured.contains($0.name) }
        guard !shown.isEmpty else { return [] }
        let items = shown.map { parameter -> [Inline] in
            let label = prose.text(parameter.label)
            guard let value = values.shownValue(parameter.name) else {
                return sentence("site.formats.missingValue", ["label": label], code: "{{\(parameter.name)}}")
            }
            return sentence("site.formats.value", ["label": label], code: value.text)
        }
        return [paragraph(words("site.formats.values")), list(items.map { [Block(.paragraph($0))] })]
    }

    // MARK: Sections

    private func section(_ index: Int) -> [Block] {
        let section = runbook.sections[index]
        let condition = section.condition.map { [self.condition($0)] } ?? []
        let content = elements(of: section) + rollbacks(of: index)
        let isTitle = runbook.sections.firstIndex { $0.level == 1 } == index
        guard section.level > 0, !isTitle else { return condition + content }
        return [heading(prose.inlines(section.title), section.level, anchor: section.anchor)] + condition + content
    }

    private func elements(of section: Section) -> [Block] {
        var blocks: [Block] = []
        for element in section.elements {
            switch element {
            case .prose(let block): blocks += prose.blocks([block])
            case .example(let code): blocks += [self.code(code.literal, code.language)]
            case .output(let output, let owner): if !isAside(owner) { blocks += self.output(output) }
            case .choice(let choice): blocks += self.choice(choice)
            case .step(let id): if let step = runbook.step(id), !isAside(id) { append(step, to: &blocks) }
            }
        }
        return blocks
    }

    /// Whether a step stands at the end of its section: what undoes another one.
    private func isAside(_ id: String) -> Bool {
        if case .rollback = runbook.step(id)?.role { true } else { false }
    }

    /// What undoes the steps of a section, below a heading of its own.
    private func rollbacks(of section: Int) -> [Block] {
        let steps = runbook.steps.filter { $0.section == section && isAside($0.id) }
        guard !steps.isEmpty else { return [] }
        let title: [Inline] = [.text(words("site.formats.rollbacks"))]
        let level = max(runbook.sections[section].level, 1) + 1
        let head = level <= 6 ? heading(title, level) : Block(.paragraph([.strong(title)]))
        return [head] + steps.flatMap { step in self.step(step) + step.outputs.flatMap(output) }
    }

    /// A choice: each way with the condition on which it is taken, in words.
    private func choice(_ choice: Choice) -> [Block] {
        guard case .list(var list) = choice.list.kind else { return [] }
        for (index, option) in choice.options.enumerated() where list.items.indices.contains(index) {
            let section = runbook.sectionIndex(named: option.section).map { runbook.sections[$0] }
            list.items[index].blocks += section?.condition.map { [condition($0)] } ?? []
        }
        list.isTight = false
        return prose.blocks([Block(.list(list), range: choice.list.range)])
    }
}
