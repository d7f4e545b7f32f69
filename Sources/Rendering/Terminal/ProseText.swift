import MarkdownTree

/// The inlines of one block on their way to lines.
struct ProseText {
    private let style: TerminalStyle
    private let substitute: (String) -> String
    private var filler: LineFiller

    /// Starts with no line.
    ///
    /// - Parameters:
    ///   - style: What the terminal can show.
    ///   - substitute: Puts values in place of placeholders.
    ///   - limit: The width of a line in columns.
    init(style: TerminalStyle, substitute: @escaping (String) -> String, limit: Int) {
        self.style = style
        self.substitute = substitute
        filler = LineFiller(limit: limit)
    }

    /// Ends the last line and gives all.
    mutating func finish() -> [StyledText] {
        filler.finish()
    }

    /// Adds inlines.
    ///
    /// Neighbouring texts are joined first: a parser may have cut one at a character that could have been markup, and a
    /// placeholder with it.
    mutating func add(_ inlines: [Inline], _ roles: TextRoles) {
        var pending = ""
        for inline in inlines {
            if case .text(let text) = inline {
                pending += text
            } else {
                flush(&pending, roles)
                add(inline, roles)
            }
        }
        flush(&pending, roles)
    }

    private mutating func flush(_ pending: inout String, _ roles: TextRoles) {
        guard !pending.isEmpty else { return }
        filler.add(VisibleText(substitute(pending), as: .prose).styled(roles))
        pending = ""
    }

    private mutating func add(_ inline: Inline, _ roles: TextRoles) {
        switch inline {
        case .text(let text): filler.add(VisibleText(substitute(text), as: .prose).styled(roles))
        case .softBreak: filler.addSoftBreak(roles)
        case .lineBreak: filler.breakLine()
        case .code(let text): addCode(text, roles)
        case .html(let tag): if tag.lowercased().hasPrefix("<br") { filler.breakLine() }
        case .emphasis(let content): mark(with: "_") { $0.add(content, roles.union(.emphasis)) }
        case .strong(let content): mark(with: "*") { $0.add(content, roles.union(.strong)) }
        case .link(let link): addLink(link, roles)
        case .image(let link): addImage(link, roles)
        }
    }

    /// Puts marks around what bold or italics cannot tell.
    private mutating func mark(with sign: String, _ body: (inout ProseText) -> Void) {
        if !style.hasAttributes { filler.add(sign, []) }
        body(&self)
        if !style.hasAttributes { filler.add(sign, []) }
    }

    /// Code is told by its colour, or by backticks.
    private mutating func addCode(_ text: String, _ roles: TextRoles) {
        let fence = style.hasColor ? "" : "`"
        filler.add(fence, roles)
        filler.add(VisibleText(substitute(text), as: .code).styled(roles.union(.code)))
        filler.add(fence, roles)
    }

    private mutating func addLink(_ link: Link, _ roles: TextRoles) {
        let address = address(of: link)
        add(link.content, roles)
        guard !address.isEmpty, !address.hasPrefix("#"), !repeats(link, address) else { return }
        filler.add(" ", roles)
        filler.add("(\(address))", roles.union(.faint))
    }

    private mutating func addImage(_ image: Link, _ roles: TextRoles) {
        let address = address(of: image)
        filler.add("[", roles)
        add(image.content, roles)
        filler.add("]", roles)
        guard !address.isEmpty else { return }
        filler.add(" ", roles)
        filler.add("(\(address))", roles.union(.faint))
    }

    private func address(of link: Link) -> String {
        VisibleText(substitute(link.destination), as: .singleLine).text
    }

    /// Whether a link's words are its address already.
    private func repeats(_ link: Link, _ address: String) -> Bool {
        let words = substitute(link.content.plainText)
        return words == address || "mailto:" + words == address
    }
}
