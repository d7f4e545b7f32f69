import MarkdownTree

/// A Markdown document of the project, with what its comments say of the blocks below them.
struct Document {
    /// A code block with the comment right above it.
    struct Example {
        /// The comment's text: `run`, `run: 64`, `file: archive.md`, `runbook`, `screen`, `not run: reason`.
        var directive: String?
        var language: String
        var code: String
        var line: Int
    }

    var path: String
    /// The levels of the headings, in order.
    var headingLevels: [Int] = []
    var examples: [Example] = []

    init(_ path: String) throws {
        self.path = path
        var directive: String?
        for block in MarkdownParser().parse(try ProjectFiles.text(path)).blocks {
            switch block.kind {
            case .heading(let heading): headingLevels.append(heading.level)
            case .codeBlock(let code) where code.isFenced:
                examples.append(
                    Example(
                        directive: directive,
                        language: code.language,
                        code: code.literal,
                        line: block.range.start.line
                    )
                )
            default: break
            }
            directive = Self.comment(in: block)
        }
    }

    private static func comment(in block: Block) -> String? {
        guard case .html(let html) = block.kind, let match = html.wholeMatch(of: #/<!-- (.*) -->\s*/#) else {
            return nil
        }
        return String(match.1)
    }
}

extension Document.Example {
    /// The exit statuses with which the block may end, if it is to be run.
    var allowedStatuses: [Int32]? {
        guard let directive, directive == "run" || directive.hasPrefix("run:") else { return nil }
        let statuses = directive.dropFirst("run:".count).split(separator: ",")
        return statuses.isEmpty ? [0] : statuses.compactMap { Int32($0.filter { $0 != " " }) }
    }

    /// The name of the file to which the block is written.
    var fileName: String? {
        guard let directive, directive.hasPrefix("file: ") else { return nil }
        return String(directive.dropFirst("file: ".count))
    }

    /// Whether the block must be a valid runbook.
    var isRunbook: Bool {
        directive?.hasPrefix("runbook") == true || fileName?.hasSuffix(".md") == true
    }
}
