import MarkdownTree

@testable import Site

/// What a tree of blocks says, without where it stands: two trees with the same outline are read the same.
struct BlockOutline: Equatable, CustomStringConvertible {
    let lines: [String]

    init(_ blocks: [Block]) {
        lines = blocks.flatMap(Self.lines)
    }

    var description: String { lines.joined(separator: "\n") }

    private static func lines(_ block: Block) -> [String] {
        switch block.kind {
        case .heading(let heading): ["h\(heading.level) " + text(heading.content)]
        case .paragraph(let content): ["p " + text(content)]
        case .codeBlock(let code): ["code \(code.language) \(code.literal.debugDescription)"]
        case .blockQuote(let inner): inset(["quote"], inner)
        case .thematicBreak: ["rule"]
        case .html(let markup): ["html \(markup)"]
        case .list(let list):
            ["list \(list.start.map(String.init) ?? "-") \(list.isTight ? "tight" : "loose")"]
                + list.items.flatMap { item in
                    inset(["item\(item.checkbox.map { " \($0)" } ?? "")"], item.blocks)
                }
        }
    }

    private static func inset(_ head: [String], _ blocks: [Block]) -> [String] {
        head + BlockOutline(blocks).lines.map { "  " + $0 }
    }

    private static func text(_ content: [Inline]) -> String {
        content.map(text).joined()
    }

    private static func text(_ inline: Inline) -> String {
        switch inline {
        case .text(let text): text
        case .softBreak: " "
        case .lineBreak: "⏎"
        case .code(let code): "‹code \(code)›"
        case .html(let markup): "‹html \(markup)›"
        case .emphasis(let inner): "‹em \(text(inner))›"
        case .strong(let inner): "‹strong \(text(inner))›"
        case .link(let link): "‹link \(link.destination) \(link.title): \(text(link.content))›"
        case .image(let link): "‹image \(link.destination) \(link.title): \(text(link.content))›"
        }
    }
}
