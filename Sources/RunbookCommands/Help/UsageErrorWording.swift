internal import ArgumentParser
internal import Localization
internal import Rendering
internal import RunbookModel

/// Words what is wrong with a command line, in the reader's language.
struct UsageErrorWording {
    /// A wording's parts: what is wrong, what helps, and how the command is called.
    struct Message: Equatable {
        var message: String
        var hint: String?
        var usage: String
        /// The command that prints the whole help.
        var more: String
    }

    private let localizer: Localizer
    private let words: HelpWords
    private let tool: ToolInfo
    private let reason: (any Error) -> String?

    /// Creates a wording.
    ///
    /// - Parameters:
    ///   - tool: What the commands declare.
    ///   - localizer: The reader's language.
    ///   - reason: Words an error that the program's own code threw for a refused value; nil where it cannot.
    init(tool: ToolInfo, localizer: Localizer, reason: @escaping (any Error) -> String? = { _ in nil }) {
        self.localizer = localizer
        self.words = HelpWords(localizer: localizer)
        self.tool = tool
        self.reason = reason
    }

    /// Words a fault of the command at a path.
    func message(for fault: CommandLineFault, path: [String], type: any ParsableCommand.Type) -> Message {
        let (info, path) = tool.command(at: path)
        let context = Context(info: info, path: path, properties: DeclaredProperties(of: type, info: info))
        let usage = [localizer("help.heading.usage"), words.usage(of: info, at: path)].joined(separator: " ")
        let help = (path + ["--help"]).joined(separator: " ")
        return Message(
            message: sentence(for: fault, in: context),
            hint: hint(for: fault, in: context),
            usage: usage,
            more: localizer("help.error.more", ["command": help])
        )
    }

    /// Puts the parts of a message on lines of their own, each ended by a newline.
    func text(of message: Message) -> String {
        let lines = [
            localizer("help.error.line", ["message": message.message]),
            message.hint.map { localizer("help.error.hint", ["hint": $0]) },
            message.usage,
            message.more,
        ]
        return lines.compactMap { $0.map { $0 + "\n" } }.joined()
    }
}

extension UsageErrorWording {
    /// The command that a fault is about.
    private struct Context {
        var info: CommandInfo
        var path: [String]
        var properties: DeclaredProperties
    }

    private func sentence(for fault: CommandLineFault, in context: Context) -> String {
        switch fault {
        case .unknownCommand(let name):
            localizer("help.error.unknownCommand", ["name": quoted(name)])
        case .unknownOption(let option):
            localizer("help.error.unknownOption", ["option": quoted(option)])
        case .malformedOption(let option):
            localizer("help.error.malformedOption", ["option": quoted(option)])
        case .missingValue(let option):
            localizer("help.error.missingValue", ["option": quoted(option)])
        case .missingValueWithin(let option, let group):
            localizer("help.error.missingValueWithin", ["option": quoted(option), "group": quoted(group)])
        case .unexpectedValue(let option, let value):
            localizer("help.error.unexpectedValue", ["option": quoted(option), "value": quoted(value)])
        case .unexpectedArguments(let arguments):
            localizer(
                "help.error.unexpectedArguments",
                count: arguments.count,
                ["arguments": arguments.map(quoted).joined(separator: ", ")]
            )
        case .exclusive(let first, let second):
            localizer("help.error.exclusive", ["first": quoted(first), "second": quoted(second)])
        case .missing(let property):
            localizer("help.error.missing", ["argument": mention(of: property, in: context)])
        case .invalidValue(let value, let option, let property, _):
            localizer(
                "help.error.invalidValue",
                ["value": quoted(value), "argument": option ?? mention(of: property, in: context)]
            )
        case .unsupportedShell(let shell?):
            localizer("help.error.unsupportedShell", ["shell": quoted(shell)])
        case .unsupportedShell(nil):
            localizer("help.error.unknownShell")
        case .unreadable:
            localizer("help.error.unreadable")
        case .other(let text):
            text
        }
    }

    private func hint(for fault: CommandLineFault, in context: Context) -> String? {
        switch fault {
        case .unknownCommand(let name):
            nearest(name, among: context.info.visibleSubcommands.flatMap { [$0.commandName] + ($0.aliases ?? []) })
        case .unknownOption(let option):
            hint(forUnknown: option, in: context)
        case .missingValue(let option):
            argument(named: option, in: context).flatMap { description(of: $0, in: context) }
        case .missing(let property):
            context.properties.argument(for: property).flatMap { description(of: $0, in: context) }
        case .invalidValue(_, _, let property, let error):
            error.flatMap(reason)
                ?? context.properties.argument(for: property).flatMap { allowed(for: $0, in: context) }
        case .unsupportedShell:
            localizer(
                "help.error.shells",
                [
                    "shells": localizer.list(CompletionShell.allCases.map(\.rawValue)),
                    "example": "--generate-completion-script bash",
                ]
            )
        default:
            nil
        }
    }

    private func hint(forUnknown option: String, in context: Context) -> String? {
        let names = context.info.visibleArguments.flatMap { $0.names ?? [] }.filter { $0.kind != .short }
        let isOfSubcommand = context.info.visibleSubcommands.contains { subcommand in
            subcommand.visibleArguments.contains { $0.names?.contains { $0.typed == option } == true }
        }
        if isOfSubcommand {
            return localizer("help.error.afterCommand", ["option": option, "command": words.commandStand])
        }
        guard option.count > 2 else { return nil }
        return nearest(option, among: names.map(\.typed))
    }

    private func nearest(_ name: String, among names: [String]) -> String? {
        NearestName.nearest(to: name, among: names).map { localizer("help.error.nearest", ["name": quoted($0)]) }
    }

    private func argument(named name: String, in context: Context) -> ArgumentInfo? {
        context.info.visibleArguments.first { $0.names?.contains { $0.typed == name } == true }
    }

    private func mention(of property: CommandLineFault.Property, in context: Context) -> String {
        context.properties.argument(for: property).map(words.mention) ?? "<\(property.name)>"
    }

    private func description(of argument: ArgumentInfo, in context: Context) -> String? {
        let text = words.text(of: argument, at: context.path)
        return text.isEmpty ? nil : "\(words.mention(of: argument))  \(text)"
    }

    private func allowed(for argument: ArgumentInfo, in context: Context) -> String? {
        guard let values = argument.allValues, !values.isEmpty else { return description(of: argument, in: context) }
        return localizer("help.error.allowed", ["values": localizer.alternatives(values)])
    }

    /// What a person typed, in quotation marks, with control and format characters as escapes.
    private func quoted(_ text: String) -> String {
        localizer.quote(VisibleText(text).text)
    }
}
