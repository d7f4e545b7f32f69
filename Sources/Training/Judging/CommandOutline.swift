/// A command with more or less of it left out, for hints.
package struct CommandOutline: Sendable {
    /// The program of the first command.
    package let program: String
    /// The program, the verb and the names of the options.
    package private(set) var options = ""
    /// The whole with the values of options, but without the words that name what it acts on.
    package private(set) var shape = ""

    package init(_ text: String) {
        guard let line = try? CommandLine(text) else {
            program = ""
            return
        }
        program = line.program
        let commands = line.commands.map { ReadCommand($0) }
        options = commands.map(Self.options).joined(separator: " | ")
        shape = commands.map(Self.shape).joined(separator: " | ")
    }

    private static func options(_ command: ReadCommand) -> String {
        ([command.program, command.verb].filter { !$0.isEmpty } + command.optionOrder.map { "\($0) …" })
            .joined(separator: " ")
    }

    private static func shape(_ command: ReadCommand) -> String {
        let words = [command.program, command.verb].filter { !$0.isEmpty }
        let options = command.optionOrder.flatMap { name in
            (command.options[name] ?? []).map { $0.map { "\(name) \($0)" } ?? name }
        }
        return (words + command.positionals.map { _ in "…" } + options).joined(separator: " ")
    }
}
