internal import ArgumentParser
internal import Foundation
internal import Localization
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// The program: parses the command line, runs a subcommand, and words what goes wrong in the reader's language.
public enum RunbookProgram {
    /// The version, by Semantic Versioning.
    static let version = "0.1.0"

    /// Runs the program on the process's own arguments and ends the process with its exit status.
    public static func main() -> Never {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let status = quickAnswer(to: arguments) { exit(status) }
        do {
            var command = try command(in: arguments)
            try command.run()
            exit(ExitStatus.done.rawValue)
        } catch {
            exit(ParsingReport(arguments: arguments).report(error))
        }
    }
}

extension RunbookProgram {
    /// Answers the two questions that need no command, without reading what every command declares; nil for others.
    private static func quickAnswer(to arguments: [String]) -> Int32? {
        switch arguments {
        case ["--version"]:
            let line = Array((RunbookCommand.configuration.version + "\n").utf8)
            return (try? FileDescriptor.standardOutput.writeAll(line)) == nil ? ExitStatus.inputOutput.rawValue : 0
        case ["--help"], ["-h"], ["help"]:
            return ParsingReport(arguments: arguments).answer(.help(path: [RunbookCommand._commandName]))
        default: return nil
        }
    }
}

extension RunbookProgram {
    /// Parses the command line.
    ///
    /// A subcommand that is named first parses the rest on its own, in half the time that the tree of all commands takes.
    /// Where it does not accept the line, or answers with help, the tree decides: faults are its, as all other lines are.
    private static func command(in arguments: [String]) throws -> any ParsableCommand {
        let named = RunbookCommand.configuration.subcommands.first { $0._commandName == arguments.first }
        if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named {
            return command
        }
        return try RunbookCommand.parseAsRoot(arguments)
    }
}

/// Says what parsing or running threw, and with which status the process ends.
private struct ParsingReport {
    var arguments: [String]

    /// Words an error in the reader's language.
    func report(_ error: any Error) -> Int32 {
        answer(ParsingOutcome(error, arguments: arguments, root: RunbookCommand.self))
    }

    /// Gives the answer that parsing or running comes to.
    func answer(_ outcome: ParsingOutcome) -> Int32 {
        if case .ended(let code) = outcome { return code.rawValue }
        guard let context = context else { return ExitStatus.usage.rawValue }
        switch outcome {
        case .ended(let code): return code.rawValue
        case .help(let path): return help(path, context)
        case .version(let text), .output(let text):
            context.print(text)
            return 0
        case .fault(let fault, let path, let type):
            return report(fault, path, type, context)
        case .thrown(let error): return report(thrown: error, context)
        }
    }

    /// The context of the options that stand on the line, which may not parse as a whole.
    private var context: CommandContext? {
        try? CommandContext(ContextOptions(lang: LanguageOption.value(in: arguments)))
    }

    private func help(_ path: [String], _ context: CommandContext) -> Int32 {
        guard let tool = try? ToolInfo(of: RunbookCommand.self, along: path) else { return ExitStatus.usage.rawValue }
        let width = min(context.outputStyle.columns, 100)
        let text = HelpPage.text(for: path, in: tool, localizer: context.localizer, width: width)
        context.write(text, to: .standardOutput)
        return context.output.failure == nil ? 0 : ExitStatus.inputOutput.rawValue
    }

    private func report(
        _ fault: CommandLineFault,
        _ path: [String],
        _ type: any ParsableCommand.Type,
        _ context: CommandContext
    ) -> Int32 {
        guard let tool = try? ToolInfo(of: RunbookCommand.self) else { return ExitStatus.usage.rawValue }
        let wording = UsageErrorWording(tool: tool, localizer: context.localizer)
        let message = wording.message(for: fault, path: path, type: type)
        context.write(wording.text(of: message), to: .standardError)
        return ExitStatus.usage.rawValue
    }

    private func report(thrown error: any Error, _ context: CommandContext) -> Int32 {
        if let fault = error as? CatalogFault {
            context.say(context.localizer.message(for: fault))
            return ExitStatus.invalidRunbook.rawValue
        }
        context.say(context.localizer("commands.unexpected", ["error": "\(error)"]))
        return ExitStatus.inputOutput.rawValue
    }
}
