internal import MarkdownTree
internal import RunbookModel

/// Where the keys of a language file's front matter stand.
struct FrontMatterPlaces {
    private let root: DefinitionNode?

    /// Reads the front matter of a runbook's Markdown file once more.
    init(_ runbook: Runbook) {
        let text = String(decoding: runbook.sourceBytes.first ?? [], as: UTF8.self)
        root = PageParts(text).frontMatter.flatMap { front in
            DefinitionText(front.text, path: runbook.path, firstLine: front.firstLine).root(
                reportingTo: DiagnosticSink()
            )
        }
    }

    /// The keys and values of the front matter; none where it has none, or cannot be read.
    var entries: [DefinitionNode.Entry] { root?.entries ?? [] }

    /// The place of the innermost key of a path that is there; nil where not even the first is.
    func location(of keys: [String]) -> SourceLocation? {
        place(of: keys).location
    }

    /// The place of a key whose whole path is there.
    func exactLocation(of keys: [String]) -> SourceLocation? {
        let (location, depth) = place(of: keys)
        return depth == keys.count ? location : nil
    }

    private func place(of keys: [String]) -> (location: SourceLocation?, depth: Int) {
        var location: SourceLocation?
        var node = root
        for (depth, key) in keys.enumerated() {
            guard let next = node?.child(key) else { return (location, depth) }
            (location, node) = next
        }
        return (location, keys.count)
    }
}

extension DefinitionNode {
    /// The place and the value of a key of a mapping, or of the item of a sequence that has it as its `id`.
    fileprivate func child(_ key: String) -> (location: SourceLocation?, node: DefinitionNode?)? {
        if let entry = entries?.first(where: { $0.key == key }) { return (entry.keyNode.location, entry.value) }
        let item = items?.first { item in
            item.entries?.contains { $0.key == "id" && $0.value.text == key } ?? false
        }
        return item.map { ($0.location, $0) }
    }
}
