internal import MarkdownTree
internal import RunbookModel

/// Writes inlines as Markdown that reads as the same words.
struct InlineWriter {
    /// Where words stand, as far as it matters to what must be escaped.
    enum Place {
        case paragraph
        case heading
        case cell
    }

    private let sections: SectionNames
    /// The anchors apart from headings that the page has.
    private let anchors: Set<String>
    /// Those to which its links lead.
    private let targets: Set<String>

    init(_ page: GuidePage, _ sections: SectionNames) {
        self.sections = sections
        let content = page.blocks.flatMap(\.all).flatMap(\.content)
        anchors = Set(content.htmlAnchors)
        targets = Set(content.localTargets)
    }

    /// The words as Markdown.
    func text(_ content: [Inline], in place: Place = .paragraph) -> String {
        var output = ""
        write(content.withoutPlaceholders, to: &output, in: place)
        return output
    }

    /// The anchor of a link that leads nowhere on the page; nil where it leads somewhere.
    func danglingAnchor(of destination: String) -> String? {
        guard destination.hasPrefix("#"), destination.count > 1 else { return nil }
        let anchor = String(destination.dropFirst())
        return sections.id(of: anchor) == nil && !(anchors.contains(anchor) && Self.isPlain(anchor)) ? anchor : nil
    }

    private static func isPlain(_ anchor: String) -> Bool {
        anchor.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    }

    // MARK: Inlines

    private func write(_ content: [Inline], to output: inout String, in place: Place) {
        for (index, inline) in content.enumerated() {
            let next = index + 1 < content.count ? content[index + 1] : nil
            switch inline {
            case .text(let text): output += EscapedText(text, after: output, before: next, in: place).markdown
            case .code(let code): output += Self.code(code, in: place)
            case .softBreak: output += " "
            case .lineBreak: output += place == .paragraph ? "\\\n" : " "
            case .strong(let inner): write(inner, marked: "**", "strong", to: &output, next, in: place)
            case .emphasis(let inner): write(inner, marked: "*", "em", to: &output, next, in: place)
            case .link(let link), .image(let link): write(link, to: &output, in: place)
            case .html(let html): if targets.contains(where: { html == InlineReader.anchor($0) }) { output += html }
            }
        }
    }

    /// Writes emphasis with asterisks where CommonMark will take them for its marks, otherwise with tags.
    private func write(
        _ content: [Inline],
        marked mark: String,
        _ tag: String,
        to output: inout String,
        _ next: Inline?,
        in place: Place
    ) {
        var inner = ""
        write(content, to: &inner, in: place)
        let (lead, trail) = (inner.prefix { $0 == " " }, inner.reversed().prefix { $0 == " " })
        let words = inner.trimmed
        guard !words.isEmpty else {
            output += lead.isEmpty ? "" : " "
            return
        }
        output += lead
        let following = trail.isEmpty ? next?.firstCharacter : " "
        if opens(words.first, after: output.last), opens(words.last, after: following) {
            output += mark + words + mark
        } else {
            output += "<\(tag)>\(words)</\(tag)>"
        }
        output += String(trail)
    }

    /// Whether a mark between two characters is sure to open, or to close, emphasis (CommonMark 0.30, section 6.2).
    private func opens(_ inner: Character?, after outer: Character?) -> Bool {
        if outer == "*" || inner == "*" { return false }
        let isOutside = outer?.isWhitespace ?? true
        return isOutside || inner?.isLetter == true || inner?.isNumber == true
    }

    private func write(_ link: Link, to output: inout String, in place: Place) {
        var words = ""
        write(link.content, to: &words, in: place)
        guard let destination = destination(of: link), !words.trimmed.isEmpty else {
            output += words
            return
        }
        output += "[\(words)](\(destination))"
    }

    /// Where a link leads in the runbook; nil where it leads nowhere.
    private func destination(of link: Link) -> String? {
        if !link.destination.hasPrefix("#") { return Self.escaped(link.destination) }
        if danglingAnchor(of: link.destination) != nil || link.destination == "#" { return nil }
        let anchor = String(link.destination.dropFirst())
        return "#" + (sections.id(of: anchor) ?? anchor)
    }

    private static func escaped(_ destination: String) -> String {
        var result = ""
        let hasReference = destination.hasByte(UInt8(ascii: "&")) && destination.contains(#/&[#A-Za-z0-9]+;/#)
        for scalar in destination.unicodeScalars {
            switch scalar {
            case " ", "(", ")", "<", ">", "\\", "\"", "`", "{", "}", "|", "\0"..."\u{1F}", "\u{7F}":
                result += "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
            case "&" where hasReference: result += "&amp;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func code(_ code: String, in place: Place) -> String {
        guard !code.isEmpty else { return "" }
        let text = place == .cell ? code.replacing("|", with: "\\|") : code
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        let isPadded = text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ") && text.hasSuffix(" ")
        let isBlank = text.allSatisfy { $0 == " " }
        return isPadded && !isBlank ? "\(fence) \(text) \(fence)" : fence + text + fence
    }
}

extension Inline {
    /// The first character that it will be written with, as far as emphasis before it asks.
    fileprivate var firstCharacter: Character? {
        switch self {
        case .text(let text): text.first
        case .code: "`"
        case .strong, .emphasis: "*"
        case .link, .image: "["
        case .html: "<"
        case .softBreak, .lineBreak: " "
        }
    }
}

extension [Inline] {
    /// The anchors of which HTML among them is the mark.
    fileprivate var htmlAnchors: [String] {
        flatMap { inline -> [String] in
            switch inline {
            case .html(let html): html.firstMatch(of: #/id="([^"]+)"/#).map { [String($0.1)] } ?? []
            case .strong(let inner), .emphasis(let inner): inner.htmlAnchors
            case .link(let link): link.content.htmlAnchors
            default: []
            }
        }
    }

    /// The links among them, in order.
    var allLinks: [Link] {
        flatMap { inline -> [Link] in
            switch inline {
            case .link(let link): [link]
            case .strong(let inner), .emphasis(let inner): inner.allLinks
            default: []
            }
        }
    }

    fileprivate var localTargets: [String] {
        allLinks.map(\.destination).filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    }

    /// The names that a runbook would take for its parameters'.
    var placeholderNames: [String] { Template(plainText).parameterNames }

    /// The words with braces that a runbook would take for a placeholder's set apart.
    fileprivate var withoutPlaceholders: [Inline] {
        guard plainText.contains("{"), !placeholderNames.isEmpty else { return self }
        let apart = mapText { $0.replacing("{{", with: "{ {") }
        return apart.placeholderNames.isEmpty ? apart : mapText { $0.replacing("{", with: "{ ") }
    }

    private func mapText(_ change: (String) -> String) -> [Inline] {
        map { inline in
            switch inline {
            case .text(let text): return .text(change(text))
            case .code(let code): return .code(change(code))
            case .strong(let inner): return .strong(inner.mapText(change))
            case .emphasis(let inner): return .emphasis(inner.mapText(change))
            case .link(var link):
                link.content = link.content.mapText(change)
                return .link(link)
            default: return inline
            }
        }
    }
}
