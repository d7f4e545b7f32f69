/// Makes values of the inlines of one block.
struct InlineConverter {
    private let lines: BlockLines
    private let nesting: Nesting
    private let block: TextBlock
    private(set) var faults = FaultList()

    /// Prepares for the inlines of a block.
    init(lines: BlockLines, nesting: Nesting, block: TextBlock) {
        self.lines = lines
        self.nesting = nesting
        self.block = block
    }

    /// Converts the content of the block.
    mutating func convert() -> [Inline] {
        inlines(in: block.node, nesting)
    }

    private mutating func inlines(in parent: MarkupNode, _ nesting: Nesting) -> [Inline] {
        var result: [Inline] = []
        var text = ""
        for node in parent.children {
            if node.kind == .text {
                text += node.literal
                continue
            }
            if !text.isEmpty { result.append(.text(text)) }
            text = ""
            result.append(inline(node, nesting))
        }
        if !text.isEmpty { result.append(.text(text)) }
        return result
    }

    private mutating func inline(_ node: MarkupNode, _ nesting: Nesting) -> Inline {
        switch node.kind {
        case .softBreak: .softBreak
        case .lineBreak: .lineBreak
        case .code: .code(node.literal)
        case .htmlInline: .html(node.literal)
        case .emphasis: .emphasis(content(of: node, nesting))
        case .strong: .strong(content(of: node, nesting))
        case .link: .link(link(node, nesting))
        case .image: .image(link(node, nesting))
        default: .text(node.literal)
        }
    }

    private mutating func content(of node: MarkupNode, _ nesting: Nesting) -> [Inline] {
        guard nesting.isTooDeep else { return inlines(in: node, nesting.inside(node)) }
        faults.report(.nestingTooDeep, at: block.start)
        return [.text(node.flattenedText)]
    }

    private mutating func link(_ node: MarkupNode, _ nesting: Nesting) -> Link {
        Link(
            destination: node.destination,
            title: node.title,
            content: content(of: node, nesting),
            location: block.location(ofLink: node, in: lines.source)
        )
    }
}

extension MarkupNode {
    /// The text of all nodes below it, without their marks.
    var flattenedText: String {
        var text = ""
        forEachNode { node in
            switch node.kind {
            case .text, .code, .codeBlock: text += node.literal
            case .softBreak, .lineBreak, .paragraph, .heading: if !text.isEmpty { text += "\n" }
            default: break
            }
        }
        return text
    }
}
