internal import MarkdownTree
internal import RunbookModel

/// A heading in the translation's words, with the source's level and attributes.
struct HeadingMerge {
    /// The lines, those below the heading's text included.
    let lines: [String]

    init(
        _ source: PageOutline,
        _ section: PageOutline.Section,
        _ translation: PageOutline,
        _ mine: PageOutline.Section
    ) {
        guard let heading = section.heading, let own = mine.heading else {
            lines = mine.headingLines
            return
        }
        let attributes = heading.attributes.map { source.text(of: $0.range) } ?? ""
        if attributes == own.attributes.map({ translation.text(of: $0.range) }) ?? "", heading.level == own.level {
            lines = mine.headingLines
            return
        }
        var result = Self.withoutAttributes(translation, mine)
        result[0] += attributes.isEmpty ? "" : " " + attributes
        if heading.level != own.level { result = Self.leveled(result, own, to: heading.level) }
        lines = result
    }

    /// The lines of a section's heading without its attributes.
    static func withoutAttributes(_ page: PageOutline, _ section: PageOutline.Section) -> [String] {
        guard let range = section.heading?.attributes?.range, range.start.line == section.line else {
            return section.headingLines
        }
        var lines = section.headingLines
        let bytes = Array(lines[0].utf8)
        let rest = bytes[..<(range.start.column - 1)] + bytes[min(bytes.count, range.end.column - 1)...]
        lines[0] = String(String(decoding: rest, as: UTF8.self).reversed().drop { $0 == " " }.reversed())
        return lines
    }

    /// The lines of a heading with a mark right below its text.
    static func marked(_ lines: [String], with mark: String) -> [String] {
        let end = lines.lastIndex { !$0.isBlank } ?? lines.startIndex - 1
        return lines[...end] + [mark] + lines[(end + 1)...]
    }

    /// The heading with number signs for another level; an underline gives way to them.
    private static func leveled(_ lines: [String], _ heading: Heading, to level: Int) -> [String] {
        var lines = lines
        let signs = String(repeating: "#", count: level)
        let isUnderlined = !lines[0].trimmed.hasPrefix("#")
        let text = isUnderlined ? lines[0].trimmed : String(lines[0].trimmed.drop { $0 == "#" }).trimmed
        lines[0] = "\(signs) \(text)"
        if isUnderlined, lines.count > 1 { lines.remove(at: 1) }
        return lines
    }
}
