internal import MarkdownTree

extension Block {
    /// Every link in the block, in order.
    var links: [Link] {
        switch kind {
        case .heading(let heading): heading.content.links
        case .paragraph(let content): content.links
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.links) }
        case .blockQuote(let blocks): blocks.flatMap(\.links)
        case .codeBlock, .thematicBreak, .html: []
        }
    }

    /// The anchors that raw HTML in the block declares.
    var anchors: [String] {
        switch kind {
        case .heading(let heading): heading.content.anchors
        case .paragraph(let content): content.anchors
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.anchors) }
        case .blockQuote(let blocks): blocks.flatMap(\.anchors)
        case .html(let html): html.declaredAnchors
        case .codeBlock, .thematicBreak: []
        }
    }
}

extension [Inline] {
    /// Every link, those inside others too, in order.
    var links: [Link] {
        flatMap { inline -> [Link] in
            switch inline {
            case .link(let link): [link] + link.content.links
            case .image(let image): image.content.links
            case .emphasis(let content), .strong(let content): content.links
            case .text, .softBreak, .lineBreak, .code, .html: []
            }
        }
    }

    /// The anchors that raw HTML among them declares.
    package var anchors: [String] {
        flatMap { inline -> [String] in
            switch inline {
            case .html(let html): html.declaredAnchors
            case .link(let link), .image(let link): link.content.anchors
            case .emphasis(let content), .strong(let content): content.anchors
            case .text, .softBreak, .lineBreak, .code: []
            }
        }
    }
}

extension String {
    /// The values of `id` and `name` in HTML tags.
    fileprivate var declaredAnchors: [String] {
        guard contains("id") || contains("name") else { return [] }
        return matches(of: #/\b(?:id|name)\s*=\s*["']([^"']+)["']/#).map { String($0.1) }
    }
}
