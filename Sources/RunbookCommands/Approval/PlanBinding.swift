internal import Execution
internal import Planning
internal import SystemPackage

/// Takes down what a plan to approve depends on: the protected facts and the files that it would replace.
struct PlanBinding {
    var commands: ReadOnlyCommands
    var folder: RunFolder

    /// The plan with the answers of its `protect` commands and the digests of the files that its steps replace.
    func bind(_ plan: Plan) -> Plan {
        var bound = plan
        for index in bound.protect.indices { bound.protect[index].value = fact(bound.protect[index]) }
        for index in bound.steps.indices where isFirstWrite(index, in: plan) {
            bound.steps[index].replaces = digest(of: bound.steps[index].file ?? "")
        }
        return bound
    }

    /// Looks again.
    ///
    /// - Throws: ``ApprovedPlan/Obstacle`` with the first thing that is not what was approved.
    func requireUnchanged(_ plan: Plan) throws(ApprovedPlan.Obstacle) {
        for protection in plan.protect {
            let now = fact(protection)
            guard now == protection.value else {
                let approved = protection.value ?? ""
                throw .fact(id: protection.id, label: protection.label, approved: approved, now: now)
            }
        }
        for step in plan.steps {
            guard let approved = step.replaces, let file = step.file else { continue }
            guard digest(of: file) == approved else { throw .file(file) }
        }
    }

    private func fact(_ protection: PlannedProtection) -> String {
        commands.output(of: protection.command, timeout: 30) ?? ""
    }

    /// Only the first step that writes a file meets what is there before the run; a late path is not known yet.
    private func isFirstWrite(_ index: Int, in plan: Plan) -> Bool {
        guard let file = plan.steps[index].file, plan.steps[index].late.isEmpty else { return false }
        return !plan.steps[..<index].contains { $0.file == file }
    }

    private func digest(of file: String) -> String {
        guard let bytes = try? folder.contents(of: FilePath(file)) else { return "" }
        return SHA256.hexDigest(of: bytes)
    }
}
