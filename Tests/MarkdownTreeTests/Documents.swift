import MarkdownTree

/// A place in a source text; Swift Testing has a type of that name too.
typealias Place = SourceLocation

/// Parses a text.
func parse(_ text: String) -> MarkdownDocument { MarkdownParser().parse(text) }

/// Places a line and a column.
func at(_ line: Int, _ column: Int) -> SourceLocation { SourceLocation(line: line, column: column) }

extension MarkdownDocument {
    /// Every block in source order, those inside others too.
    var allBlocks: [Block] { blocks.flatMap(\.withInnerBlocks) }

    var codeBlocks: [CodeBlock] {
        allBlocks.compactMap { if case .codeBlock(let block) = $0.kind { block } else { nil } }
    }

    var headings: [Heading] {
        allBlocks.compactMap { if case .heading(let heading) = $0.kind { heading } else { nil } }
    }

    var paragraphs: [[Inline]] {
        allBlocks.compactMap { if case .paragraph(let content) = $0.kind { content } else { nil } }
    }

    var items: [ListItem] {
        allBlocks.flatMap { if case .list(let list) = $0.kind { list.items } else { [ListItem]() } }
    }

    /// The attributes of the first code block, written in a canonical form.
    var fenceAttributes: String? { codeBlocks.first?.attributes?.written }

    /// The faults, each as `line:column kind`.
    var faultList: [String] { faults.map { "\($0.location.line):\($0.location.column) \($0.kind)" } }
}

extension Block {
    var withInnerBlocks: [Block] {
        switch kind {
        case .blockQuote(let blocks): [self] + blocks.flatMap(\.withInnerBlocks)
        case .list(let list): [self] + list.items.flatMap(\.blocks).flatMap(\.withInnerBlocks)
        default: [self]
        }
    }
}

extension AttributeList {
    /// Identifier, classes and pairs in brackets, so that a test sees where each value starts and ends.
    var written: String {
        let identifiers = identifier.map { ["#\($0.text)"] } ?? []
        return (identifiers + classes.map { ".\($0.text)" } + pairs.map { "\($0.key)=[\($0.value)]" })
            .joined(separator: " ")
    }
}

extension SourceRange {
    /// `line:column-line:column`.
    var written: String { "\(start.line):\(start.column)-\(end.line):\(end.column)" }
}

extension [Inline] {
    /// All links and images, those inside others too.
    var links: [Link] {
        flatMap { inline -> [Link] in
            switch inline {
            case .link(let link), .image(let link): [link] + link.content.links
            case .emphasis(let content), .strong(let content): content.links
            default: []
            }
        }
    }
}
