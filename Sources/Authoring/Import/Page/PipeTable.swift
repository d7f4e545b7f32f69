internal import MarkdownTree

/// A table as writers of Markdown draw it with `|`, which CommonMark takes for a paragraph.
struct PipeTable {
    /// What stands in the paragraph above the table.
    private(set) var before: [Inline]
    private(set) var header: [[Inline]]
    private(set) var rows: [[[Inline]]] = []

    /// Reads a paragraph; nil where it is no table.
    init?(_ content: [Inline]) {
        let lines = content.split(omittingEmptySubsequences: false) { $0 == .softBreak || $0 == .lineBreak }
        guard lines.count >= 2, let ruler = lines.indices.dropFirst().first(where: { Self.isRuler(lines[$0]) }) else {
            return nil
        }
        header = Self.cells(lines[ruler - 1])
        guard header.count == Self.cells(lines[ruler]).count, lines[ruler - 1].contains(where: Self.hasBar) else {
            return nil
        }
        before = Array(lines[..<(ruler - 1)].joined(separator: [.softBreak]))
        rows = lines[(ruler + 1)...].map(Self.cells)
    }

    private static func hasBar(_ inline: Inline) -> Bool {
        if case .text(let text) = inline { text.contains("|") } else { false }
    }

    /// Whether a line is the one below the header: `| --- | :-: |`.
    private static func isRuler(_ line: ArraySlice<Inline>) -> Bool {
        let text = Array(line).plainText
        return text.contains("-") && text.contains("|") && text.allSatisfy { "|-: \t".contains($0) }
    }

    private static func cells(_ line: ArraySlice<Inline>) -> [[Inline]] {
        var cells: [[Inline]] = [[]]
        for inline in line {
            guard case .text(let text) = inline else {
                cells[cells.count - 1].append(inline)
                continue
            }
            for (number, part) in text.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
                if number > 0 { cells.append([]) }
                if !part.isEmpty { cells[cells.count - 1].append(.text(String(part))) }
            }
        }
        if cells.first?.isBlank == true { cells.removeFirst() }
        if cells.last?.isBlank == true { cells.removeLast() }
        return cells
    }
}
