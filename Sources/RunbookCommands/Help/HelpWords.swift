internal import Localization

/// What catalogs say about commands, arguments and options, in the reader's language.
///
/// A text that no catalog has is the one that stands in the declaration, if any.
struct HelpWords {
    let localizer: Localizer

    /// The part of a catalog key that names a command: its path without the root's name, or that name for the root.
    static func key(for path: [String]) -> String {
        path.count > 1 ? path.dropFirst().joined(separator: ".") : path.first ?? ""
    }

    /// One sentence about a command.
    func abstract(of command: CommandInfo, at path: [String]) -> String {
        localizer.text(ifPresent: "help.commands.\(Self.key(for: path)).abstract") ?? command.abstract ?? ""
    }

    /// Paragraphs about a command, below its usage.
    func discussion(of command: CommandInfo, at path: [String]) -> String {
        localizer.text(ifPresent: "help.commands.\(Self.key(for: path)).discussion") ?? command.discussion ?? ""
    }

    /// What an argument, option or flag is for.
    func text(of argument: ArgumentInfo, at path: [String]) -> String {
        let command = Self.key(for: path)
        if argument.kind == .positional {
            let name = argument.valueName ?? ""
            return localizer.text(ifPresent: "help.commands.\(command).arguments.\(name)")
                ?? localizer.text(ifPresent: "help.arguments.\(name)") ?? argument.abstract ?? ""
        }
        for name in argument.namesByLength.map(\.name) {
            let text =
                localizer.text(ifPresent: "help.commands.\(command).options.\(name)")
                ?? localizer.text(ifPresent: "help.options.\(name)")
            if let text {
                return text
            }
        }
        return argument.abstract ?? ""
    }

    /// What is allowed and what holds by default; empty where neither is told.
    func range(of argument: ArgumentInfo) -> String {
        let values = (argument.allValues ?? []).filter { !$0.isEmpty }.joined(separator: ", ")
        switch (values.isEmpty, argument.defaultValue) {
        case (true, nil): return ""
        case (true, let value?): return localizer("help.default", ["value": value])
        case (false, nil): return localizer("help.values", ["values": values])
        case (false, let value?): return localizer("help.valuesAndDefault", ["values": values, "value": value])
        }
    }

    /// The stand-in for an argument's value: `<file>`.
    func stand(for argument: ArgumentInfo) -> String {
        let name = argument.valueName ?? ""
        return "<\(localizer.text(ifPresent: "help.stands.\(name)") ?? name)>"
    }

    /// An argument as a list of arguments names it, with all its names: `-p, --param <name=value>`.
    func label(of argument: ArgumentInfo) -> String {
        guard argument.kind != .positional else { return stand(for: argument) }
        let names = Array(argument.namesByLength.reversed()).map(\.typed).joined(separator: ", ")
        return argument.kind == .option ? "\(names) \(stand(for: argument))" : names
    }

    /// An argument as a message names it, with its first long name: `--param <name=value>`.
    func mention(of argument: ArgumentInfo) -> String {
        guard argument.kind != .positional else { return stand(for: argument) }
        let name = argument.namesByLength.first?.typed ?? ""
        return argument.kind == .option ? "\(name) \(stand(for: argument))" : name
    }

    /// How a command is called: `runbook run [<options>] <runbook>`.
    func usage(of command: CommandInfo, at path: [String]) -> String {
        let arguments = command.visibleArguments
        let optional = arguments.filter { $0.kind != .positional && $0.isOptional && !$0.isHelpOrVersion }
        var words = path
        if !optional.isEmpty {
            words.append("[<\(localizer("help.usage.options"))>]")
        }
        words += arguments.filter { $0.kind != .positional && !$0.isOptional }.map(synopsis)
        words += arguments.filter { $0.kind == .positional }.map(synopsis)
        if !command.visibleSubcommands.isEmpty {
            words.append(commandStand)
        }
        return words.joined(separator: " ")
    }

    /// The stand-in for a command's name.
    var commandStand: String { "<\(localizer("help.usage.command"))>" }

    private func synopsis(of argument: ArgumentInfo) -> String {
        var text = mention(of: argument) + (argument.isRepeating ? " …" : "")
        if argument.isOptional {
            text = "[\(text)]"
        }
        return argument.parsingStrategy == "postTerminator" ? "-- \(text)" : text
    }
}
