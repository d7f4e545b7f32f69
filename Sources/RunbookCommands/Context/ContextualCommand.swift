internal import ArgumentParser
internal import Localization
internal import RunbookModel

/// A subcommand that works with a ``CommandContext`` built from its common options.
protocol ContextualCommand: ParsableCommand {
    var common: CommonOptions { get }
    func run(_ context: CommandContext) throws
}

extension ContextualCommand {
    func run() throws {
        let context = try CommandContext(common.values)
        do {
            if let notice = context.localizer.notice(for: context.negotiation) { context.say(notice) }
            try run(context)
            try context.requireWrittenOutput()
        } catch let failure as CommandFailure {
            context.report(failure)
            throw ExitCode(failure.status.rawValue)
        } catch let diagnostic as Diagnostic {
            context.report([diagnostic])
            throw ExitCode(diagnostic.code.exitStatus.rawValue)
        }
    }
}

extension CommandConfiguration {
    /// The configuration of a command under `runbook`.
    ///
    /// A command that says what it stands under is not asked for completion scripts, which the whole program answers;
    /// the library would parse each of its lines twice more to look for them.
    init(subcommand name: String) {
        self.init(commandName: name, _superCommandName: RunbookCommand._commandName)
    }
}
