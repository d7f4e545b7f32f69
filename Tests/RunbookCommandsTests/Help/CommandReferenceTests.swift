import ArgumentParser
import Foundation
import Localization
import SystemPackage
import Testing

@testable import RunbookCommands

/// The handbook has every command, option, key, exit status and variable of the program, and invents none.
struct CommandReferenceTests {
    private static let languages = ["en", "fr"]
    private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent().removingLastComponent()

    /// The commands and their options, by name; the options that every command takes are by themselves.
    private let options: [String: Set<String>]
    private let common: Set<String>

    init() throws {
        let root = try ToolInfo(of: RunbookCommand.self).command
        let commands = (root.subcommands ?? []).filter { $0.shouldDisplay != false }
        let all = commands.filter { $0.commandName != "help" }.map(Self.options)
        let common = all.reduce(all.first ?? []) { $0.intersection($1) }
        self.common = common
        options = Dictionary(
            uniqueKeysWithValues: commands.map { ($0.commandName, Self.options(of: $0).subtracting(common)) }
        )
    }

    private static func options(of command: CommandInfo) -> Set<String> {
        Set(command.visibleArguments.flatMap { $0.names ?? [] }.map(\.typed))
    }

    /// The sections of the handbook's page by their ids, without code blocks.
    private func sections(_ language: String) throws -> [String: String] {
        let path = Self.root.appending("runbooks/handbook-commands/\(language).md").string
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let prose = text.replacing(#/(?m)^(`{3,})[^`\n]+\n(?s:.*?)^\1$/#, with: "")
        let parts = prose.split(separator: "\n## ").dropFirst()
        return try Dictionary(
            uniqueKeysWithValues: parts.map { part in
                let id = try #require(part.prefix { $0 != "\n" }.firstMatch(of: #/\{#([a-z0-9-]+)\}/#)).1
                return (String(id), String(part))
            }
        )
    }

    /// The options within code spans.
    private func optionsNamed(in text: String) -> Set<String> {
        let spans = text.matches(of: #/`([^`\n]+)`/#).map(\.1)
        return Set(spans.flatMap { $0.matches(of: #/(?:^| )(--?[a-z][a-z-]*)/#).map { String($0.1) } })
    }

    // MARK: Commands and options

    @Test(arguments: languages)
    func everyCommandHasASectionAndNoneIsInvented(language: String) throws {
        let found = try sections(language).keys.filter { $0.hasPrefix("command-") }
        #expect(options.count > 10)
        #expect(Set(found) == Set(options.keys.map { "command-\($0)" }))
    }

    @Test(arguments: languages)
    func optionsOfEveryCommandAreExplained(language: String) throws {
        let sections = try sections(language)
        #expect(common.isSuperset(of: ["--lang", "--help"]))
        #expect(optionsNamed(in: try #require(sections["common-options"])) == common)
        for (command, options) in options where command != "help" {
            let named = optionsNamed(in: try #require(sections["command-\(command)"]))
            #expect(named.isSuperset(of: options), "\(command): \(options.subtracting(named))")
            #expect(named.isSubset(of: options.union(common)), "\(command): \(named.subtracting(options))")
        }
    }

    @Test(arguments: languages)
    func noOptionIsInventedElsewhere(language: String) throws {
        let known = options.values.reduce(common) { $0.union($1) }.union(["--generate-completion-script"])
        for (id, text) in try sections(language) {
            #expect(optionsNamed(in: text).isSubset(of: known), "\(id): \(optionsNamed(in: text).subtracting(known))")
        }
    }

    // MARK: Keys, statuses, variables

    @Test(arguments: languages)
    func keysAreThoseOfTheCatalog(language: String) throws {
        let localizer = Localizer(embedded: try #require(LanguageTag(language)))
        let section = try #require(try sections(language)["keys"])
        let lines = section.split(separator: "\n").filter { $0.hasPrefix("- [") }
        let names = localizer.keys(under: "run.keys").compactMap { $0.split(separator: ".").last }
        let keys = Set(names.map { "- [\(localizer("run.keys.\($0)"))] \(localizer("run.labels.\($0)"))" })
        #expect(keys.count > 10)
        #expect(Set(lines.map { line in String(line.prefix { !":\u{A0}".contains($0) }) }) == keys)
    }

    @Test(arguments: languages)
    func exitStatusesAreThoseOfTheProgram(language: String) throws {
        let section = try #require(try sections(language)["exit-statuses"])
        let found = section.matches(of: #/(?m)^- (\d+)/#).compactMap { Int32($0.1) }
        #expect(found == (0...255).filter { ExitStatus(rawValue: $0) != nil })
    }

    @Test(arguments: languages)
    func variablesAreThoseThatTheSourcesName(language: String) throws {
        let section = try #require(try sections(language)["environment"])
        let found = Set(section.matches(of: #/`(RUNBOOK_[A-Z]+)/#).map { String($0.1) })
        let folder = Self.root.appending("Sources").string
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { file in
            file.hasSuffix(".swift") && !file.hasPrefix("TestSupport/")
        }
        let sources = try files.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
        let named = Set(sources.matches(of: #/"(RUNBOOK_[A-Z]+)/#).map { String($0.1) })
        #expect(found == named)
    }
}
