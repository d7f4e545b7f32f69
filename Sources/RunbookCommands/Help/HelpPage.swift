internal import Localization
internal import Rendering

/// The help screen of a command, in the reader's language.
struct HelpPage {
    private let words: HelpWords
    private let info: CommandInfo
    private let path: [String]
    private let width: Int

    /// The widest column of names; longer ones have their text on the next line.
    private static let widestLabel = 26
    /// The narrowest column of texts beside names; below it texts stand on their own lines.
    private static let narrowestText = 28

    /// Lays out the help of a command.
    ///
    /// - Parameters:
    ///   - path: The command's names, the root's first; names from an unknown one on are passed over.
    ///   - tool: What the commands declare.
    ///   - localizer: The reader's language.
    ///   - width: The most display columns of a line.
    /// - Returns: Lines without trailing spaces, each ended by a newline.
    static func text(for path: [String], in tool: ToolInfo, localizer: Localizer, width: Int) -> String {
        let found = tool.command(at: path)
        let page = HelpPage(
            words: HelpWords(localizer: localizer),
            info: found.info,
            path: found.path,
            width: max(width, 20)
        )
        return page.blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private init(words: HelpWords, info: CommandInfo, path: [String], width: Int) {
        self.words = words
        self.info = info
        self.path = path
        self.width = width
    }

    private var blocks: [[String]] {
        let localizer = words.localizer
        let positional = info.visibleArguments.filter { $0.kind == .positional }
        let named = info.visibleArguments.filter { $0.kind != .positional }
        return [
            wrapped(words.abstract(of: info, at: path)),
            usage,
            wrapped(words.discussion(of: info, at: path)),
            section(localizer("help.heading.arguments"), positional.map(entry)),
            section(localizer("help.heading.options"), named.map(entry)),
            section(localizer("help.heading.commands"), info.visibleSubcommands.map(entry)),
            more,
        ]
    }

    private var usage: [String] {
        let heading = words.localizer("help.heading.usage")
        let lines = DisplayWidth.wrap(words.usage(of: info, at: path), to: width - DisplayWidth.width(of: heading) - 1)
        let indent = String(repeating: " ", count: DisplayWidth.width(of: heading) + 1)
        return lines.enumerated().map { index, line in index == 0 ? "\(heading) \(line)" : indent + line }
    }

    private var more: [String] {
        guard !info.visibleSubcommands.isEmpty else { return [] }
        let command = ([path[0], "help"] + path.dropFirst() + [words.commandStand]).joined(separator: " ")
        return wrapped(words.localizer("help.more", ["command": command]))
    }

    private func entry(for argument: ArgumentInfo) -> (label: String, text: String) {
        let parts = [words.text(of: argument, at: path), words.range(of: argument)]
        return (words.label(of: argument), parts.filter { !$0.isEmpty }.joined(separator: " "))
    }

    private func entry(for command: CommandInfo) -> (label: String, text: String) {
        let names = [command.commandName] + (command.aliases ?? [])
        let abstract = words.abstract(of: command, at: path + [command.commandName])
        let isDefault = command.commandName == info.defaultSubcommand
        let text = isDefault ? [abstract, words.localizer("help.defaultCommand")].joined(separator: " ") : abstract
        return (names.joined(separator: ", "), text)
    }

    private func wrapped(_ text: String) -> [String] {
        text.isEmpty ? [] : DisplayWidth.wrap(text, to: width)
    }

    private func section(_ heading: String, _ entries: [(label: String, text: String)]) -> [String] {
        guard !entries.isEmpty else { return [] }
        let labels = entries.map { DisplayWidth.width(of: $0.label) }.filter { $0 <= Self.widestLabel }
        let column = min(Self.widestLabel, labels.max() ?? 0) + 4
        return [heading] + entries.flatMap { lines(for: $0, column: column) }
    }

    private func lines(for entry: (label: String, text: String), column: Int) -> [String] {
        let label = "  " + entry.label
        guard !entry.text.isEmpty else { return [label] }
        guard width - column >= Self.narrowestText else {
            return DisplayWidth.wrap(entry.label, to: width - 2).map { "  " + $0 }
                + DisplayWidth.wrap(entry.text, to: width - 6).map { "      " + $0 }
        }
        let indent = String(repeating: " ", count: column)
        var lines = DisplayWidth.wrap(entry.text, to: width - column).map { indent + $0 }
        guard DisplayWidth.width(of: label) <= column - 2 else {
            return DisplayWidth.wrap(entry.label, to: width - 2).map { "  " + $0 } + lines
        }
        lines[0] = label + lines[0].dropFirst(DisplayWidth.width(of: label))
        return lines
    }
}
