internal import Foundation
internal import Localization
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel

/// Writes prose as HTML, its values marked so that they can change.
struct ProseWriter {
    let model: PageModel
    /// Whether links are links: not within one, where they are their words.
    var hasLinks = true

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

    /// Raw HTML is text like any other, but for anchors, to which links lead; its comments are for authors.
    private func rawBlock(_ markup: String) -> HTML {
        let text = markup.trimmingPrefix(while: \.isWhitespace)
        let isText = !text.hasPrefix("<!--") && !String(text).isAnchor
        return isText ? "<p class=\"raw\">\(raw(String(text)))</p>\n" : raw(String(text))
    }

    // MARK: Inlines

    /// Inlines; neighbouring texts are joined first, since a parser may have cut a placeholder in two.
    func inlines(_ content: [Inline]) -> HTML {
        var (result, pending) = (HTML(), "")
        for inline in content.withoutAnchorEnds {
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
        case .html(let markup): raw(markup)
        case .emphasis(let content): "<em>\(inlines(content))</em>"
        case .strong(let content): "<strong>\(inlines(content))</strong>"
        case .link(let link): linked(link)
        case .image(let picture): self.picture(picture)
        }
    }

    private func linked(_ link: Link) -> HTML {
        let content = ProseWriter(model: model, hasLinks: false).inlines(link.content)
        return hasLinks ? LinkTarget(link.destination, model).wrap(content, title: link.title) : content
    }

    /// A picture of the runbook’s folder; any other would be fetched from somewhere, and its words stand for it.
    private func picture(_ link: Link) -> HTML {
        guard let picture = model.pictures[link.destination] else { return linked(link) }
        let path = picture.sitePath(of: model.runbook.id)
        let address = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        let title: HTML = link.title.isEmpty ? "" : " title=\"\(link.title)\""
        return
            "<img src=\"../../\(address)\" alt=\"\(VisibleText(link.content.plainText, as: .singleLine).text)\"\(title) loading=\"lazy\">"
    }

    private func raw(_ markup: String) -> HTML {
        if markup.hasPrefix("<!--") { return "" }
        return markup.isAnchor ? model.marks([Inline.html(markup)].anchors) : "\(VisibleText(markup, as: .prose).text)"
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

extension [Inline] {
    /// The inlines without the end tags of anchors, of which only the place is kept.
    fileprivate var withoutAnchorEnds: [Inline] {
        var isInAnchor = false
        return filter { inline in
            guard case .html(let markup) = inline else { return true }
            defer { isInAnchor = markup.isAnchor }
            return !(isInAnchor && markup == "</a>")
        }
    }
}

extension String {
    /// Whether raw HTML marks a place and nothing else: `<a id="x">`, with or without its end.
    fileprivate var isAnchor: Bool {
        wholeMatch(of: #/<a\s+(?:id|name)\s*=\s*(?:"[^"<>]+"|'[^'<>]+')\s*/?>(?:\s*</a>)?\s*/#) != nil
    }
}
