internal import ArgumentParser
internal import Foundation

/// What a tree of commands declares: names, arguments and options, without any wording of the library.
///
/// ArgumentParser publishes it as JSON (serialization version 0); keys that help has no use for are not read.
struct ToolInfo: Decodable, Sendable {
    var command: CommandInfo

    /// Reads the declarations of a command and of all commands under it.
    ///
    /// - Throws: `DecodingError` if the library's format has changed.
    init(of root: any ParsableCommand.Type) throws {
        self = try JSONDecoder().decode(ToolInfo.self, from: Data(root._dumpHelp().utf8))
    }

    /// Reads only the declarations that the help of the command at a path of names needs.
    ///
    /// - Throws: `DecodingError` if the library's format has changed.
    init(of root: any ParsableCommand.Type, along path: [String]) throws {
        guard !root.configuration.subcommands.isEmpty else {
            self = try ToolInfo(of: root)
            return
        }
        command = CommandInfo(outlineOf: root)
        guard path.count > 1, let next = root.configuration.subcommands.first(where: { $0.answers(to: path[1]) })
        else { return }
        var info = try ToolInfo(of: next, along: Array(path.dropFirst())).command
        if !root.configuration.version.isEmpty {
            // A command has the version flag of those above it, before its own for help.
            let help = info.arguments?.lastIndex { $0.isHelpOrVersion } ?? 0
            info.arguments?.insert(.version, at: help)
        }
        command.subcommands = command.subcommands?.map { $0.commandName == info.commandName ? info : $0 }
    }

    /// The command at a path of names that starts with the root's, and the names that were found.
    func command(at path: [String]) -> (info: CommandInfo, path: [String]) {
        var info = command
        var found = [command.commandName]
        for name in path.dropFirst() {
            guard let next = info.subcommands?.first(where: { $0.answers(to: name) }) else { break }
            info = next
            found.append(next.commandName)
        }
        return (info, found)
    }
}

/// One command's declarations.
struct CommandInfo: Decodable, Sendable {
    var commandName: String
    var aliases: [String]?
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool?
    var defaultSubcommand: String?
    var subcommands: [CommandInfo]?
    var arguments: [ArgumentInfo]?

    /// Whether the command is called by a name.
    func answers(to name: String) -> Bool {
        commandName == name || aliases?.contains(name) == true
    }

    /// The subcommands that help shows; `help` itself is not among them.
    var visibleSubcommands: [CommandInfo] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }

    /// The arguments and options that help shows, in declared order.
    var visibleArguments: [ArgumentInfo] {
        (arguments ?? []).filter { $0.shouldDisplay != false }
    }
}

extension CommandInfo {
    /// The names that a command with subcommands and no arguments of its own declares.
    init(outlineOf root: any ParsableCommand.Type) {
        let configuration = root.configuration
        self.init(
            commandName: root._commandName,
            abstract: configuration.abstract,
            discussion: configuration.discussion,
            defaultSubcommand: configuration.defaultSubcommand?._commandName,
            subcommands: configuration.subcommands.map { type in
                CommandInfo(
                    commandName: type._commandName,
                    aliases: type.configuration.aliases,
                    abstract: type.configuration.abstract,
                    shouldDisplay: type.configuration.shouldDisplay
                )
            },
            arguments: configuration.version.isEmpty ? [.help] : [.version, .help]
        )
    }
}

extension ParsableCommand {
    /// Whether the command is called by a name.
    fileprivate static func answers(to name: String) -> Bool {
        _commandName == name || configuration.aliases.contains(name)
    }
}

/// One argument's, option's or flag's declaration.
struct ArgumentInfo: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable {
        case positional
        case option
        case flag
    }

    /// One of the names of an option or flag.
    struct Name: Decodable, Sendable {
        enum Kind: String, Decodable, Sendable {
            case long
            case short
            case longWithSingleDash
        }

        var kind: Kind
        var name: String

        /// The name as it is typed, with its dashes.
        var typed: String { kind == .long ? "--\(name)" : "-\(name)" }
    }

    var kind: Kind
    var shouldDisplay: Bool?
    var isOptional: Bool
    var isRepeating: Bool
    var parsingStrategy: String?
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?

    /// The flags that every command has.
    static let help = flag(long: "help", short: "h")
    static let version = flag(long: "version")

    private static func flag(long: String, short: String? = nil) -> ArgumentInfo {
        let names = [Name(kind: .long, name: long)] + (short.map { [Name(kind: .short, name: $0)] } ?? [])
        return ArgumentInfo(kind: .flag, isOptional: true, isRepeating: false, names: names)
    }

    /// Whether this is one of the two flags that every command has.
    var isHelpOrVersion: Bool {
        kind == .flag && (names ?? []).contains { $0.typed == "--help" || $0.typed == "--version" }
    }

    /// The names, long ones first: the order in which catalogs are asked for a text.
    var namesByLength: [Name] {
        (names ?? []).filter { $0.kind != .short } + (names ?? []).filter { $0.kind == .short }
    }
}
