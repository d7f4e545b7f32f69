internal import MarkdownTree

/// A terminal session as a block shows it: prompts, commands and what they print.
struct ConsoleBlock {
    /// The commands, prompts removed, each line ended by a line feed.
    private(set) var code = ""
    /// Where each line of `code` stands in the source.
    private(set) var codeLocations: [SourceLocation] = []
    /// What the session prints.
    private(set) var output = ""

    /// Splits a session.
    ///
    /// `$ ` starts a command; a line after a trailing backslash, and a line after `> ` that follows a
    /// command line, continue it; the rest is output.
    init(_ literal: String, start: SourceLocation) {
        var continues = false
        var line = start.line
        for text in literal.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let location = SourceLocation(line: line, column: start.column)
            line += 1
            if text.hasPrefix("$ ") || text == "$" {
                take(text.dropFirst(2), skipping: 2, at: location, continues: &continues)
            } else if continues {
                let isPrompted = text.hasPrefix("> ")
                take(
                    isPrompted ? text.dropFirst(2) : text,
                    skipping: isPrompted ? 2 : 0,
                    at: location,
                    continues: &continues
                )
            } else if text.hasPrefix("> "), codeLocations.last?.line == location.line - 1 {
                take(text.dropFirst(2), skipping: 2, at: location, continues: &continues)
            } else {
                output += text + "\n"
            }
        }
    }

    private mutating func take(
        _ text: Substring,
        skipping columns: Int,
        at location: SourceLocation,
        continues: inout Bool
    ) {
        code += text + "\n"
        codeLocations.append(SourceLocation(line: location.line, column: location.column + columns))
        continues = text.reversed().prefix { $0 == "\\" }.count % 2 == 1
    }
}
