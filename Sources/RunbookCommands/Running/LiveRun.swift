internal import Execution
internal import Foundation
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// A real run: takes the lock, opens the journal, and follows the plan.
struct LiveRun {
    var context: CommandContext
    var prompter: Prompter
    var values: ValueOptions
    var consents: ConsentOptions
    var runbook: Runbook
    var signals: SignalSource
    /// The change ticket under which it runs.
    var change: String?
    /// The plan that was approved, which the run must be exactly.
    var approved: ApprovedPlan?
    /// The steps that are wanted.
    var selection = StepSelection()
    /// Whether nothing is to change: the plan is rehearsed.
    var isRehearsal = false

    /// Prepares and runs.
    ///
    /// - Throws: ``CommandFailure`` where something is not met before the first step.
    func run() throws -> ExitStatus {
        let folder = try context.currentFolder()
        let preparation = preparation(in: folder)
        let given = try approved.map { try $0.bindings(for: runbook) } ?? preparation.given(to: runbook)
        // Tools, and whether another run works here, come before questions, and after what is wrong with the command line.
        if prompter.isInteractive { try requireTools() }
        let early = prompter.isInteractive ? try lock(folder) : nil
        let prepared = try preparation.prepare(runbook, given)
        if !prompter.isInteractive { try requireTools() }
        let site = try early ?? lock(folder)
        try requireApproval(of: prepared.plan, in: folder)
        let preflight = RunPreflight(context: context)
        try preflight.requireKnown(consents.allow + consents.done + selection.ids, in: prepared.plan)
        let rehearsal = isRehearsal ? Rehearsal(of: prepared.plan, hasKeyboard: prompter.isInteractive) : nil
        let wanted = rehearsal?.plan.steps ?? selection.steps(of: prepared.plan)
        try preflight.requireAnswers(to: rehearsal?.takenSteps ?? wanted, consents, prompter)
        try preflight.requireFiles(of: wanted, prepared, in: folder)
        // What no step of a rehearsal fills is a reason to show a step only.
        if !isRehearsal { try preflight.requireLateValues(of: wanted, prepared) }
        let commands = ReadOnlyCommands(signals: signals, folder: folder)
        let facts = try ProtectionReading(commands: commands).facts(of: prepared)
        let journal = try site.openJournal(
            prepared,
            facts,
            change: change,
            approval: approved?.digest,
            rehearsal: rehearsal
        )
        return try RunSitting(
            context: context,
            prompter: prompter,
            answers: AdvanceAnswers(consents: consents),
            signals: signals,
            mode: isRehearsal ? .rehearsal : .run,
            standing: RunStanding(facts: facts),
            options: RunOptions(selection: selection, isApproved: approved != nil, rehearsal: rehearsal)
        ).follow(prepared, at: site, journal)
    }

    /// An approved plan is run byte for byte, in a world that is what was approved.
    private func requireApproval(of plan: Plan, in folder: FilePath) throws {
        guard let approved else { return }
        do {
            try approved.requireSame(as: plan)
            let binding = PlanBinding(
                commands: ReadOnlyCommands(signals: signals, folder: folder),
                folder: try RunFolder(at: folder)
            )
            try binding.requireUnchanged(approved.plan)
        } catch let obstacle as ApprovedPlan.Obstacle {
            throw CommandFailure(approval: obstacle)
        }
    }

    private func lock(_ folder: FilePath) throws -> RunSite {
        let site = try RunSite(folder: folder, runbook: runbook.id)
        try OutlivingSteps(context: context, signals: signals).wait(for: site)
        return site
    }

    private func preparation(in folder: FilePath) -> RunPreparation {
        let commands = ReadOnlyCommands(signals: signals, folder: folder)
        return RunPreparation(
            context: context,
            prompter: prompter,
            values: values,
            takesDefaults: consents.yes,
            propose: { command, bindings in
                commands.output(of: command, timeout: 30, secrets: bindings.secretsByName)
            }
        )
    }

    /// Tools that are missing stop a run before it asks anything.
    private func requireTools() throws(CommandFailure) {
        let checkup = ToolCheckup(commands: ReadOnlyCommands(signals: signals))
        let findings = runbook.requiredTools.map(checkup.examineVersion).filter(\.isToolFault)
        guard let first = findings.first else { return }
        for finding in findings.dropFirst() { context.say(words(for: finding)) }
        throw CommandFailure(
            .toolMissing,
            "commands.doctor.\(first.status.rawValue)",
            ["name": first.name, "found": first.found ?? "", "minimum": first.minimum ?? ""]
        )
    }

    private func words(for finding: ToolFinding) -> String {
        let arguments = ["name": finding.name, "found": finding.found ?? "", "minimum": finding.minimum ?? ""]
        return context.localizer("commands.doctor.\(finding.status.rawValue)", arguments)
    }
}
