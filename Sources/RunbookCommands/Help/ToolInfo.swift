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

    /// Whether this is one of the two flags that every command has.
    var isHelpOrVersion: Bool {
        kind == .flag && (names ?? []).contains { $0.typed == "--help" || $0.typed == "--version" }
    }

    /// The names, long ones first: the order in which catalogs are asked for a text.
    var namesByLength: [Name] {
        (names ?? []).filter { $0.kind != .short } + (names ?? []).filter { $0.kind == .short }
    }
}
