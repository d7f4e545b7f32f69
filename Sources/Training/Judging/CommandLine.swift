/// A line of shell text as far as commands can be compared: simple commands with what joins them.
package struct CommandLine: Sendable, Hashable {
    /// A word after the removal of quotes.
    struct Word: Sendable, Hashable {
        var text: String
        /// Whether a shell would keep the word together as written, without quotes.
        var isBare = true
    }

    /// What one program is called with.
    struct Command: Sendable, Hashable {
        /// `NAME=value` before the program, in the order of names.
        var assignments: [String: String] = [:]
        /// The program and its arguments.
        var words: [String] = []
        /// Each redirection as one text, such as `2>/dev/null`.
        var redirections: [String] = []

        /// The name of the program, without the folder before it.
        var program: String {
            words.first.map { String($0.split(separator: "/").last ?? "") } ?? ""
        }
    }

    /// Why a text cannot be compared as commands.
    package enum Fault: Error, Sendable, Hashable {
        /// A quote is open at the end.
        case openQuote
        /// An expansion is open at the end.
        case openExpansion
        /// Loops, conditions, functions and here-documents are scripts, and not lines that somebody types.
        case script
    }

    var commands: [Command] = []
    /// What stands between one command and the next: `|`, `&&`, `||` or `;`.
    var joints: [String] = []

    /// Reads a text.
    ///
    /// - Throws: ``Fault``.
    package init(_ text: String) throws(Fault) {
        var reader = CommandLineReader(text)
        (commands, joints) = try reader.read()
    }

    private init(commands: [Command], joints: [String]) {
        (self.commands, self.joints) = (commands, joints)
    }

    /// The commands that a person types one after the other: split where a line or a list ends, pipelines kept whole.
    package var parts: [CommandLine] {
        var parts: [CommandLine] = []
        var part = CommandLine(commands: [], joints: [])
        for (index, command) in commands.enumerated() {
            part.commands.append(command)
            guard joints.indices.contains(index) else { break }
            if joints[index] == "|" || joints[index] == "||" {
                part.joints.append(joints[index])
            } else {
                parts.append(part)
                part = CommandLine(commands: [], joints: [])
            }
        }
        return part.commands.isEmpty ? parts : parts + [part]
    }

    /// The program that its first command calls.
    package var program: String { commands.first?.program ?? "" }

    /// The words of its first command.
    package var words: [String] { commands.first?.words ?? [] }

    /// How many commands it holds.
    package var count: Int { commands.count }
}
