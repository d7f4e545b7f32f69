import ArgumentParser
import Localization
import Testing

@testable import RunbookCommands

struct HelpCoverageTests {
    /// Every command that help shows, with its path.
    private func commands() throws -> [(path: [String], info: CommandInfo)] {
        var found: [(path: [String], info: CommandInfo)] = []
        var open = [(path: [String](), info: try ToolInfo(of: RunbookCommand.self).command)]
        while let next = open.popLast() {
            let path = next.path + [next.info.commandName]
            found.append((path, next.info))
            open += (next.info.subcommands ?? []).filter { $0.shouldDisplay != false }.map { (path, $0) }
        }
        return found
    }

    @Test(arguments: ["en", "fr"])
    func everyCommandArgumentAndOptionHasItsText(language: String) throws {
        let localizer = Localizer(embedded: try #require(LanguageTag(language)))
        let words = HelpWords(localizer: localizer)
        for (path, var info) in try commands() {
            info.abstract = nil
            #expect(!words.abstract(of: info, at: path).isEmpty, "\(path)")
            for var argument in info.visibleArguments {
                argument.abstract = nil
                #expect(!words.text(of: argument, at: path).isEmpty, "\(path) \(words.label(of: argument))")
                if argument.kind != .flag {
                    let name = argument.valueName ?? ""
                    #expect(localizer.text(ifPresent: "help.stands.\(name)") != nil, "\(path) <\(name)>")
                }
            }
        }
    }

    @Test(.enabled(if: !RunbookCommand.configuration.subcommands.isEmpty))
    func everyHelpTextBelongsToACommandThatIsThere() throws {
        let commands = try commands()
        let arguments = commands.flatMap { $0.info.visibleArguments }
        let names = Set(arguments.flatMap { $0.names ?? [] }.map(\.name))
        let values = Set(arguments.compactMap(\.valueName))
        let localizer = Localizer(embedded: .english)
        for key in localizer.keys(under: "help.options") {
            #expect(names.contains(key), "help.options.\(key)")
        }
        for group in ["help.arguments", "help.stands"] {
            for key in localizer.keys(under: group) {
                #expect(values.contains(key), "\(group).\(key)")
            }
        }
        let texts = localizer.keys(under: "help.commands").filter {
            !$0.contains(".options.") && !$0.contains(".arguments.")
        }
        for key in texts {
            let path = key.split(separator: ".").dropLast().joined(separator: ".")
            #expect(commands.contains { HelpWords.key(for: $0.path) == path }, "help.commands.\(key)")
        }
    }
}
