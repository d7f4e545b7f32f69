internal import MarkdownTree
package import RunbookModel

/// A picture of a runbook's folder, which stands in the site beside its pages.
package struct SitePicture: Sendable {
    /// From the runbook's folder, with `/` between its parts.
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The picture's path from the site's root.
    func sitePath(of runbook: String) -> String {
        "assets/pictures/\(runbook)/\(path)"
    }
}

extension Runbook {
    /// Where the pictures in its prose stand, as written, each once.
    package var pictureDestinations: [String] {
        let blocks = sections.flatMap { section in
            section.elements.flatMap { element -> [Block] in
                switch element {
                case .prose(let block): [block]
                case .choice(let choice): choice.options.flatMap(\.content)
                case .step, .output, .example: []
                }
            }
        }
        return Set(blocks.flatMap(\.pictures)).sorted()
    }
}

extension Block {
    fileprivate var pictures: [String] {
        switch kind {
        case .heading(let heading): heading.content.pictures
        case .paragraph(let content): content.pictures
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.pictures) }
        case .blockQuote(let blocks): blocks.flatMap(\.pictures)
        case .codeBlock, .thematicBreak, .html: []
        }
    }
}

extension [Inline] {
    fileprivate var pictures: [String] {
        flatMap { inline -> [String] in
            switch inline {
            case .image(let picture): [picture.destination]
            case .link(let link): link.content.pictures
            case .emphasis(let content), .strong(let content): content.pictures
            case .text, .softBreak, .lineBreak, .code, .html: []
            }
        }
    }
}
