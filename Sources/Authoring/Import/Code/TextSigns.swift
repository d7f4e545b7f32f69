/// What a line, or a text, looks like.
enum TextSigns {
    private static let results = [
        " created", " configured", " patched", " deleted", " unchanged", " scaled", " annotated", " labeled",
        " restarted", " condition met",
    ]

    /// Whether a line is the header of a table that a program prints: capitals, in columns.
    static func isTableHeader(_ line: some StringProtocol) -> Bool {
        // Most lines start otherwise, and need no closer look.
        guard line.utf8.first.map({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) == true,
            line.contains("  ") || line.contains("\t")
        else { return false }
        let words = line.split(whereSeparator: \.isWhitespace)
        let isOfName = { (character: Character) in
            character.isASCII && !character.isLowercase
                && (character.isLetter || character.isNumber || "()_/.%-".contains(character))
        }
        return words.count >= 2 && words.allSatisfy { $0.allSatisfy(isOfName) && $0.contains(where: \.isLetter) }
    }

    /// Whether a line is what kubectl, helm or docker answer.
    static func isAnswer(_ line: some StringProtocol) -> Bool {
        if results.contains(where: { line.hasSuffix($0) }), line.contains("/") || line.contains("\"") {
            return line.split(separator: " ").count <= 4
        }
        return [
            "Release \"", "STATUS: ", "LAST DEPLOYED: ", "REVISION: ", "Error: ", "Error from server", "[+] ",
            "Hang tight", "Update Complete", "Waiting for deployment", "deployment \"",
        ].contains { line.hasPrefix($0) }
    }

    /// Whether a line stands for what is left out.
    static func isElision(_ line: some StringProtocol) -> Bool {
        ["...", "…", "....", ". . ."].contains(line.trimmed)
    }

    /// Whether a line where a command is expected is a sentence, or a comment of another language.
    static func isProse(_ line: some StringProtocol) -> Bool {
        if line.hasPrefix("//") || line.hasPrefix("/*") { return true }
        let words = line.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, let letter = first.first else { return false }
        if !letter.isASCII, letter.isLetter { return true }
        let isCapital = letter.isUppercase && first.dropFirst().allSatisfy { $0.isLowercase || ",'’-:".contains($0) }
        return isCapital && words.count >= 3 && !KnownCommands.isCommand(first)
    }

    /// Whether a text is a manifest of Kubernetes.
    static func isManifest(_ lines: [Substring]) -> Bool {
        lines.contains { $0.hasPrefix("apiVersion:") || $0.hasPrefix("kind:") }
    }

    /// Whether every line could be one of YAML: `key: value`, `- item`, a comment, or what is indented below them.
    static func isYAML(_ lines: [Substring]) -> Bool {
        let starts = lines.filter { $0.first != " " && $0.first != "#" && $0 != "---" && !isElision($0) }
        return !starts.isEmpty && starts.allSatisfy(isEntry) && lines.count >= 2
    }

    private static func isEntry(_ line: Substring) -> Bool {
        if line.hasPrefix("- ") { return true }
        let key = line.drop { "\"'".contains($0) }
        guard let first = key.first, first.isLetter || first == "_" else { return false }
        let rest = key.drop { $0.isLetter || $0.isNumber || "_./-".contains($0) }.drop { "\"'".contains($0) }
        return rest.first == ":" && (rest.dropFirst().first.map(\.isWhitespace) ?? true)
    }

    /// Whether a text is an object or a list of JSON, as far as its ends tell.
    static func isJSON(_ text: String) -> Bool {
        let text = text.trimmed
        guard text.hasPrefix("{") && text.hasSuffix("}") || text.hasPrefix("[") && text.hasSuffix("]") else {
            return false
        }
        return text.dropFirst().drop(while: \.isWhitespace).first.map { "\"{}[]".contains($0) || $0.isNumber } == true
    }

    /// The prompt of another shell, or of another machine, with which a line starts.
    static func otherPrompt(_ line: some StringProtocol) -> String? {
        if line.hasPrefix(">>>") { return ">>>" }
        if line.hasPrefix("[") { return prompt(line, through: "]", then: "$#") }
        let word = line.prefix { $0 != " " }
        guard let last = word.last else { return nil }
        let isDrive = word.dropFirst().hasPrefix(":\\") && word.first?.isLetter == true
        if isDrive || line.hasPrefix("PS ") { return prompt(line, through: ">", then: "") }
        if word.contains("@"), "$#".contains(last) { return String(word) }
        let isName = word.dropLast().allSatisfy { $0.isLetter || $0.isNumber || "_.-".contains($0) }
        if ">%".contains(last), word.count > 1, isName, line.count > word.count { return String(word) }
        let isClient = ["milvus_cli", "mysql", "redis"].contains(String(word))
        return isClient && line.dropFirst(word.count).hasPrefix(" > ") ? word + " >" : nil
    }

    /// The start of a line through a sign, and one of some others right behind it.
    private static func prompt(_ line: some StringProtocol, through sign: Character, then others: String) -> String? {
        guard let index = line.firstIndex(of: sign) else { return nil }
        if others.isEmpty { return String(line[...index]) }
        guard let next = line[line.index(after: index)...].first, others.contains(next) else { return nil }
        return String(line[...index]) + String(next)
    }
}
