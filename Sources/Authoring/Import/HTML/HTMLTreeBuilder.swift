/// Builds a tree from the events of a parser, no deeper than a walk over it can bear.
///
/// Elements below the deepest level are left out and their content is kept, so that no text is lost; those that make a
/// code block are kept some levels further.
final class HTMLTreeBuilder {
    /// How many levels a tree has; guides have a dozen.
    private static let deepest = 100
    /// The levels that only code blocks may use.
    private static let deepestCode = deepest + 8
    /// How many elements may be open: libxml2 looks through all of them at many an end tag.
    private static let mostOpen = 1000

    /// The elements that are open, those that are left out too.
    private var isKept: [Bool] = []
    private var open = [HTMLElement(name: "", attributes: [:], line: 1)]
    private var text: [UInt8] = []

    /// Whether more elements were open than are read.
    private(set) var isTooDeep = false

    /// The content of the page, once everything is read.
    func finished() -> HTMLElement {
        while open.count > 1 { closeLast() }
        flush()
        return open[0]
    }

    func start(_ name: String, _ attributes: [String: String], line: Int) {
        let isCode = ["pre", "code", "button", "td", "th"].contains(name)
        let isShallow = open.count <= (isCode ? Self.deepestCode : Self.deepest)
        isKept.append(isShallow)
        isTooDeep = isTooDeep || isKept.count > Self.mostOpen
        guard isShallow else { return }
        flush()
        open.append(HTMLElement(name: name, attributes: attributes, line: line))
    }

    func end() {
        guard let wasKept = isKept.popLast(), wasKept, open.count > 1 else { return }
        closeLast()
    }

    /// Adds text; a carriage return that a reference such as `&#13;` makes is left out, for no line of a runbook holds it.
    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        text += bytes.lazy.filter { $0 != .carriageReturn }
    }

    private func closeLast() {
        flush()
        var element = open.removeLast()
        // Code with a button to copy it is a block, whatever is around it.
        if element.name == "code", element.contains(where: { $0.name == "button" }) { element.holdsBlocks = true }
        if element.isBlock || element.holdsBlocks { open[open.count - 1].holdsBlocks = true }
        open[open.count - 1].children.append(.element(element))
    }

    private func flush() {
        guard !text.isEmpty else { return }
        open[open.count - 1].children.append(.text(HTMLSource.restored(text)))
        text.removeAll(keepingCapacity: true)
    }
}
