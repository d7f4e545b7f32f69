/// A node of an HTML page.
indirect enum HTMLNode: Sendable, Hashable {
    case element(HTMLElement)
    case text(String)
}

/// An element of an HTML page.
struct HTMLElement: Sendable, Hashable {
    /// The tag's name in lower case.
    var name: String
    var attributes: [String: String]
    /// The line of the start tag.
    var line: Int
    var children: [HTMLNode] = []
    /// Whether an element that is a block stands somewhere below.
    var holdsBlocks = false
}

extension HTMLElement {
    private static let blockNames: Set = [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html",
        "iframe", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul", "video",
    ]

    /// Whether a page shows it as a block of its own.
    var isBlock: Bool { Self.blockNames.contains(name) }

    /// The words of its `class` attribute, in lower case.
    var classes: [Substring] {
        (attributes["class"] ?? "").lowercased().split(whereSeparator: \.isWhitespace)
    }

    /// Whether a style sheet's `display: none`, or the attribute `hidden`, keeps it from being shown.
    var isHidden: Bool {
        if attributes["hidden"] != nil { return true }
        let style = (attributes["style"] ?? "").lowercased().filter { !$0.isWhitespace }
        return style.split(separator: ";").contains { $0 == "display:none" || $0 == "display:none!important" }
    }

    /// The elements among its children.
    var elements: [HTMLElement] {
        children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The text of everything below that passes a test, as it stands.
    func text(where isIncluded: (HTMLElement) -> Bool = { _ in true }) -> String {
        var text = ""
        append(to: &text, where: isIncluded)
        return text
    }

    private func append(to text: inout String, where isIncluded: (HTMLElement) -> Bool) {
        for child in children {
            switch child {
            case .text(let part): text += part
            case .element(let element): if isIncluded(element) { element.append(to: &text, where: isIncluded) }
            }
        }
    }

    /// Whether something below passes a test.
    func contains(where isSought: (HTMLElement) -> Bool) -> Bool {
        elements.contains { isSought($0) || $0.contains(where: isSought) }
    }
}
