internal import MarkdownTree

/// Turns the inline content of an element into inlines.
struct InlineReader {
    /// What a page shows to no reader, or for a mouse only.
    static let decorations: Set = ["button", "script", "style", "svg", "template", "head", "noscript", "title"]

    /// Where links lead, in order, as far as they may tell of what documentation the page is a part.
    private(set) var destinations: [String] = []

    mutating func inlines(of nodes: [HTMLNode]) -> [Inline] {
        var result: [Inline] = []
        for node in nodes {
            switch node {
            case .text(let text): result.append(.text(text))
            case .element(let element): result += inlines(of: element)
            }
        }
        return result
    }

    private mutating func inlines(of element: HTMLElement) -> [Inline] {
        guard !Self.decorations.contains(element.name), !element.isHidden else { return [] }
        switch element.name {
        case "a": return link(element)
        case "code", "kbd", "samp", "tt": return code(element)
        case "strong", "b": return [.strong(inlines(of: element.children))]
        case "em", "i": return [.emphasis(inlines(of: element.children))]
        case "br": return [.lineBreak]
        case "img": return image(element)
        case "input" where element.attributes["type"] == "checkbox": return [.text("[ ] ")]
        default: return anchor(element) + inlines(of: element.children)
        }
    }

    private mutating func link(_ element: HTMLElement) -> [Inline] {
        let content = inlines(of: element.children)
        guard let destination = element.attributes["href"], !destination.isEmpty else {
            return anchor(element) + content
        }
        if destinations.count < 64 { destinations.append(destination) }
        let isEmpty = content.plainText.allSatisfy(\.isWhitespace)
        if isEmpty, element.attributes["id"] ?? element.attributes["name"] != nil { return anchor(element) }
        let link = Link(destination: destination, content: isEmpty ? [.text(destination)] : content)
        return anchor(element) + [.link(link)]
    }

    private func code(_ element: HTMLElement) -> [Inline] {
        let text = element.text { $0.name != "button" }
        return text.isEmpty ? [] : [.code(text.replacing("\n", with: " "))]
    }

    /// An image as a link: a terminal shows none.
    private func image(_ element: HTMLElement) -> [Inline] {
        guard let source = element.attributes["src"], !source.isEmpty, !source.hasPrefix("data:") else {
            return element.attributes["alt"].map { [.text($0)] } ?? []
        }
        let name = element.attributes["alt"].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } ?? source
        return [.link(Link(destination: source, content: [.text(name)]))]
    }

    /// The mark of an element to which links may lead; it is written only where one does.
    private func anchor(_ element: HTMLElement) -> [Inline] {
        guard let id = element.attributes["id"] ?? (element.name == "a" ? element.attributes["name"] : nil) else {
            return []
        }
        return [.html(Self.anchor(id))]
    }

    static func anchor(_ id: String) -> String { "<a id=\"\(id.filter { !"\"<>&".contains($0) })\"></a>" }
}

extension [Inline] {
    /// The inlines with white space as a page shows it: one space for many, none at the ends.
    var collapsed: [Inline] {
        var isAfterSpace = true
        var result = collapsing(&isAfterSpace)
        result.trimEnd()
        return result
    }

    /// Whether a reader sees nothing of it.
    var isBlank: Bool { plainText.allSatisfy { $0 == " " || $0 == "\n" || $0 == "\t" } }

    private func collapsing(_ isAfterSpace: inout Bool) -> [Inline] {
        var result: [Inline] = []
        for inline in self {
            switch inline {
            case .text(let text):
                let text = text.collapsing(&isAfterSpace)
                if !text.isEmpty { result.append(.text(text)) }
            case .strong(let content): result.append(.strong(content.collapsing(&isAfterSpace)))
            case .emphasis(let content): result.append(.emphasis(content.collapsing(&isAfterSpace)))
            case .link(var link):
                link.content = link.content.collapsing(&isAfterSpace)
                result.append(.link(link))
            case .lineBreak, .softBreak:
                result.trimEnd()
                result.append(inline)
                isAfterSpace = true
            case .code:
                result.append(inline)
                isAfterSpace = false
            case .html, .image: result.append(inline)
            }
        }
        return result.joiningTexts
    }

    private var joiningTexts: [Inline] {
        reduce(into: []) { result, inline in
            if case .text(let text) = inline, case .text(let before) = result.last {
                result[result.count - 1] = .text(before + text)
            } else if case .code(let code) = inline, case .code(let before) = result.last {
                // Backticks that meet would be one mark.
                result[result.count - 1] = .code(before + code)
            } else {
                result.append(inline)
            }
        }
    }

    /// Removes white space and line breaks from the end.
    private mutating func trimEnd() {
        while let last = popLast() {
            switch last {
            case .text(let text):
                var rest = text[...]
                while rest.last == " " { rest.removeLast() }
                if rest.isEmpty { continue }
                return append(.text(String(rest)))
            case .lineBreak, .softBreak: continue
            default: return append(last)
            }
        }
    }
}

extension String {
    /// The text with one space for each run of white space; no-break spaces stay.
    fileprivate func collapsing(_ isAfterSpace: inout Bool) -> String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let isSpace = scalar == " " || ("\t"..."\r").contains(scalar) && scalar != "\u{B}"
            if !isSpace { result.append(scalar) } else if !isAfterSpace { result.append(" ") }
            isAfterSpace = isSpace
        }
        return String(result)
    }
}
