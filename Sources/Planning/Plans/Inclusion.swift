internal import MarkdownTree
package import RunbookModel

/// Which sections and steps are taken, as far as the values tell.
package struct Inclusion: Sendable {
    package var runbook: Runbook
    package var bindings: Bindings
    /// Whether each section is taken, by index.
    package private(set) var sections: [Truth] = []
    /// The choices of which several options hold, and none is chosen.
    package private(set) var openChoices: [Choice] = []
    /// The choices of which no option holds.
    package private(set) var emptyChoices: [Choice] = []

    private let values: @Sendable (String) -> ConditionValue

    package init(_ runbook: Runbook, _ bindings: Bindings) {
        self.runbook = runbook
        self.bindings = bindings
        let captured = Set(runbook.steps.compactMap(\.capture))
        values = { name in
            if let value = bindings[name] { return .known(value) }
            return captured.contains(name) ? .unknown : .missing
        }
        resolveSections()
    }

    package func evaluate(_ condition: Condition?) -> Truth {
        condition?.evaluate(values) ?? .holds
    }

    /// Whether a step is taken: its section and its own condition.
    package func truth(of step: Step) -> Truth {
        let section = runbook.sectionIndex(of: step.id).map { sections[$0] } ?? .holds
        return section && evaluate(step.condition)
    }

    /// The condition that leaves a step out, as written.
    package func reason(for step: Step) -> String {
        if evaluate(step.condition) == .fails { return step.condition?.source ?? "" }
        var index = runbook.sectionIndex(of: step.id)
        while let current = index {
            let section = runbook.sections[current]
            if evaluate(section.condition) == .fails { return section.condition?.source ?? "" }
            index = section.parent
        }
        return runbook.section(of: step)?.condition?.source ?? ""
    }

    private mutating func resolveSections() {
        sections = runbook.sections.map { evaluate($0.condition) }
        for index in runbook.sections.indices {
            if let parent = runbook.sections[index].parent { sections[index] = sections[index] && sections[parent] }
            for case .choice(let choice) in runbook.sections[index].elements where sections[index] != .fails {
                resolve(choice)
            }
        }
        // A choice may stand after its sections: their subsections follow them in a second pass.
        for index in runbook.sections.indices {
            if let parent = runbook.sections[index].parent { sections[index] = sections[index] && sections[parent] }
        }
    }

    private mutating func resolve(_ choice: Choice) {
        let options = choice.options.compactMap { option in
            runbook.sectionIndex(named: option.section).map { (option.section, $0) }
        }
        let truths = options.map { evaluate(runbook.sections[$0.1].condition) }
        if truths.allSatisfy({ $0 == .fails }) { emptyChoices.append(choice) }
        guard truths.count(where: { $0 == .holds }) > 1 else { return }
        guard let chosen = options.first(where: { bindings.chosenSections.contains($0.0) }) else {
            if !truths.contains(.unknown) { openChoices.append(choice) }
            return
        }
        for (_, index) in options where index != chosen.1 { sections[index] = .fails }
    }
}

extension Runbook {
    /// The index of the section that an anchor or an alias names.
    package func sectionIndex(named name: String) -> Int? {
        sections.firstIndex { $0.anchor == name || $0.aliases.contains(name) }
    }
}
