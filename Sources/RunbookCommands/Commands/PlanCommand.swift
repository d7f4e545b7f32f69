internal import ArgumentParser
internal import Planning
internal import Rendering
internal import RunbookModel

/// `runbook plan`: every step of a run, with its values in place, without running anything.
struct PlanCommand: ContextualCommand {
    static let configuration = CommandConfiguration(commandName: "plan")

    @OptionGroup var common: CommonOptions
    @Argument var id: String
    @OptionGroup var values: ValueOptions
    @Flag(name: .long) var noInput = false
    @Option(name: .long) var format: OutputFormat = .text

    func run(_ context: CommandContext) throws {
        let prompter = Prompter(context: context, isSilent: noInput, signals: nil)
        let preparation = RunPreparation(context: context, prompter: prompter, values: values)
        let prepared = try preparation.prepare(id)
        if format == .json { return try context.print(json: prepared.plan) }
        let page = PlanPage(localizer: context.localizer, style: context.outputStyle, runbook: prepared.runbook)
        for line in page.lines(prepared.plan) { context.print(line) }
    }
}
