/// The commands of a block of shell text, one for each line that starts one.
struct CommandLines {
    /// A command with the lines that continue it.
    struct Command {
        /// The line on which it starts, from 0.
        var line: Int
        var text: String

        /// Its words, split at white space; quotes are no matter here.
        var words: [Substring] { text.split(whereSeparator: \.isWhitespace) }

        /// Its words from the name of the program on, without what stands before that.
        var call: ArraySlice<Substring> {
            words.drop { word in
                ["sudo", "env", "time", "nohup", "exec"].contains(word) || KnownCommands.isAssignment(word)
            }
        }

        /// The name of the program, without its folder.
        var program: String { call.first.map { String($0.split(separator: "/").last ?? $0) } ?? "" }
    }

    private(set) var commands: [Command] = []
    /// Whether some line opens a here-document.
    private(set) var hasHereDocument = false

    /// Reads shell text, or a session of which only lines with a prompt are commands.
    init(_ text: String, isSession: Bool = false) {
        var continues = false
        var delimiter: String?
        for (number, whole) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = whole.trimmed
            if let end = delimiter {
                if line == end { delimiter = nil }
                continue
            }
            if isSession, !continues, !line.hasPrefix("$ ") { continue }
            let command = isSession && line.hasPrefix("$ ") ? String(line.dropFirst(2)) : line
            if !continues, command.isEmpty || command.hasPrefix("#") { continue }
            add(command, at: number, continues)
            continues = command.hasSuffix("\\")
            delimiter = Self.delimiter(in: command)
            hasHereDocument = hasHereDocument || delimiter != nil
        }
    }

    private mutating func add(_ text: String, at line: Int, _ continues: Bool) {
        let words = text.hasSuffix("\\") ? String(text.dropLast()) : text
        if continues, !commands.isEmpty {
            commands[commands.count - 1].text += " " + words
        } else {
            commands.append(Command(line: line, text: words))
        }
    }

    /// The word that ends the here-document that a line opens.
    private static func delimiter(in line: String) -> String? {
        guard line.utf8.contains(UInt8(ascii: "<")),
            let match = line.firstMatch(of: #/<<-?\s*["']?([A-Za-z_][A-Za-z0-9_]*)["']?/#)
        else {
            return nil
        }
        return String(match.1)
    }
}
