internal import MarkdownTree
internal import Planning
internal import RunbookModel

/// What a reader sees between the steps of a plan: headings, prose, and why something is left out.
struct Walkthrough {
    enum Item {
        case heading(Section)
        case prose(Block)
        case example(CodeBlock)
        case choice(Choice, taken: [Section])
        case skippedSection(Section, reason: String)
        /// A section whose condition holds, and instead of which another was taken.
        case otherWay(Section, taken: Section)
        case skippedStep(id: String, reason: String)
    }

    private var before: [String: [Item]] = [:]
    /// What stands after the last step.
    private(set) var closing: [Item] = []

    init(_ runbook: Runbook, _ plan: Plan, _ bindings: Bindings) {
        let inclusion = Inclusion(runbook, bindings)
        let planned = Set(plan.steps.map(\.id))
        let skipped = Dictionary(plan.skipped.map { ($0.id, $0.reason) }) { first, _ in first }
        var pending: [Item] = []
        for (index, section) in runbook.sections.enumerated() {
            if inclusion.sections[index] == .fails {
                // A section inside one that is left out goes without saying.
                let isInsideSkipped = section.parent.map { inclusion.sections[$0] == .fails } ?? false
                if !isInsideSkipped, let taken = inclusion.sectionTaken(insteadOf: index) {
                    pending.append(.otherWay(section, taken: taken))
                } else if !isInsideSkipped, let condition = section.condition {
                    pending.append(.skippedSection(section, reason: condition.source))
                }
                continue
            }
            if section.level > 0 { pending.append(.heading(section)) }
            for element in section.elements {
                switch element {
                case .prose(let block): pending.append(.prose(block))
                case .example(let code): pending.append(.example(code))
                case .output: break
                case .choice(let choice):
                    let taken = choice.options.compactMap { runbook.sectionIndex(named: $0.section) }
                        .filter { inclusion.sections[$0] != .fails }
                    pending.append(.choice(choice, taken: taken.map { runbook.sections[$0] }))
                case .step(let id) where planned.contains(id):
                    before[id] = pending
                    pending = []
                case .step(let id):
                    if let reason = skipped[id] { pending.append(.skippedStep(id: id, reason: reason)) }
                }
            }
        }
        closing = pending
    }

    /// What stands before a step, after the one before it.
    func items(before step: String) -> [Item] {
        before[step] ?? []
    }
}
