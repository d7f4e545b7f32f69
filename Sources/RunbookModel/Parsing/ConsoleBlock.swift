internal import MarkdownTree

/// A terminal session as a block shows it: prompts, commands and what they print.
struct ConsoleBlock {
    /// Text gathered line by line, and where it stands.
    struct Gathered {
        /// Each line ended by a line feed.
        fileprivate(set) var text = ""
        fileprivate(set) var places: SourceMap
        fileprivate var lastLine: Int?

        fileprivate mutating func append(_ line: Substring, at location: SourceLocation) {
            places.append(location, from: text.utf8.count)
            text += line + "\n"
            lastLine = location.line
        }
    }

    /// The commands, prompts removed.
    private(set) var code: Gathered
    /// What the session prints.
    private(set) var output: Gathered

    /// Splits a session.
    ///
    /// `$ ` starts a command; a line after a trailing backslash, and a line after `> ` that follows a command line,
    /// continue it; the rest is output.
    init(_ literal: String, at places: SourceMap) {
        code = Gathered(places: SourceMap(start: places.start))
        output = Gathered(places: SourceMap(start: places.start))
        var continues = false
        var offset = 0
        for line in literal.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let location = places.location(at: offset)
            offset += line.utf8.count + 1
            let follows = code.lastLine == location.line - 1
            if let prompt = Self.promptLength(line, continues: continues, follows: follows) {
                let command = line.dropFirst(prompt)
                code.append(command, at: SourceLocation(line: location.line, column: location.column + prompt))
                continues = command.reversed().prefix { $0 == "\\" }.count % 2 == 1
            } else {
                output.append(line, at: location)
            }
        }
    }

    /// The characters before the command of a line; nil for output.
    private static func promptLength(_ line: Substring, continues: Bool, follows: Bool) -> Int? {
        if !continues, line.hasPrefix("$ ") || line == "$" { return min(2, line.count) }
        if continues || follows, line.hasPrefix("> ") || line == ">" { return min(2, line.count) }
        return continues ? 0 : nil
    }
}
