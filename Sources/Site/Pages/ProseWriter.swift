internal import Localization
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel

/// Writes prose as HTML, its values marked so that they can change.
struct ProseWriter {
    let model: PageModel

    /// Blocks, one after the other.
    func blocks(_ blocks: [Block], isTight: Bool = false) -> HTML {
        blocks.map { block($0, isTight: isTight) }.joined()
    }

    private func block(_ block: Block, isTight: Bool) -> HTML {
        switch block.kind {
        case .heading(let heading):
            let level = min(max(heading.level, 2), 6)
            return "<h\(level)>\(inlines(heading.content))</h\(level)>\n"
        case .paragraph(let content): return isTight ? inlines(content) : "<p>\(inlines(content))</p>\n"
        case .codeBlock(let code): return CodeWriter(model: model).example(code)
        case .list(let list): return self.list(list)
        case .blockQuote(let inner): return "<blockquote class=\"note\">\n\(blocks(inner))</blockquote>\n"
        case .thematicBreak: return "<hr>\n"
        case .html(let markup): return rawBlock(markup)
        }
    }

    private func list(_ list: List) -> HTML {
        let items = list.items.map { item -> HTML in
            let box = item.checkbox.map { checkbox($0) } ?? ""
            return "<li>\(box)\(blocks(item.blocks, isTight: list.isTight))</li>\n"
        }
        guard let start = list.start else { return "<ul>\n\(items)</ul>\n" }
        return start == 1 ? "<ol>\n\(items)</ol>\n" : "<ol start=\"\(start)\">\n\(items)</ol>\n"
    }

    private func checkbox(_ box: ListItem.Checkbox) -> HTML {
        box == .done ? "<span class=\"box\">☑</span> " : "<span class=\"box\">☐</span> "
    }

    /// Raw HTML is text like any other; its comments are for authors.
    private func rawBlock(_ markup: String) -> HTML {
        let text = String(markup.drop { $0.isWhitespace })
        return text.hasPrefix("<!--") ? "" : "<p class=\"raw\">\(VisibleText(text, as: .prose).text)</p>\n"
    }

    // MARK: Inlines

    /// Inlines; neighbouring texts are joined first, since a parser may have cut a placeholder in two.
    func inlines(_ content: [Inline]) -> HTML {
        var (result, pending) = (HTML(), "")
        for inline in content {
            if case .text(let text) = inline {
                pending += text
                continue
            }
            result += filled(pending)
            pending = ""
            result += self.inline(inline)
        }
        return result + filled(pending)
    }

    private func inline(_ inline: Inline) -> HTML {
        switch inline {
        case .text(let text): filled(text)
        case .softBreak: "\n"
        case .lineBreak: "<br>\n"
        case .code(let text): "<code translate=\"no\" dir=\"ltr\">\(filled(text, as: .code))</code>"
        case .html(let markup): markup.hasPrefix("<!--") ? "" : "\(VisibleText(markup, as: .prose).text)"
        case .emphasis(let content): "<em>\(inlines(content))</em>"
        case .strong(let content): "<strong>\(inlines(content))</strong>"
        case .link(let link): LinkTarget(link.destination, model).wrap(inlines(link.content), title: link.title)
        case .image(let link):
            // A picture would be fetched from somewhere; its words stand for it.
            LinkTarget(link.destination, model).wrap(inlines(link.content), title: link.title)
        }
    }

    /// A text with its values in place.
    func filled(_ text: String, as policy: Rendering.VisibleText.Policy = .prose) -> HTML {
        guard !text.isEmpty else { return "" }
        guard text.contains("{{") else { return "\(VisibleText(text, as: policy).text)" }
        let live = LiveTemplate(Template(text), in: .prose)
        return live.spans { model.values.shownValue($0) }.map { span -> HTML in
            switch span {
            case .text(let text): "\(VisibleText(text, as: policy).text)"
            case .slot(_, let pieces): pieces.map(value).joined()
            }
        }.joined()
    }

    /// A piece of a slot: a value, or text around it.
    func value(_ piece: LivePiece) -> HTML {
        let text = VisibleText(piece.text, as: .singleLine).text
        guard let name = piece.name else { return "\(text)" }
        let style = model.values.shownValue(name) == nil ? "value missing" : "value"
        return "<span class=\"\(style)\" data-parameter=\"\(name)\">\(text)</span>"
    }
}

/// Where a link of a runbook leads within a site, if anywhere.
struct LinkTarget {
    private let address: String?
    private let isExternal: Bool

    /// Resolves a destination: schemes that fetch pages or write mails stay, sections and other runbooks of the site are
    /// found, and anything else leads nowhere.
    init(_ destination: String, _ model: PageModel) {
        let scheme = destination.prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
        let rest = destination.dropFirst(scheme.count)
        if rest.first == ":" {
            isExternal = ["http", "https", "mailto"].contains(scheme.lowercased())
            address = isExternal ? destination : nil
        } else {
            isExternal = false
            address = destination.hasPrefix("#") ? destination : Self.neighbour(destination, model)
        }
    }

    /// The page of another runbook, from `../id/fr.md`, `../id/` or `id`.
    private static func neighbour(_ destination: String, _ model: PageModel) -> String? {
        let parts = destination.split(separator: "#", maxSplits: 1)
        guard let path = parts.first, !destination.hasPrefix("//") else { return nil }
        let names = path.split(separator: "/").filter { $0 != "." && $0 != ".." && !$0.hasSuffix(".md") }
        guard let id = names.last.map(String.init), model.neighbours.contains(id) else { return nil }
        return "../\(id)/index.html" + (parts.count > 1 ? "#\(parts[1])" : "")
    }

    /// The words as a link, or as they are where it leads nowhere.
    func wrap(_ content: HTML, title: String = "") -> HTML {
        guard let address else { return content }
        let tip: HTML = title.isEmpty ? "" : " title=\"\(title)\""
        let relation: HTML = isExternal ? " rel=\"noreferrer\"" : ""
        return "<a href=\"\(address)\"\(tip)\(relation)>\(content)</a>"
    }
}
