internal import ArgumentParser
internal import Execution

/// `runbook rollback`: undoes what a run has done, the last thing first.
struct RollbackCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "rollback")

    @OptionGroup var common: CommonOptions
    @Argument var run: String?
    @OptionGroup var consents: ConsentOptions
    @Option(name: .long) var unfinished: Rollback.Unfinished?

    func run(_ context: CommandContext) throws {
        let signals = try SignalMonitor.start()
        defer { withExtendedLifetime(signals) {} }
        let prompter = Prompter(context: context, isSilent: consents.noInput, signals: signals.source)
        let status = try Rollback(
            context: context,
            prompter: prompter,
            answers: AdvanceAnswers(consents: consents),
            unfinished: unfinished,
            signals: signals.source
        ).rollBack(run)
        if status != .done { throw ExitCode(status.rawValue) }
    }
}

extension Rollback.Unfinished: OptionWord {}
