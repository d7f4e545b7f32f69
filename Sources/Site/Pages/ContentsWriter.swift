internal import MarkdownTree
internal import RunbookModel

/// Writes the table of contents of a page: its sections but the title, each below the one around it.
struct ContentsWriter {
    let model: PageModel

    private var sections: [Section] { model.runbook.sections }

    /// The list; nothing where there are no sections.
    var contents: HTML {
        list(sections.indices.filter { isListed($0) && parent(of: $0) == nil })
    }

    private func isListed(_ index: Int) -> Bool { sections[index].level > 1 }

    /// The listed section around a section.
    private func parent(of index: Int) -> Int? {
        sections[index].parent.flatMap { isListed($0) ? $0 : nil }
    }

    private func list(_ indices: [Int]) -> HTML {
        indices.isEmpty ? "" : "<ul>\n\(indices.map(item))</ul>\n"
    }

    private func item(_ index: Int) -> HTML {
        let section = sections[index]
        let title = ProseWriter(model: model, hasLinks: false).inlines(section.title)
        let children = list(sections.indices.filter { isListed($0) && parent(of: $0) == index })
        return "<li><a href=\"#\(section.anchor)\"\(model.sourceLanguage)>\(title)</a>\(children)</li>\n"
    }
}
