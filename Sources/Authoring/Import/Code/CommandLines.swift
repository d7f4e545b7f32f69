/// The commands of a block of shell text, one for each line that starts one.
struct CommandLines {
    /// A command with the lines that continue it.
    struct Command {
        /// The line on which it starts, from 0.
        let line: Int
        let text: String
        /// Its words, split at white space as a shell has it; quotes are no matter here.
        let words: [Substring]
        /// Its words from the name of the program on, without what stands before that.
        let call: ArraySlice<Substring>
        /// The name of the program, without its folder.
        let program: String

        init(line: Int, text: String) {
            self.line = line
            self.text = text
            words = text.utf8.split { $0 == UInt8(ascii: " ") || (0x09...0x0D).contains($0) }.map { Substring($0) }
            call = words.drop { word in
                ["sudo", "env", "time", "nohup", "exec"].contains(word) || KnownCommands.isAssignment(word)
            }
            program = call.first.map { String($0.split(separator: "/").last ?? $0) } ?? ""
        }
    }

    private(set) var commands: [Command] = []
    /// Whether some line opens a here-document.
    private(set) var hasHereDocument = false

    /// Reads shell text, or a session of which only lines with a prompt are commands.
    init(_ text: String, isSession: Bool = false) {
        var (lines, continues): ([(number: Int, text: String)], Bool) = ([], false)
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
            Self.add(command, at: number, continues, to: &lines)
            continues = command.hasSuffix("\\")
            delimiter = Self.delimiter(in: command)
            hasHereDocument = hasHereDocument || delimiter != nil
        }
        commands = lines.map { Command(line: $0.number, text: $0.text) }
    }

    private static func add(
        _ text: String,
        at number: Int,
        _ continues: Bool,
        to lines: inout [(number: Int, text: String)]
    ) {
        let words = text.hasSuffix("\\") ? String(text.dropLast()) : text
        if continues, !lines.isEmpty {
            lines[lines.count - 1].text += " " + words
        } else {
            lines.append((number, words))
        }
    }

    /// The word that ends the here-document that a line opens.
    private static func delimiter(in line: String) -> String? {
        guard line.utf8.contains(UInt8(ascii: "<")), line.contains("<<"),
            let match = line.firstMatch(of: #/<<-?\s*["']?([A-Za-z_][A-Za-z0-9_]*)["']?/#)
        else {
            return nil
        }
        return String(match.1)
    }
}
