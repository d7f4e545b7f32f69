internal import MarkdownTree
internal import RunbookModel
internal import SystemPackage

/// The marks that say what of a translation still has to be written.
struct TranslationMarks {
    /// Stands above a block of prose, and below a heading, that is still in the words of the source.
    static let page = "<!-- translate -->"
    /// Stands below a heading whose words are still those of the source.
    static let heading = "<!-- translate: title -->"
    /// Stands below a heading that the source no longer has.
    static let gone = "<!-- gone -->"
    /// Ends a line of front matter whose words are still those of the source.
    static let frontMatter = "# translate"

    private let runbook: Runbook

    /// Looks for marks in a translation.
    init(_ runbook: Runbook) {
        self.runbook = runbook
    }

    /// The lines of a file that hold a mark.
    static func lines(of text: String) -> [Int] {
        let parts = PageParts(text)
        let marked = (1...max(1, parts.source.lineCount)).filter { line in
            let text = parts.source.line(line)
            guard line >= parts.firstLine else { return text.hasSuffix(" " + frontMatter) }
            return [page, heading, gone].contains(text.withoutBlanksAround)
        }
        // Most pages have no mark, and then nobody need know where their code is.
        guard marked.contains(where: { $0 >= parts.firstLine }) else { return marked }
        let code = MarkdownParser().parse(text).codeLines
        return marked.filter { $0 < parts.firstLine || !code.contains($0) }
    }

    /// A warning a mark, in a translation that says that it is done.
    var findings: [ParityFinding] {
        guard runbook.translation?.status == .done else { return [] }
        let lines = Self.lines(of: String(decoding: runbook.sourceBytes.first ?? [], as: UTF8.self))
        return lines.map { line in
            let location = SourceLocation(line: line, column: 1)
            let fault = Diagnostic(.wordsToTranslate, severity: .warning, path: runbook.path, at: location)
            return ParityFinding(fault, source: .init(path: runbook.path, location: location))
        }
    }
}

extension String {
    /// The text without spaces and tabs around it.
    var withoutBlanksAround: String {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let last = utf8.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(Substring(utf8[...last].drop(while: isBlank)))
    }
}
