internal import MarkdownTree
internal import RunbookModel

/// Which parameters what will be done waits for.
struct ParameterNeeds {
    private var used: Set<String> = []
    private let inclusion: Inclusion

    init(_ inclusion: Inclusion) {
        self.inclusion = inclusion
        let runbook = inclusion.runbook
        for requirement in runbook.requirements { use(requirement.condition) }
        for protection in runbook.protections { used.formUnion(protection.command.parameterNames) }
        for index in runbook.sections.indices where isReached(index) {
            use(runbook.sections[index].condition)
            if inclusion.sections[index] != .fails { useProse(of: runbook.sections[index]) }
        }
        for step in runbook.steps where isReached(step) {
            use(step.condition)
            if inclusion.truth(of: step) != .fails { use(step) }
        }
        useDependencies(of: runbook.parameters)
    }

    /// Whether a parameter's value must be known: its own condition decides, and without one, whether anything uses it.
    func contains(_ parameter: Parameter) -> Bool {
        if inclusion.runbook.steps.contains(where: { $0.capture == parameter.name }) { return false }
        return used.contains(parameter.name) && inclusion.evaluate(parameter.condition) != .fails
    }

    /// Uses the names that keep a condition from being decided.
    private mutating func use(_ condition: Condition?) {
        guard let condition, inclusion.evaluate(condition) == .unknown else { return }
        used.formUnion(condition.parameterNames)
    }

    private mutating func use(_ step: Step) {
        used.formUnion(step.usedParameters)
        for parameter in inclusion.runbook.parameters where parameter.type == .secret {
            if step.usesSecret(parameter.name) { used.insert(parameter.name) }
        }
    }

    private mutating func useProse(of section: Section) {
        var texts = [section.title.plainText]
        for element in section.elements {
            switch element {
            case .prose(let block): texts += block.texts
            case .choice(let choice): texts += choice.list.texts
            case .step, .output, .example: break
            }
        }
        for text in texts { used.formUnion(Template(text).parameterNames) }
    }

    /// A needed parameter needs what its default, its proposal and its condition name.
    private mutating func useDependencies(of parameters: [Parameter]) {
        for parameter in parameters.reversed() {
            use(parameter.condition)
            guard used.contains(parameter.name), inclusion.evaluate(parameter.condition) != .fails,
                inclusion.bindings[parameter.name] == nil
            else { continue }
            used.formUnion(parameter.dependencies)
        }
    }

    private func isReached(_ section: Int) -> Bool {
        inclusion.runbook.sections[section].parent.map { inclusion.sections[$0] != .fails } ?? true
    }

    private func isReached(_ step: Step) -> Bool {
        inclusion.runbook.sectionIndex(of: step.id).map { inclusion.sections[$0] != .fails } ?? true
    }
}

extension Block {
    /// The texts of the block that people read.
    fileprivate var texts: [String] {
        switch kind {
        case .heading(let heading): [heading.content.plainText]
        case .paragraph(let content): [content.plainText]
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.texts) }
        case .blockQuote(let blocks): blocks.flatMap(\.texts)
        case .codeBlock, .thematicBreak, .html: []
        }
    }
}
