/// Where a node stands among the nodes around it.
struct Nesting {
    /// How many levels are kept; values are made, compared and destroyed by recursion.
    static let limit = 100

    /// How many lists, items, block quotes and inlines are around the node.
    private(set) var depth = 0
    /// How many of them are block quotes, each with its marker on a line.
    private(set) var quoteDepth = 0
    /// The line on which libcmark ends the closest block around the node.
    private(set) var endLine = Int.max

    /// Whether nothing below is kept as it is.
    var isTooDeep: Bool { depth >= Self.limit }

    /// Returns the place of a node's children.
    func inside(_ node: MarkupNode) -> Nesting {
        var inner = self
        inner.depth += 1
        inner.endLine = node.endLine
        if node.kind == .blockQuote { inner.quoteDepth += 1 }
        return inner
    }
}
