internal import MarkdownTree
package import RunbookModel

/// Which sections and steps are taken, as far as the values tell.
package struct Inclusion: Sendable {
    package let runbook: Runbook
    package let bindings: Bindings
    /// Whether each section is taken, by index.
    package private(set) var sections: [Truth] = []
    /// The section taken instead of each that a choice leaves out, by index.
    private var takenInstead: [Int: Int] = [:]
    /// The choices of which several options hold, and none is chosen.
    package private(set) var openChoices: [Choice] = []
    /// The choices of which no option holds.
    package private(set) var emptyChoices: [Choice] = []

    /// Whether it waits for somebody's decision if each section is taken, by index.
    private var isAwaiting: [Bool] = []

    /// The parameters that steps fill.
    let captured: Set<String>

    package init(_ runbook: Runbook, _ bindings: Bindings) {
        self.runbook = runbook
        self.bindings = bindings
        captured = Set(runbook.steps.compactMap(\.capture))
        resolveSections()
        findAwaiting()
    }

    package func evaluate(_ condition: Condition?) -> Truth {
        condition?.evaluate(value(of:)) ?? .holds
    }

    /// Whether a step is taken: its section and its own condition.
    package func truth(of step: Step) -> Truth {
        truth(ofSection: step.section) && evaluate(step.condition)
    }

    /// Whether a section is taken.
    package func truth(ofSection index: Int) -> Truth {
        sections.indices.contains(index) ? sections[index] : .holds
    }

    /// The condition that leaves a step out, as written.
    package func reason(for step: Step) -> String {
        if evaluate(step.condition) == .fails { return step.condition?.source ?? "" }
        var ancestors: [Section] = []
        var index: Int? = step.section
        while let current = index, runbook.sections.indices.contains(current) {
            ancestors.append(runbook.sections[current])
            index = runbook.sections[current].parent
        }
        let conditional = ancestors.filter { $0.condition != nil }
        // Where each condition could hold, another option of a choice was taken instead of the outermost section.
        let reason = conditional.first { evaluate($0.condition) == .fails } ?? conditional.last
        return reason?.condition?.source ?? ""
    }

    /// The section that was taken instead of the one that holds a step; nil where a condition leaves the step out.
    package func sectionTaken(insteadOfThatOf step: Step) -> Section? {
        evaluate(step.condition) == .fails ? nil : sectionTaken(insteadOf: step.section)
    }

    /// The section that was taken instead of another whose condition holds too.
    package func sectionTaken(insteadOf index: Int) -> Section? {
        var current: Int? = index
        while let section = current, runbook.sections.indices.contains(section) {
            if evaluate(runbook.sections[section].condition) == .fails { return nil }
            if let taken = takenInstead[section] { return runbook.sections[taken] }
            current = runbook.sections[section].parent
        }
        return nil
    }

    /// The names, late and missing ones, on whose values a condition still depends.
    func unknownNames(of condition: Condition?) -> [String] {
        condition?.unknownNames(value(of:)) ?? []
    }

    /// Whether somebody can still give a value that a condition waits for.
    func waitsForSomebody(_ condition: Condition?) -> Bool {
        unknownNames(of: condition).contains { !captured.contains($0) }
    }

    /// Whether no decision of anybody can change if a section is taken.
    func isSettled(section index: Int) -> Bool {
        !isAwaiting.indices.contains(index) || !isAwaiting[index]
    }

    private func value(of name: String) -> ConditionValue {
        if let value = bindings[name] { return .known(value) }
        return captured.contains(name) ? .unknown : .missing
    }

    // MARK: Sections

    /// Takes the options out that choices leave, until no choice leaves another one.
    private mutating func resolveSections() {
        let own = runbook.sections.map { evaluate($0.condition) }
        var left: Set<Int> = []
        var isSettled = false
        while !isSettled {
            sections = own
            for index in sections.indices {
                if left.contains(index) { sections[index] = .fails }
                if let parent = runbook.sections[index].parent { sections[index] = sections[index] && sections[parent] }
            }
            let known = left.count
            (openChoices, emptyChoices) = ([], [])
            for index in sections.indices where sections[index] != .fails {
                for case .choice(let choice) in runbook.sections[index].elements {
                    resolve(choice, own, leaving: &left)
                }
            }
            isSettled = left.count == known
        }
    }

    private mutating func resolve(_ choice: Choice, _ own: [Truth], leaving left: inout Set<Int>) {
        let options = choice.options.compactMap { runbook.sectionIndex(named: $0.section) }
        let truths = options.map { own[$0] && (runbook.sections[$0].parent.map { sections[$0] } ?? .holds) }
        let possible = options.indices.filter { truths[$0] != .fails }
        if possible.isEmpty { return emptyChoices.append(choice) }
        let holding = possible.filter { truths[$0] == .holds }
        let chosen = possible.first { bindings.chosenSections.contains(choice.options[$0].section) }
        guard let taken = chosen ?? settled(holding, of: possible, options) else {
            if holding.count > 1, !possible.contains(where: { waits(options[$0]) }) { openChoices.append(choice) }
            return
        }
        for index in possible where index != taken {
            left.insert(options[index])
            takenInstead[options[index]] = options[taken]
        }
    }

    /// The option to take without asking; nil where somebody must decide, or where it is too early to tell.
    private func settled(_ holding: [Int], of possible: [Int], _ options: [Int]) -> Int? {
        guard let first = holding.first, !possible.contains(where: { waits(options[$0]) }) else { return nil }
        // Nobody can be asked once steps run: what they fill takes the first option that holds.
        let isLate = possible.contains { index in
            runbook.sections[options[index]].condition?.parameterNames.contains(where: captured.contains) ?? false
        }
        return holding.count == 1 || isLate ? first : nil
    }

    private func waits(_ section: Int) -> Bool {
        waitsForSomebody(runbook.sections[section].condition)
    }
}

extension Inclusion {
    private mutating func findAwaiting() {
        let open = Set(openChoices.flatMap(\.options).compactMap { runbook.sectionIndex(named: $0.section) })
        for (index, section) in runbook.sections.enumerated() {
            let isOpen = open.contains(index) || waitsForSomebody(section.condition)
            isAwaiting.append(isOpen || section.parent.map { isAwaiting[$0] } ?? false)
        }
    }
}

extension Runbook {
    /// The index of the section that an anchor or an alias names.
    package func sectionIndex(named name: String) -> Int? {
        sections.firstIndex { $0.anchor == name } ?? sections.firstIndex { $0.aliases.contains(name) }
    }
}
