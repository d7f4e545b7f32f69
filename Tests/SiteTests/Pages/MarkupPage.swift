/// A page of a site, read more strictly than any browser does: what a browser would mend is a fault.
struct MarkupPage {
    /// An element, with its place in the tree.
    struct Element {
        var name: String
        var attributes: [String: String]
        /// The index of the element around it among the page's elements.
        var parent: Int?
        /// Its text and that of what it holds.
        var text = ""
        /// Its text with `x` in place of code.
        var prose = ""

        var classes: [Substring] { (attributes["class"] ?? "").split(separator: " ") }
    }

    /// In the order of their start tags.
    private(set) var elements: [Element] = []
    /// What is wrong with the markup, in order.
    private(set) var faults: [String] = []

    private static let voidNames: Set = ["br", "hr", "img", "input", "link", "meta", "wbr"]
    private var open: [Int] = []

    init(_ html: String) {
        var rest = html[...]
        if !rest.hasPrefix("<!DOCTYPE html>\n") { faults.append("no document type") }
        rest = rest.dropFirst("<!DOCTYPE html>".count)
        while let start = rest.firstIndex(of: "<") {
            addText(rest[..<start])
            rest = rest[start...]
            rest = rest.hasPrefix("</") ? close(rest) : openTag(rest)
        }
        addText(rest)
        faults += open.map { "\(elements[$0].name) is not closed" }
    }

    // MARK: Reading

    private mutating func addText(_ text: Substring) {
        for match in text.matches(of: /&(?!(amp|lt|gt|quot|#[0-9]+|#x[0-9a-fA-F]+);)/) {
            faults.append("a bare ampersand before \(text[match.range.upperBound...].prefix(20))")
        }
        if text.contains(">"), open.last.map({ elements[$0].name }) != "script" { faults.append("a bare > in \(text)") }
        let decoded = Self.decoded(text)
        let isCode = open.contains { elements[$0].name == "code" }
        for index in open {
            elements[index].text += decoded
            if !isCode { elements[index].prose += decoded }
        }
    }

    private mutating func openTag(_ text: Substring) -> Substring {
        guard let tag = text.prefixMatch(of: /<([a-z][a-z0-9]*)((?: [a-z][a-z-]*(?:="[^"<>]*")?)*)>/) else {
            faults.append("no tag: \(text.prefix(40))")
            return text.dropFirst()
        }
        let name = String(tag.output.1)
        var attributes: [String: String] = [:]
        for attribute in tag.output.2.matches(of: #/ ([a-z][a-z-]*)(?:="([^"<>]*)")?/#) {
            let key = String(attribute.output.1)
            if attributes[key] != nil { faults.append("\(key) twice in \(tag.output.0)") }
            attributes[key] = Self.decoded(attribute.output.2 ?? "")
        }
        judgePlace(of: name)
        if name == "code" { for index in open { elements[index].prose += "x" } }
        elements.append(Element(name: name, attributes: attributes, parent: open.last))
        if !Self.voidNames.contains(name) { open.append(elements.count - 1) }
        let rest = text[tag.range.upperBound...]
        guard name == "script", let end = rest.firstRange(of: "</script>") else { return rest }
        elements[elements.count - 1].text = String(rest[..<end.lowerBound])
        return rest[end.lowerBound...]
    }

    private mutating func close(_ text: Substring) -> Substring {
        guard let tag = text.prefixMatch(of: /<\/([a-z][a-z0-9]*)>/) else {
            faults.append("no end tag: \(text.prefix(40))")
            return text.dropFirst()
        }
        if let index = open.popLast(), elements[index].name != tag.output.1 {
            faults.append("\(tag.output.0) ends \(elements[index].name) \(elements[index].attributes)")
        }
        return text[tag.range.upperBound...]
    }

    private static func decoded(_ text: Substring) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    // MARK: Places (HTML Standard, content models)

    private static let phrasingParents: Set = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "a", "code", "button"]
    private static let flowNames: Set = [
        "blockquote", "details", "div", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main",
        "nav", "ol", "p", "pre", "section", "table", "ul",
    ]
    private static let interactiveNames: Set = ["a", "button", "input", "select", "details", "label"]

    private mutating func judgePlace(of name: String) {
        let around = open.map { elements[$0].name }
        let parent = around.last ?? ""
        if Self.flowNames.contains(name), let outer = around.first(where: Self.phrasingParents.contains) {
            faults.append("\(name) in \(outer)")
        }
        if name == "li", parent != "ul", parent != "ol" { faults.append("li in \(parent)") }
        if parent == "ul" || parent == "ol", name != "li" { faults.append("\(name) in \(parent)") }
        if Self.interactiveNames.contains(name), let outer = around.first(where: { $0 == "a" || $0 == "button" }) {
            faults.append("\(name) in \(outer)")
        }
        if name == "pre" || name == "figure", around.contains("summary") { faults.append("\(name) in summary") }
    }
}

extension MarkupPage {
    /// The elements of a name, or all.
    func all(_ name: String, class style: String? = nil) -> [Element] {
        elements.filter { $0.name == name && (style.map { $0[...] }.map($0.classes.contains) ?? true) }
    }

    /// The ids, in the order of the page.
    var ids: [String] { elements.compactMap { $0.attributes["id"] } }

    /// Whether an element stands within one of a name.
    func isInside(_ element: Element, _ names: Set<String>) -> Bool {
        var next = element.parent
        while let index = next {
            if names.contains(elements[index].name) { return true }
            next = elements[index].parent
        }
        return false
    }

    /// The pieces of prose: texts of paragraphs, headings and the like, without code and without other languages.
    var sentences: [String] {
        let names: Set = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "label", "button", "title", "option"]
        return elements.filter { names.contains($0.name) && !isInside($0, ["pre"]) }.map(\.prose)
    }
}
