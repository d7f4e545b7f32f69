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
