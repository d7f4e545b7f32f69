private import CCmark

/// A node of a tree that libcmark built, valid as long as ``withDocument(of:_:)`` runs.
///
/// It is the only place that knows libcmark. Lines and columns start at 1 and count bytes.
struct MarkupNode {
    /// The node types of CommonMark.
    enum Kind {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
        /// A type that the parser never makes.
        case other
    }

    private let pointer: OpaquePointer

    /// Parses a source and gives the document node to a closure; nil if libcmark gives no document.
    static func withDocument<Result>(of source: SourceText, _ body: (MarkupNode) -> Result) -> Result? {
        let root = source.bytes.withUnsafeBytes { bytes in
            cmark_parse_document(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, CMARK_OPT_SOURCEPOS)
        }
        guard let root else { return nil }
        defer { cmark_node_free(root) }
        return body(MarkupNode(pointer: root))
    }

    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: .other
        }
    }

    var firstChild: MarkupNode? { cmark_node_first_child(pointer).map(MarkupNode.init) }
    var lastChild: MarkupNode? { cmark_node_last_child(pointer).map(MarkupNode.init) }
    var next: MarkupNode? { cmark_node_next(pointer).map(MarkupNode.init) }

    /// Its children, in source order.
    var children: some Sequence<MarkupNode> {
        sequence(state: firstChild) { node in
            defer { node = node?.next }
            return node
        }
    }

    /// Where libcmark says that it starts; it counts link reference definitions at the start of a paragraph in.
    var start: SourceLocation {
        SourceLocation(
            line: Int(cmark_node_get_start_line(pointer)),
            column: Int(cmark_node_get_start_column(pointer))
        )
    }

    /// The line on which libcmark says that it ends.
    ///
    /// It is too late by up to one for setext headings and for code blocks that no fence closes, and counts the empty
    /// lines after a list in.
    var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

    /// The text of a node without children; empty for others.
    var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }

    /// The level of a heading.
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

    /// The number of an ordered list's first item; nil for a bullet list.
    var listStart: Int? {
        guard cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST else { return nil }
        return Int(cmark_node_get_list_start(pointer))
    }

    var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }

    /// Where a link leads or an image lies.
    var destination: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }

    /// The title of a link or an image.
    var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }

    /// Calls a closure with each node below it and itself, in source order; it takes no stack for each level.
    func forEachNode(_ body: (MarkupNode) -> Void) {
        let iterator = cmark_iter_new(pointer)
        defer { cmark_iter_free(iterator) }
        while true {
            switch cmark_iter_next(iterator) {
            case CMARK_EVENT_ENTER: cmark_iter_get_node(iterator).map { body(MarkupNode(pointer: $0)) }
            case CMARK_EVENT_DONE: return
            default: break
            }
        }
    }

    private init(pointer: OpaquePointer) {
        self.pointer = pointer
    }
}
