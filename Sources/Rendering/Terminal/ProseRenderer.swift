package import MarkdownTree
import RunbookModel

/// Renders prose for a terminal: blocks to wrapped lines.
///
/// Lines are at most as wide as the terminal and as `measure`; code is never wrapped, and a word that is wider than a
/// line (an address) overflows it. Markdown's HTML is dropped. Text that could act on the terminal is escaped.
package struct ProseRenderer {
    /// What the terminal can show.
    package var style: TerminalStyle
    /// The widest line that reads well, in columns.
    package var measure: Int
    /// Puts values in place of placeholders; applied to the text and the code of the prose.
    package var substitute: (String) -> String

    /// Takes a style, a measure and a substitution.
    package init(
        style: TerminalStyle,
        measure: Int = 100,
        substitute: @escaping (String) -> String = { $0 }
    ) {
        self.style = style
        self.measure = measure
        self.substitute = substitute
    }

    /// Renders blocks, a blank line between each two; the lines have no line end.
    package func lines(_ blocks: [Block]) -> [String] {
        styledLines(blocks).map(style.render)
    }

    /// Renders blocks to lines whose parts have roles.
    package func styledLines(_ blocks: [Block]) -> [StyledText] {
        var page = ProsePage(limit: min(style.columns, measure))
        render(blocks, isTight: false, on: &page)
        return page.lines
    }

    /// Renders inlines (a title, a manual step) to wrapped lines.
    package func lines(_ inlines: [Inline], roles: TextRoles = []) -> [String] {
        fill(inlines, roles, limit: min(style.columns, measure)).map(style.render)
    }

    /// Renders inlines to one line, however long it gets.
    package func line(_ inlines: [Inline], roles: TextRoles = []) -> StyledText {
        var result = StyledText()
        for (index, line) in fill(inlines, roles, limit: .max).enumerated() {
            if index > 0 { result.append(" ", roles) }
            result.append(line)
        }
        return result
    }

    private func fill(_ inlines: [Inline], _ roles: TextRoles, limit: Int) -> [StyledText] {
        var text = ProseText(style: style, substitute: substitute, limit: limit)
        text.add(inlines, roles)
        return text.finish()
    }
}

// MARK: - Blocks

extension ProseRenderer {
    private func render(_ blocks: [Block], isTight: Bool, on page: inout ProsePage) {
        var isFirst = true
        for block in blocks {
            if case .html = block.kind { continue }
            if !isFirst, !isTight { page.addBlank() }
            isFirst = false
            render(block, on: &page)
        }
    }

    private func render(_ block: Block, on page: inout ProsePage) {
        switch block.kind {
        case .heading(let heading): render(heading, on: &page)
        case .paragraph(let inlines): page.add(fill(inlines, [], limit: page.room))
        case .codeBlock(let code): render(code, on: &page)
        case .list(let list): render(list, on: &page)
        case .blockQuote(let blocks): quote(blocks, on: &page)
        case .thematicBreak: page.add([rule(page.room)])
        case .html: break
        }
    }

    /// Marks the heading with number signs where bold is not possible.
    private func render(_ heading: Heading, on page: inout ProsePage) {
        guard !style.hasAttributes else { return page.add(fill(heading.content, .heading, limit: page.room)) }
        let mark = String(repeating: "#", count: heading.level) + " "
        page.enter(marker: StyledText(mark), indent: StyledText(String(repeating: " ", count: mark.count)))
        page.add(fill(heading.content, .heading, limit: page.room))
        page.leave()
    }

    private func render(_ code: CodeBlock, on page: inout ProsePage) {
        let indent = StyledText(page.room < 40 ? "  " : "    ")
        page.enter(marker: nil, indent: indent)
        page.add(CodeRenderer(style: style).styledLines(RenderedText(text: substitute(code.literal))))
        page.leave()
    }

    private func quote(_ blocks: [Block], on page: inout ProsePage) {
        page.enter(marker: nil, indent: StyledText(style.ornaments.bar, .faint))
        render(blocks, isTight: false, on: &page)
        page.leave()
    }

    private func render(_ list: List, on page: inout ProsePage) {
        let numbers = list.start.map { start in list.items.indices.map { "\(start &+ $0). " } }
        let width = numbers?.map(\.count).max() ?? style.ornaments.bullet.count
        for (index, item) in list.items.enumerated() {
            if index > 0, !list.isTight { page.addBlank() }
            let mark = numbers.map { DisplayWidth.padded($0[index], to: width) } ?? style.ornaments.bullet
            page.enter(marker: StyledText(mark), indent: StyledText(String(repeating: " ", count: width)))
            render(item, isTight: list.isTight, on: &page)
            page.leave()
        }
    }

    private func render(_ item: ListItem, isTight: Bool, on page: inout ProsePage) {
        if let checkbox = item.checkbox {
            page.enter(marker: StyledText(checkbox == .done ? "[x] " : "[ ] "), indent: StyledText("    "))
        }
        render(item.blocks, isTight: isTight, on: &page)
        page.finishMarkers()
        if item.checkbox != nil { page.leave() }
    }

    private func rule(_ room: Int) -> StyledText {
        StyledText(String(repeating: style.ornaments.rule, count: min(room, 40)), .faint)
    }
}
