/// The lines of a session in a terminal that is shown and never run: prompts, commands and what they print.
struct ConsoleSession {
    /// A line of the session.
    struct Line {
        /// What stands before the command; empty for output, and for a command that goes on.
        var prompt: Substring
        var text: Substring
        var isCommand: Bool
    }

    private(set) var lines: [Line] = []

    /// Splits a session as the format does: `$ ` starts a command; a line after a trailing backslash, and one after `> `
    /// right below a command, continue it; the rest is output.
    init(_ text: String) {
        var continues = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let follows = lines.last?.isCommand == true
            let length = Self.promptLength(line, continues: continues, follows: follows)
            lines.append(
                Line(prompt: line.prefix(length ?? 0), text: line.dropFirst(length ?? 0), isCommand: length != nil)
            )
            continues = length != nil && line.reversed().prefix { $0 == "\\" }.count % 2 == 1
        }
        // A block ends with a line feed, which starts no line.
        if lines.last?.prompt.isEmpty == true, lines.last?.text.isEmpty == true { lines.removeLast() }
    }

    /// The characters before the command of a line; nil for output.
    private static func promptLength(_ line: Substring, continues: Bool, follows: Bool) -> Int? {
        if !continues, line.hasPrefix("$ ") || line == "$" { return min(2, line.count) }
        if continues || follows, line.hasPrefix("> ") || line == ">" { return min(2, line.count) }
        return continues ? 0 : nil
    }
}
