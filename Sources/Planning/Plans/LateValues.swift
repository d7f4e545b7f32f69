internal import MarkdownTree
internal import RunbookModel
internal import SystemPackage

/// Follows a plan step by step, and finds values that are used before any step has filled them.
struct LateValues {
    /// The step that first fills each parameter.
    private(set) var fillers: [String: String] = [:]
    private let runbook: Runbook
    private let bindings: Bindings
    private let captured: Set<String>

    init(_ runbook: Runbook, _ bindings: Bindings) {
        self.runbook = runbook
        self.bindings = bindings
        captured = Set(runbook.steps.compactMap(\.capture))
    }

    /// Takes a step of the plan; the faults are the values that it needs and that nothing has filled.
    mutating func pass(_ step: Step, uses: [String], waiting: [String]) -> [Diagnostic] {
        var seen: Set<String> = []
        let faults = (uses + waiting).filter { name in
            bindings[name] == nil && fillers[name] == nil && seen.insert(name).inserted
        }.map { fault(of: $0, in: step) }
        if let name = step.capture, step.role.isForward, fillers[name] == nil { fillers[name] = step.id }
        return faults
    }

    private func fault(of name: String, in step: Step) -> Diagnostic {
        let offset = step.template.placeholders.first { $0.name == name }?.offsets.lowerBound
        let location = offset.map { step.location(ofOffset: $0) } ?? step.location
        guard captured.contains(name) else {
            return Diagnostic(missing: [name], of: runbook, in: runbook.path, at: location)
        }
        return Diagnostic(.lateNeverFilled, path: runbook.path, at: location, ["name": name, "id": step.id])
    }
}

extension Inclusion {
    /// The names for which the conditions of a step and of the sections around it still wait.
    func namesAwaited(by step: Step) -> [String] {
        var names = unknownNames(of: step.condition)
        var index: Int? = step.section
        while let current = index, runbook.sections.indices.contains(current) {
            names += unknownNames(of: runbook.sections[current].condition)
            index = runbook.sections[current].parent
        }
        return names
    }
}
