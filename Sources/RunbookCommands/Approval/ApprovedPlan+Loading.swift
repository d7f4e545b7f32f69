internal import Foundation
internal import Planning
internal import RunbookModel
internal import SystemPackage

extension ApprovedPlan {
    /// Reads the plan that `--plan` names; values cannot be given beside it.
    ///
    /// - Throws: ``CommandFailure`` where the file is no plan of this engine's format.
    init(file: String, with values: ValueOptions) throws {
        guard values.parameters.isEmpty, values.values == nil, values.choose.isEmpty else {
            throw CommandFailure(.usage, "commands.planHasValues")
        }
        do {
            try self.init(try RunbookSource.File.read(FilePath(file)).bytes)
        } catch let obstacle as ApprovedPlan.Obstacle {
            throw CommandFailure(approval: obstacle, file: file)
        }
    }
}

extension CommandFailure {
    /// Says why an approved plan does not hold any more.
    init(approval obstacle: ApprovedPlan.Obstacle, file: String = "") {
        switch obstacle {
        case .unreadable: self.init(.usage, "commands.approval.unreadable", ["path": file])
        case .formatVersion(let version):
            self.init(.notMet, "commands.approval.formatVersion", ["version": "\(version)"])
        case .runbook: self.init(.notMet, "commands.approval.runbook")
        case .step(let id): self.init(.notMet, "commands.approval.step", ["id": id])
        case .fact(let id, let label, let approved, let now):
            let arguments = ["label": label ?? id, "approved": approved, "now": now]
            self.init(.notMet, "commands.approval.fact", arguments)
        case .file(let path): self.init(.notMet, "commands.approval.file", ["path": path])
        }
    }
}
