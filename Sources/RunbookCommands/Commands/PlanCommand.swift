internal import ArgumentParser
internal import Execution
internal import Foundation
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// `runbook plan`: every step of a run, with its values in place, without running anything.
struct PlanCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "plan")

    @OptionGroup var common: CommonOptions
    @Argument var id: String
    @OptionGroup var values: ValueOptions
    @Flag(name: .long) var noInput = false
    @Option(name: .long) var format: OutputFormat = .text
    @Option(name: .long) var output: String?

    func run(_ context: CommandContext) throws {
        let prompter = Prompter(context: context, isSilent: noInput, signals: nil)
        let preparation = RunPreparation(context: context, prompter: prompter, values: values)
        let prepared = try preparation.prepare(id)
        if let output { return try write(prepared.plan, to: output, context) }
        if format == .json { return try context.print(json: prepared.plan) }
        let page = PlanPage(localizer: context.localizer, style: context.outputStyle, runbook: prepared.runbook)
        context.print(page.lines(prepared.plan))
    }

    /// Writes a plan for somebody to approve, with what it depends on.
    private func write(_ plan: Plan, to file: String, _ context: CommandContext) throws {
        let signals = try SignalMonitor.start()
        defer { withExtendedLifetime(signals) {} }
        for protection in plan.protect { context.say(VisibleText(protection.command).text) }
        let folder = try RunFolder(at: try context.currentFolder())
        let binding = PlanBinding(commands: ReadOnlyCommands(signals: signals.source), folder: folder)
        try ProductFile(file).write(try context.text(json: binding.bind(plan)) + "\n")
        context.tell(context.localizer("plan.writtenTo", ["path": file, "digest": plan.digest]))
    }
}
