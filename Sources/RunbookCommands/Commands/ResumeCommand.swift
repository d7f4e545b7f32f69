internal import ArgumentParser
internal import Execution

/// `runbook resume`: goes on with a run after its last finished step.
struct ResumeCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "resume")

    /// What `--unknown` says of a step that was running when the run ended.
    enum UnknownAnswer: String, OptionWord {
        case rerun
        case done
    }

    @OptionGroup var common: CommonOptions
    @Argument var run: String?
    @OptionGroup var consents: ConsentOptions
    @OptionGroup var selection: SelectionOptions
    @Option(name: .long) var unknown: UnknownAnswer?

    func run(_ context: CommandContext) throws {
        let signals = try SignalMonitor.start()
        defer { withExtendedLifetime(signals) {} }
        let prompter = Prompter(context: context, isSilent: consents.noInput, signals: signals.source)
        let status = try Resumption(
            context: context,
            prompter: prompter,
            answers: AdvanceAnswers(
                consents: consents,
                unknown: unknown.map { $0 == .rerun ? .rerun : .countAsDone }
            ),
            selection: selection.selection,
            signals: signals.source
        ).resume(run)
        if status != .done { throw ExitCode(status.rawValue) }
    }
}
