internal import ArgumentParser
internal import Rendering

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
    /// The languages that are asked for: all of them by `render`, the last by every other command.
    @Option(name: .long) var lang: [String] = []
    @Option(name: .long) var runbooks: [String] = []
    @Option(name: .long) var locales: [String] = []
    @Option(name: .long) var color: TerminalStyle.ColorChoice = .auto
    @Flag(name: .long) var plain = false

    /// The languages that are asked for, each option perhaps naming several.
    var languages: [String] { lang.flatMap { $0.split(separator: ",").map(String.init) } }

    /// The options as values, which also stand without a command line.
    var values: ContextOptions {
        ContextOptions(
            lang: lang.last.map { String($0.prefix { $0 != "," }) },
            runbooks: runbooks,
            locales: locales,
            color: color,
            plain: plain
        )
    }
}

/// What the options that every command takes say, or would say.
struct ContextOptions {
    var lang: String?
    var runbooks: [String] = []
    var locales: [String] = []
    var color = TerminalStyle.ColorChoice.auto
    var plain = false
}

extension TerminalStyle.ColorChoice: OptionWord {}

/// The forms in which a command prints its product.
enum OutputFormat: String, OptionWord {
    case text
    case json
}
