internal import ArgumentParser

/// What it means that parsing or running a command threw an error.
enum ParsingOutcome {
    /// Help was asked for, for the command at a path of names.
    case help(path: [String])
    /// The version was asked for.
    case version(String)
    /// A text for standard output was asked for: a completion script, or the declarations as JSON.
    case output(String)
    /// The command line is wrong; `type` is the command whose usage is told.
    case fault(CommandLineFault, path: [String], type: any ParsableCommand.Type)
    /// The program's own code threw an error, which is its own to word.
    case thrown(any Error)
    /// The program's own code ended with an exit status, and said all that is to say.
    case ended(ExitCode)

    /// Tells what an error means.
    ///
    /// - Parameters:
    ///   - error: What `parseAsRoot` or `run` threw.
    ///   - arguments: The command line without the program's name.
    ///   - root: The command that parsed it.
    init(_ error: any Error, arguments: [String], root: any ParsableCommand.Type) {
        let reader = ParsingErrorReader(arguments: arguments, root: root)
        self = reader.outcome(of: error)
    }
}

/// Reads what the library throws.
private struct ParsingErrorReader {
    let arguments: [String]
    let root: any ParsableCommand.Type

    func outcome(of error: any Error) -> ParsingOutcome {
        switch error {
        case let exit as ExitCode:
            return .ended(exit)
        case let exit as CleanExit:
            return outcome(of: exit)
        default:
            guard let stack = Reflection.property("commandStack", of: error) as? [any ParsableCommand.Type],
                let parserError = Reflection.property("parserError", of: error).flatMap(ReflectedCase.init)
            else { return .thrown(error) }
            return outcome(of: parserError, stack: stack.isEmpty ? [root] : stack, original: error)
        }
    }

    private func outcome(of exit: CleanExit) -> ParsingOutcome {
        guard let base = Reflection.property("base", of: exit).flatMap(ReflectedCase.init) else {
            return .output(exit.description)
        }
        switch base.name {
        case "helpRequest":
            let type = base[0].flatMap(Reflection.unwrapped) as? any ParsableCommand.Type
            return .help(path: names(root.stack(to: type ?? root) ?? [root]))
        case "dumpRequest":
            return .output(root.fullMessage(for: exit, columns: nil))
        default:
            return .output(exit.description)
        }
    }

    private func outcome(
        of error: ReflectedCase,
        stack: [any ParsableCommand.Type],
        original: any Error
    ) -> ParsingOutcome {
        switch error.name {
        case "helpRequested":
            return help(for: stack)
        case "versionRequested":
            return .version(stack.map { $0.configuration.version }.last { !$0.isEmpty } ?? "")
        case "dumpHelpRequested", "completionScriptCustomResponse":
            return .output(root.fullMessage(for: original, columns: nil))
        case "completionScriptRequested":
            return completionScript(shell: error[0].flatMap(Reflection.unwrapped) as? String)
        case "userValidationError":
            guard let own = error[0] as? any Error else { return other(original, stack) }
            return outcome(of: own)
        default:
            guard let fault = CommandLineFault(error) else { return other(original, stack) }
            return self.fault(fault, stack)
        }
    }

    private func other(_ error: any Error, _ stack: [any ParsableCommand.Type]) -> ParsingOutcome {
        fault(.other(root.message(for: error)), stack)
    }

    private func completionScript(shell name: String?) -> ParsingOutcome {
        guard let shell = name.map({ CompletionShell(rawValue: $0) }) ?? CompletionShell.autodetected() else {
            return fault(.unsupportedShell(name), [root])
        }
        return .output(root.completionScript(for: shell))
    }

    /// The help of a command, or the fault that `help` was asked for a command that does not exist.
    private func help(for stack: [any ParsableCommand.Type]) -> ParsingOutcome {
        let asked = arguments.dropFirst().filter { !$0.hasPrefix("-") }
        if arguments.first == "help", asked.count >= stack.count, stack.last?.configuration.subcommands.isEmpty == false
        {
            return fault(.unknownCommand(asked[stack.count - 1]), stack)
        }
        return .help(path: names(stack))
    }

    /// A fault, told as an unknown command where the first word that no command took should have been one.
    private func fault(_ fault: CommandLineFault, _ stack: [any ParsableCommand.Type]) -> ParsingOutcome {
        let type = stack.last ?? root
        let told = unknownCommand(fault, stack) ?? unknownOption(fault, stack) ?? fault
        return .fault(told, path: names(stack), type: type)
    }

    /// The mistyped option that may be why a required one is missing, which the library tells first.
    private func unknownOption(
        _ fault: CommandLineFault,
        _ stack: [any ParsableCommand.Type]
    ) -> CommandLineFault? {
        guard case .missing = fault, let tool = try? ToolInfo(of: root) else { return nil }
        let known = Set((tool.command(at: names(stack)).info.arguments ?? []).flatMap { $0.names ?? [] }.map(\.typed))
        let typed = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { $0.prefix { $0 != "=" } }
        return typed.first { !known.contains(String($0)) }.map { .unknownOption(String($0)) }
    }

    private func unknownCommand(
        _ fault: CommandLineFault,
        _ stack: [any ParsableCommand.Type]
    ) -> CommandLineFault? {
        guard stack.last?.configuration.subcommands.isEmpty == false else { return nil }
        switch fault {
        case .unexpectedArguments(let words):
            return words.first.map(CommandLineFault.unknownCommand)
        case .unknownOption:
            let word = arguments.dropFirst(stack.count - 1).first
            return word.flatMap { $0.hasPrefix("-") ? nil : .unknownCommand($0) }
        default:
            return nil
        }
    }

    private func names(_ stack: [any ParsableCommand.Type]) -> [String] {
        stack.map { $0._commandName }
    }
}

extension ParsableCommand {
    /// The commands from this one down to another; nil where it is not under this one.
    fileprivate static func stack(to target: any ParsableCommand.Type) -> [any ParsableCommand.Type]? {
        if target == self {
            return [self]
        }
        for subcommand in configuration.subcommands {
            if let rest = subcommand.stack(to: target) {
                return [self] + rest
            }
        }
        return nil
    }
}
