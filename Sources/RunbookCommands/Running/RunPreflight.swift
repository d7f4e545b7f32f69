internal import Execution
internal import Foundation
internal import Planning
internal import RunbookModel
internal import SystemPackage

/// What must be in order before the first step, so that a run does not stop half-way for a known reason.
struct RunPreflight {
    var context: CommandContext

    /// Refuses a translation that its author has not finished.
    func refuseDraft(_ runbook: Runbook) throws(CommandFailure) {
        guard runbook.translation?.status == .draft else { return }
        throw CommandFailure(Diagnostic(.draftTranslation, path: runbook.path))
    }

    /// Without somebody to ask, every question must be answered by options, and no step that is really run may need a
    /// keyboard.
    func requireAnswers(
        to steps: [PlannedStep],
        _ consents: ConsentOptions,
        _ prompter: Prompter,
        isSimulated: Bool = false
    ) throws(CommandFailure) {
        guard !prompter.isInteractive else { return }
        if !consents.yes { throw CommandFailure(.usage, "commands.needsYes") }
        let irreversible = steps.filter { $0.irreversible && !consents.allow.contains($0.id) }.map(\.id)
        if !irreversible.isEmpty {
            throw CommandFailure(.notMet, "commands.needsAllow", ["steps": irreversible.joined(separator: ", ")])
        }
        let interactive = steps.filter(\.interactive).map(\.id)
        if !isSimulated, !interactive.isEmpty {
            throw CommandFailure(.notMet, "commands.needsTerminal", ["steps": interactive.joined(separator: ", ")])
        }
        let manual = steps.filter { $0.kind == .manual && !consents.done.contains($0.id) }.map(\.id)
        if !manual.isEmpty {
            throw CommandFailure(.notMet, "commands.needsDone", ["steps": manual.joined(separator: ", ")])
        }
    }

    /// The steps that options name must be there.
    func requireKnown(_ ids: [String], in plan: Plan) throws(CommandFailure) {
        for id in ids where !plan.steps.contains(where: { $0.id == id }) {
            throw CommandFailure(.usage, "commands.unknownStep", ["id": id])
        }
    }

    /// Files that steps read, and that no step before writes, must be there; what waits for a late value is not known.
    func requireFiles(of steps: [PlannedStep], _ prepared: PreparedRun, in folder: FilePath) throws(CommandFailure) {
        var written: Set<String> = []
        var missing: [Diagnostic] = []
        for step in steps {
            for path in step.needs where !written.contains(path) {
                if step.isConditional || !Template(path).placeholders.isEmpty || FilePath(path).isPattern { continue }
                if FileManager.default.fileExists(atPath: folder.pushing(FilePath(path)).string) { continue }
                let line = prepared.runbook.step(step.id)?.location
                let arguments = ["id": step.id, "path": path]
                missing.append(Diagnostic(.fileMissing, path: prepared.runbook.path, at: line, arguments))
            }
            if let file = step.file { written.insert(file) }
        }
        if !missing.isEmpty { throw CommandFailure(missing) }
    }

    /// Values that steps fill must be known, or be filled by a step that is wanted too.
    func requireLateValues(of steps: [PlannedStep], _ prepared: PreparedRun) throws(CommandFailure) {
        var filled: Set<String> = []
        for step in steps {
            for name in step.late where prepared.bindings[name] == nil && !filled.contains(name) {
                let line = prepared.runbook.step(step.id)?.location
                let arguments = ["id": step.id, "name": name]
                let path = prepared.runbook.path
                throw CommandFailure(.notMet, [Diagnostic(.lateNeverFilled, path: path, at: line, arguments)])
            }
            if let name = step.capture { filled.insert(name) }
        }
    }
}
