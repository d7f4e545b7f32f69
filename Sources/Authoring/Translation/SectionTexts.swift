package import MarkdownTree
internal import Planning
package import RunbookModel

/// The sections of a language file as text, each with the digest that a translation of it records.
package struct SectionTexts: Sendable {
    /// A heading and what stands below it, up to the next heading.
    package struct Entry: Sendable, Hashable {
        /// By what a translation names the section: its id, what forges make of its title without one, or
        /// ``SectionTexts/leadKey``.
        package var key: String
        /// The heading's words; empty for what stands before the first heading.
        package var title: String
        /// Where the section starts.
        package var location: SourceLocation
        /// The lines of the section without the blank ones at its end.
        package var lines: [String]
        /// The first 16 hexadecimal digits of the SHA-256 of the section's canonical text.
        package var digest: String
    }

    /// The key of what stands before the first heading; no id and no anchor can be the same.
    package static let leadKey = "(lead)"

    /// In source order.
    package let entries: [Entry]

    /// Cuts the Markdown file of a runbook at its headings.
    package init(_ runbook: Runbook) {
        let source = SourceText(bytes: runbook.sourceBytes.first ?? [])
        let starts = runbook.sections.map(\.location.line)
        let ends = starts.dropFirst().map { $0 - 1 } + [source.lineCount]
        entries = zip(runbook.sections, zip(starts, ends)).map { section, extent in
            let numbers = Array(extent.0..<max(extent.0, extent.1) + 1)
            let lines = numbers.map(source.line)
            return Entry(
                key: section.digestKey,
                title: section.title.plainText,
                location: section.location,
                lines: Array(lines.dropLast(lines.reversed().prefix(while: \.isBlank).count)),
                digest: Self.digest(of: zip(numbers, lines).map { ($1, runbook.codeLines.contains($0)) })
            )
        }
    }

    /// The digests by the keys under which they are recorded.
    package var digests: [String: String] {
        Dictionary(entries.map { ($0.key, $0.digest) }) { first, _ in first }
    }

    /// Code counts byte for byte; of other lines, how they are wrapped and set apart does not.
    private static func digest(of lines: [(text: String, isCode: Bool)]) -> String {
        let (space, lineFeed) = (UInt8(ascii: " "), UInt8(ascii: "\n"))
        var text: [UInt8] = []
        var isInParagraph = false
        for line in lines {
            guard line.isCode || line.text.isBlank else {
                for word in line.text.utf8.split(whereSeparator: { $0 == space || $0 == UInt8(ascii: "\t") }) {
                    if isInParagraph { text.append(space) }
                    text += word
                    isInParagraph = true
                }
                continue
            }
            if isInParagraph { text.append(lineFeed) }
            isInParagraph = false
            if line.isCode { text += Array(line.text.utf8) + [lineFeed] }
        }
        if isInParagraph { text.append(lineFeed) }
        return String(SHA256.hexDigest(of: text).prefix(16))
    }
}

extension Section {
    /// By what a translation names the section.
    var digestKey: String { level == 0 ? SectionTexts.leadKey : id ?? anchor }
}

extension String {
    /// Whether there is nothing but spaces and tabs.
    var isBlank: Bool { utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } }
}
