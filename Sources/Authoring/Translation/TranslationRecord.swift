internal import MarkdownTree
internal import RunbookModel
internal import SystemPackage

/// Writes the digests of translated sections into a language file's front matter, and changes no other byte.
package struct TranslationRecord {
    /// Why they cannot be written.
    package enum Failure: Error, Sendable, Hashable {
        /// The front matter does not say of what the file is a translation.
        case noTranslation
        /// The mapping is written in a way that cannot be changed safely.
        case unusualForm
    }

    private let text: String
    private let entries: [SectionTexts.Entry]

    /// Takes the text of a language file, and the sections of the language that it translates.
    package init(_ entries: [SectionTexts.Entry], in text: String) {
        self.entries = entries
        self.text = text
    }

    /// The text with the digests; the same text where it already has exactly them.
    ///
    /// - Throws: ``Failure`` where the front matter has no `translation`, or an unusual one.
    package func recorded() throws(Failure) -> String {
        guard let translation = Self.translation(in: text), translation.entries?.isEmpty == false else {
            throw .noTranslation
        }
        let digests = Dictionary(entries.map { ($0.key, $0.digest) }) { first, _ in first }
        if Self.sections(of: translation) == digests { return text }
        var bytes = Array(text.utf8)
        guard let edit = edit(translation) else { throw .unusualForm }
        bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
        let result = String(decoding: bytes, as: UTF8.self)
        guard let changed = Self.translation(in: result), Self.sections(of: changed) == digests else {
            throw .unusualForm
        }
        return result
    }

    private static func translation(in text: String) -> DefinitionNode? {
        guard let front = PageParts(text).frontMatter else { return nil }
        let yaml = DefinitionText(front.text, path: "", firstLine: front.firstLine)
        return yaml.root(reportingTo: DiagnosticSink())?.entries?.first { $0.key == "translation" }?.value
    }

    private static func sections(of translation: DefinitionNode) -> [String: String] {
        let sections = translation.entries?.first { $0.key == "sections" }?.value.entries ?? []
        return Dictionary(sections.map { ($0.key, $0.value.text ?? "") }) { first, _ in first }
    }

    // MARK: The edit

    private func edit(_ translation: DefinitionNode) -> (range: Range<Int>, text: String)? {
        let lines = FrontMatterLines(text)
        let flow = "{" + entries.map { "\($0.yamlKey): \($0.digest)" }.joined(separator: ", ") + "}"
        let start = lines.offset(of: translation.location)
        guard let sections = translation.entries?.first(where: { $0.key == "sections" }) else {
            if lines.isFlow(at: start) {
                return lines.closingBrace(from: start).map { ($0..<$0, ", sections: \(flow)") }
            }
            let indentation = translation.location.column - 1
            let end = lines.endOfBlock(from: translation.location.line, indentation: indentation)
            let space = String(repeating: " ", count: indentation)
            return (end..<end, "\(space)sections:\n" + block(indentation: indentation + 2))
        }
        let value = lines.offset(of: sections.value.location)
        if sections.value.text == nil, lines.isFlow(at: value) {
            return lines.closingBrace(from: value).map { (value..<$0 + 1, flow) }
        }
        guard !lines.isFlow(at: start) else { return nil }
        let line = sections.keyNode.location.line
        let indentation = sections.keyNode.location.column - 1
        let isEmpty = sections.value.entries == nil
        let first = lines.start(ofLine: line + 1)
        let end = isEmpty ? first : lines.endOfBlock(from: line + 1, indentation: indentation + 1)
        let inner = isEmpty ? indentation + 2 : sections.value.location.column - 1
        return (first..<end, block(indentation: inner))
    }

    private func block(indentation: Int) -> String {
        let space = String(repeating: " ", count: indentation)
        return entries.map { "\(space)\($0.yamlKey): \($0.digest)\n" }.joined()
    }
}

extension SectionTexts.Entry {
    /// The key as YAML: quoted unless it starts as no special text can.
    var yamlKey: String {
        guard let first = key.unicodeScalars.first else { return "\"\"" }
        let isPlain = first == "(" || first.properties.isAlphabetic || ("0"..."9").contains(first)
        return isPlain ? key : "\"\(key)\""
    }
}

/// The lines of a front matter, for edits that keep every other byte.
private struct FrontMatterLines {
    private let source: SourceText
    private let lastLine: Int

    init(_ text: String) {
        let parts = PageParts(text)
        source = parts.source
        lastLine = parts.firstLine - 2
    }

    func start(ofLine line: Int) -> Int { source.range(ofLine: line).lowerBound }

    func offset(of location: SourceLocation) -> Int { start(ofLine: location.line) + location.column - 1 }

    func isFlow(at offset: Int) -> Bool {
        source.bytes.indices.contains(offset) && source.bytes[offset] == UInt8(ascii: "{")
    }

    /// The offset after the last line of a block whose lines are indented by at least so much.
    func endOfBlock(from line: Int, indentation: Int) -> Int {
        var end = line
        var next = line
        while next <= lastLine {
            let text = source.line(next)
            let spaces = text.prefix { $0 == " " }.count
            let isFiller = text.isBlank || text.trimmed.hasPrefix("#")
            guard isFiller || spaces >= indentation else { break }
            next += 1
            if !isFiller { end = next }
        }
        return start(ofLine: end)
    }

    /// The offset of the brace that closes the one at an offset.
    func closingBrace(from offset: Int) -> Int? {
        var depth = 0
        var quote: UInt8?
        var index = offset
        while index < source.range(ofLine: lastLine).upperBound {
            let byte = source.bytes[index]
            if let open = quote {
                if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") { index += 1 }
                if byte == open { quote = nil }
            } else {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                case UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "}"):
                    depth -= 1
                    if depth == 0 { return index }
                default: break
                }
            }
            index += 1
        }
        return nil
    }
}
