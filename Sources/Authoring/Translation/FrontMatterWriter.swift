internal import RunbookModel

/// Writes front matter as block YAML, a key a line, with a mark behind words that are still to be translated.
struct FrontMatterWriter {
    /// Which words are to be marked, by the path of their keys.
    var isMarked: ([String]) -> Bool
    /// What stands in place of a scalar, by the path of its keys; nil for the scalar itself.
    var replacement: ([String]) -> String? = { _ in nil }

    /// The lines of an entry of a mapping.
    func lines(_ key: String, _ value: DefinitionNode, at path: [String], indentation: Int = 0) -> [String] {
        let path = path + [key]
        let lead = String(repeating: " ", count: indentation) + YAMLScalar.line(key) + ":"
        switch value.content {
        case .scalar(let text):
            return scalarLines(replacement(path) ?? text, lead, at: path, indentation: indentation + 2)
        case .mapping(let entries):
            guard !entries.isEmpty else { return [lead + " {}"] }
            return [lead] + entries.flatMap { lines($0.key, $0.value, at: path, indentation: indentation + 2) }
        case .sequence(let items):
            guard !items.isEmpty else { return [lead + " []"] }
            return [lead] + items.flatMap { itemLines($0, at: path, indentation: indentation + 2) }
        }
    }

    private func itemLines(_ item: DefinitionNode, at path: [String], indentation: Int) -> [String] {
        let space = String(repeating: " ", count: indentation)
        switch item.content {
        case .scalar(let text): return [space + "- " + YAMLScalar.line(text)]
        case .mapping(let entries):
            let id = entries.first { $0.key == "id" }?.value.text ?? ""
            let inner = entries.flatMap { lines($0.key, $0.value, at: path + [id], indentation: indentation + 2) }
            return inner.enumerated().map { $0 == 0 ? space + "- " + $1.dropFirst(indentation + 2) : $1 }
        case .sequence(let items):
            return [space + "-"] + items.flatMap { itemLines($0, at: path, indentation: indentation + 2) }
        }
    }

    private func scalarLines(_ text: String, _ lead: String, at path: [String], indentation: Int) -> [String] {
        let mark = isMarked(path) ? " " + TranslationMarks.frontMatter : ""
        guard let block = Self.blockLines(text, indentation: indentation) else {
            return ["\(lead) \(YAMLScalar.line(text))\(mark)"]
        }
        return ["\(lead) \(block.header)\(mark)"] + block.lines
    }

    /// A text of several lines as a literal block scalar; nil where it has one line, or cannot stand so.
    private static func blockLines(_ text: String, indentation: Int) -> (header: String, lines: [String])? {
        guard text.dropLast().contains("\n"), !text.hasPrefix(" "), !text.hasPrefix("\n"),
            text.unicodeScalars.allSatisfy({ $0 == "\n" || YAMLScalar.isPrintable($0) })
        else { return nil }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let endsWithLineFeed = lines.last == ""
        if endsWithLineFeed { lines.removeLast() }
        guard lines.last != "" else { return nil }
        let space = String(repeating: " ", count: indentation)
        return (endsWithLineFeed ? "|" : "|-", lines.map { $0.isEmpty ? "" : space + $0 })
    }
}

/// Which keys of front matter hold what people read.
enum FrontMatterWords {
    /// Whether a path of keys leads to words, not to what acts.
    static func contain(_ path: [String]) -> Bool {
        switch path.first {
        case "title", "summary", "label": path.count == 1
        case "parameters":
            path.count == 3 && ["label", "help"].contains(path[2]) || path.count == 4 && path[2] == "choices"
        case "require", "protect":
            path.count == 2 || path.count == 3 && ["message", "label"].contains(path[2])
        case "deviations", "rehearsals": path.count == 2
        default: false
        }
    }
}
