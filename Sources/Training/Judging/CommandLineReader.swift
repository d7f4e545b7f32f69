/// Splits shell text into words by the rules of POSIX (2.2, 2.3), expansions kept as they are written.
struct CommandLineReader {
    private static let reserved: Set = [
        "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "function", "{", "}",
        "[[",
    ]

    private let characters: [Character]
    private var index = 0
    private var command = CommandLine.Command()
    private var commands: [CommandLine.Command] = []
    private var joints: [String] = []

    init(_ text: String) {
        characters = Array(text.replacing("\\\n", with: " "))
    }

    mutating func read() throws(CommandLine.Fault) -> ([CommandLine.Command], [String]) {
        while let character = peek() {
            switch character {
            case " ", "\t": index += 1
            case "#": skipComment()
            case "\n", ";", "&", "|": try join()
            case "(", ")": throw .script
            case "<", ">": try redirect(from: "")
            default: try take()
            }
        }
        end()
        if joints.count >= commands.count, !joints.isEmpty { joints.removeLast() }
        return (commands, joints)
    }

    private func peek(_ offset: Int = 0) -> Character? {
        characters.indices.contains(index + offset) ? characters[index + offset] : nil
    }

    private mutating func skipComment() {
        while let character = peek(), character != "\n" {
            _ = character
            index += 1
        }
    }

    // MARK: Commands

    private mutating func end() {
        guard command != CommandLine.Command() else { return }
        commands.append(command)
        command = CommandLine.Command()
    }

    private mutating func join() throws(CommandLine.Fault) {
        let first = peek()
        index += 1
        let isDouble = (first == "&" || first == "|") && peek() == first
        if isDouble { index += 1 }
        let joint = isDouble ? (first == "&" ? "&&" : "||") : first == "|" ? "|" : ";"
        let before = commands.count
        end()
        if commands.count > before { joints.append(joint) }
    }

    private mutating func take() throws(CommandLine.Fault) {
        let start = index
        let word = try word()
        if command.words.isEmpty, word.isBare, Self.reserved.contains(word.text) { throw .script }
        if word.isBare, word.text.allSatisfy(\.isNumber), start < index, peek() == "<" || peek() == ">" {
            return try redirect(from: word.text)
        }
        if command.words.isEmpty, let (name, value) = Self.assignment(word.text) {
            command.assignments[name] = value
        } else {
            command.words.append(word.text)
        }
    }

    private mutating func redirect(from number: String) throws(CommandLine.Fault) {
        var sign = number
        while let character = peek(), "<>&|".contains(character) {
            sign.append(character)
            index += 1
        }
        if sign.hasSuffix("<<") { throw .script }
        while peek() == " " || peek() == "\t" { index += 1 }
        command.redirections.append(sign + (try word().text))
    }

    private static func assignment(_ text: String) -> (name: String, value: String)? {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let name = text[..<equals]
        guard let first = name.first, first == "_" || first.isASCII && first.isLetter else { return nil }
        guard name.allSatisfy({ $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return nil }
        return (String(name), String(text[text.index(after: equals)...]))
    }

    // MARK: Words

    private mutating func word() throws(CommandLine.Fault) -> CommandLine.Word {
        var word = CommandLine.Word(text: "")
        while let character = peek(), !" \t\n;&|<>()".contains(character) {
            switch character {
            case "'":
                word.isBare = false
                word.text += try quoted(by: "'")
            case "\"":
                word.isBare = false
                word.text += try doubleQuoted()
            case "\\":
                word.isBare = false
                index += 1
                if let next = peek() { word.text.append(next) }
                index += 1
            case "$", "`": word.text += try expansion()
            default:
                word.text.append(character)
                index += 1
            }
        }
        return word
    }

    private mutating func quoted(by mark: Character) throws(CommandLine.Fault) -> String {
        index += 1
        let start = index
        while let character = peek(), character != mark {
            _ = character
            index += 1
        }
        guard peek() == mark else { throw .openQuote }
        defer { index += 1 }
        return String(characters[start..<index])
    }

    private mutating func doubleQuoted() throws(CommandLine.Fault) -> String {
        index += 1
        var text = ""
        while let character = peek() {
            switch character {
            case "\"":
                index += 1
                return text
            case "\\":
                if let next = peek(1), "\"\\$`".contains(next) { text.append(next) } else { text += "\\" }
                if let next = peek(1), !"\"\\$`".contains(next) { text.append(next) }
                index += 2
            case "$", "`": text += try expansion()
            default:
                text.append(character)
                index += 1
            }
        }
        throw .openQuote
    }

    /// An expansion as it is written.
    private mutating func expansion() throws(CommandLine.Fault) -> String {
        if peek() == "`" { return "`" + (try quoted(by: "`")) + "`" }
        guard let next = peek(1), next == "(" || next == "{" else {
            index += 1
            return "$"
        }
        let (open, close): (Character, Character) = next == "(" ? ("(", ")") : ("{", "}")
        let start = index
        index += 1
        var depth = 0
        while let character = peek() {
            index += 1
            if character == open { depth += 1 }
            if character == close { depth -= 1 }
            if depth == 0 { return String(characters[start..<index]) }
        }
        throw .openExpansion
    }
}
