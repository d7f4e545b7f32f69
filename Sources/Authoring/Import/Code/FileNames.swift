internal import MarkdownTree

/// Finds the names of files in words, commands and comments.
struct FileNames {
    private static let endings: [String: Set<String>] = [
        "yaml": ["yaml", "yml"], "yml": ["yaml", "yml"], "json": ["json"], "toml": ["toml"],
        "ini": ["ini", "cfg", "conf"],
        "conf": ["conf", "cfg"], "properties": ["properties"], "env": ["env"], "xml": ["xml"], "sql": ["sql"],
        "python": ["py"], "javascript": ["js", "mjs"], "typescript": ["ts"], "go": ["go"], "java": ["java"],
        "hcl": ["tf", "tfvars", "hcl"],
        "terraform": ["tf", "tfvars"], "shell": ["sh"], "bash": ["sh"], "sh": ["sh"],
    ]

    /// The endings that a file in the block's language may have.
    private let endings: Set<String>

    init(language: String) {
        endings = Self.endings[language] ?? []
    }

    /// The names in some words of a page, each once, in order.
    func names(in content: [Inline]) -> [String] {
        var names: [String] = []
        for inline in content {
            switch inline {
            case .text(let text): names += self.names(in: text)
            case .code(let text): names += self.names(in: text)
            case .strong(let inner), .emphasis(let inner): names += self.names(in: inner)
            case .link(let link): names += self.names(in: link.content)
            default: break
            }
        }
        return names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The names among the words of a text.
    func names(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: ".")) else { return [] }
        return text.split { $0.isWhitespace || "\"'`()[]<>«»“”„‘’,;:!?，。：；、（）「」".contains($0) }.compactMap { word in
            // A point at the end is the sentence's.
            name(word.hasSuffix(".") ? word.dropLast() : word)
        }
    }

    /// The names of files in the arguments of a command; addresses and absolute paths are none.
    func names(in command: CommandLines.Command) -> [String] {
        let arguments = command.call.dropFirst().flatMap { word -> [Substring] in
            guard word.utf8.contains(UInt8(ascii: ".")), !word.contains("://") else { return [] }
            return word.split { "=:,\"'".contains($0) }
        }
        return arguments.compactMap { argument in
            let isBelow = ["./", "$(pwd)/", "$PWD/", "${PWD}/"].first { argument.hasPrefix($0) }
            return name(argument.dropFirst(isBelow?.count ?? 0))
        }
    }

    /// The name that a comment on the first line gives: `# migration.yaml`.
    func name(inFirstLineOf text: String) -> String? {
        let line = text.split(separator: "\n", maxSplits: 1).first ?? ""
        guard line.hasPrefix("#") || line.hasPrefix("//") else { return nil }
        let words = line.drop { "#/ ".contains($0) }.split(separator: " ")
        return words.count == 1 ? words.first.flatMap { name($0) } : nil
    }

    private func name(_ word: Substring) -> String? {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 2, let stem = parts.first, !stem.isEmpty, let ending = parts.last,
            endings.contains(String(ending))
        else { return nil }
        let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
        return isPlain && !word.hasPrefix("-") ? String(word) : nil
    }
}
