internal import ArgumentParser
internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel

/// `runbook run`: follows a runbook step by step; with `--dry-run`, shows what that would do; with `--rehearse`, tries
/// as much of it as changes nothing.
struct RunCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "run")

    @OptionGroup var common: CommonOptions
    @Argument var id: String?
    @OptionGroup var values: ValueOptions
    @OptionGroup var consents: ConsentOptions
    @OptionGroup var selection: SelectionOptions
    @Flag(name: .long) var dryRun = false
    @Flag(name: .long) var rehearse = false
    @Option(name: .long) var plan: String?
    @Option(name: .long) var change: String?

    func run(_ context: CommandContext) throws {
        let approved = try plan.map { try ApprovedPlan(file: $0, with: values) }
        guard let id = approved?.plan.path ?? id else { throw CommandFailure(.usage, "commands.needsRunbook") }
        guard approved == nil || selection.selection.ids.isEmpty else {
            throw CommandFailure(.usage, "commands.planIsWhole")
        }
        try requireWholeRehearsal()
        if dryRun { return try preview(id, context) }
        let signals = try SignalMonitor.start()
        let prompter = Prompter(context: context, isSilent: consents.noInput, signals: signals.source)
        let loaded = try context.load(id, in: approved?.plan.language)
        context.introduce(loaded)
        try RunPreflight(context: context).refuseDraft(loaded.runbook)
        if rehearse { context.tell(context.localizer("rehearsal.notice"), [.strong]) }
        try OriginPage(context: context, runbook: loaded.runbook, place: loaded.place).confirm(prompter, consents)
        let status = try LiveRun(
            context: context,
            prompter: prompter,
            values: values,
            consents: consents,
            runbook: loaded.runbook,
            signals: signals.source,
            change: change,
            approved: approved,
            selection: selection.selection,
            isRehearsal: rehearse
        ).run()
        withExtendedLifetime(signals) {}
        if status != .done { throw ExitCode(status.rawValue) }
    }

    /// A rehearsal tells how much of the whole plan can be tried; and what is only shown is no rehearsal.
    private func requireWholeRehearsal() throws(CommandFailure) {
        guard rehearse else { return }
        if dryRun { throw CommandFailure(.usage, "rehearsal.orDryRun") }
        if !selection.selection.ids.isEmpty { throw CommandFailure(.usage, "rehearsal.isWhole") }
    }

    /// A dry run is a rendering of the plan: it is given nothing to execute with.
    private func preview(_ id: String, _ context: CommandContext) throws {
        let prompter = Prompter(context: context, isSilent: consents.noInput, signals: nil)
        let preparation = RunPreparation(
            context: context,
            prompter: prompter,
            values: values,
            takesDefaults: consents.yes
        )
        let prepared = try preparation.prepare(id)
        let page = PlanPreview(localizer: context.localizer, style: context.outputStyle, prepared: prepared)
        context.print(page.lines)
    }
}
