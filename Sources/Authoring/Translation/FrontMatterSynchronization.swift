internal import MarkdownTree
internal import RunbookModel

/// Brings the front matter of a translation up to date with its source: new entries come with a mark, others go.
///
/// A top-level key stays as it is written where it has the same entries; only its own lines change otherwise.
struct FrontMatterSynchronization {
    /// The lines between the lines of hyphens.
    let lines: [String]

    init(_ runbook: Runbook, from source: Runbook) {
        let text = SourceText(bytes: runbook.sourceBytes.first ?? [])
        let parts = PageParts(String(decoding: text.bytes, as: UTF8.self))
        let mine = FrontMatterPlaces(runbook).entries
        let theirs = FrontMatterPlaces(source).entries.filter { !Self.own.contains($0.key) }
        let last = parts.firstLine - 2
        let starts = mine.map(\.keyNode.location.line)
        guard Set(starts).count == starts.count, mine.allSatisfy({ $0.keyNode.location.column == 1 }) else {
            lines = mine.flatMap { Self.merged($0, theirs, text) } + Self.missing(theirs, mine)
            return
        }
        let head = parts.frontMatter == nil ? [] : (2..<max(2, starts.first ?? last + 1)).map(text.line)
        let ends = starts.dropFirst() + [last + 1]
        lines =
            head
            + zip(mine, zip(starts, ends)).flatMap { entry, extent -> [String] in
                let written = (extent.0..<max(extent.0, extent.1)).map(text.line)
                if Self.own.contains(entry.key) { return written }
                guard let their = theirs.first(where: { $0.key == entry.key }) else { return [] }
                let isSame = Self.shape(entry.value, [entry.key]) == Self.shape(their.value, [entry.key])
                return isSame ? written : Self.merged(entry, theirs, text)
            } + Self.missing(theirs, mine)
    }

    /// What only a translation says, or may say in its own way.
    private static let own = ["translation", "title"]

    /// The entries that only the source has, each of its words marked.
    private static func missing(_ theirs: [DefinitionNode.Entry], _ mine: [DefinitionNode.Entry]) -> [String] {
        let writer = FrontMatterWriter(isMarked: FrontMatterWords.contain)
        return theirs.filter { entry in !mine.contains { $0.key == entry.key } }
            .flatMap { writer.lines($0.key, $0.value, at: []) }
    }

    /// An entry with the source's keys, in the translation's words where it has them.
    private static func merged(
        _ mine: DefinitionNode.Entry,
        _ theirs: [DefinitionNode.Entry],
        _ text: SourceText
    ) -> [String] {
        let known = scalars(of: mine.value, [mine.key])
        let writer = FrontMatterWriter(
            isMarked: { path in
                guard FrontMatterWords.contain(path) else { return false }
                guard let line = known[path]?.line else { return true }
                return text.line(line).hasSuffix(" " + TranslationMarks.frontMatter)
            },
            replacement: { path in FrontMatterWords.contain(path) ? known[path]?.text : nil }
        )
        guard !own.contains(mine.key) else {
            return FrontMatterWriter(isMarked: { _ in false }).lines(mine.key, mine.value, at: [])
        }
        return theirs.first { $0.key == mine.key }.map { writer.lines($0.key, $0.value, at: []) } ?? []
    }

    /// The scalars below a value, by the paths of their keys.
    private static func scalars(of node: DefinitionNode, _ path: [String]) -> [[String]: (text: String, line: Int)] {
        switch node.content {
        case .scalar(let text): [path: (text, node.location.line)]
        case .mapping(let entries):
            entries.reduce(into: [:]) { $0.merge(scalars(of: $1.value, path + [$1.key])) { first, _ in first } }
        case .sequence(let items):
            items.reduce(into: [:]) { found, item in
                let id = item.entries?.first { $0.key == "id" }?.value.text ?? ""
                found.merge(scalars(of: item, path + [id])) { first, _ in first }
            }
        }
    }

    /// The paths of the scalars below a value, and what those hold that are no words.
    private static func shape(_ node: DefinitionNode, _ path: [String]) -> [[String]: String] {
        scalars(of: node, path).reduce(into: [:]) { shape, scalar in
            shape[scalar.key] = FrontMatterWords.contain(scalar.key) ? "" : scalar.value.text
        }
    }
}
