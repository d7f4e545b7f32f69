internal import Foundation
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel

/// Puts values into prose, and leaves out of it what formats for readers do not show.
///
/// Raw HTML is text like any other, but for its comments, which are for authors, and the places that it marks.
struct FilledProse {
    let runbook: Runbook
    let values: Bindings

    private var renderer: StepRenderer { StepRenderer(runbook: runbook) }

    /// A text for people with its values in place; what is not known stays as its placeholder.
    func text(_ text: String, as policy: Rendering.VisibleText.Policy = .prose) -> String {
        VisibleText(renderer.prose(text, values), as: policy).text
    }

    /// A template with its values in place; nil where one cannot stand in it.
    func filled(_ template: Template, in syntax: SubstitutionSyntax) -> String? {
        let shown = { (name: String) in
            runbook.parameter(name)?.type == .secret ? nil : values[name]
        }
        return (try? template.rendered(in: syntax, value: shown))?.text
    }

    /// Blocks; those that hold nothing to show are left out.
    func blocks(_ blocks: [Block]) -> [Block] {
        blocks.compactMap(block)
    }

    private func block(_ block: Block) -> Block? {
        var block = block
        switch block.kind {
        case .heading(var heading):
            heading.content = inlines(heading.content)
            heading.attributes = nil
            block.kind = .heading(heading)
        case .paragraph(let content):
            let filled = inlines(content)
            if filled.isEmpty { return nil }
            block.kind = .paragraph(filled)
        case .list(var list):
            for index in list.items.indices { list.items[index].blocks = blocks(list.items[index].blocks) }
            block.kind = .list(list)
        case .blockQuote(let inner): block.kind = .blockQuote(blocks(inner))
        case .html(let markup):
            guard let text = Self.shown(markup.trimmingCharacters(in: .whitespacesAndNewlines)) else { return nil }
            block.kind = .paragraph([.text(VisibleText(text, as: .prose).text)])
        case .codeBlock(var code):
            code.literal = VisibleText(code.literal, as: .prose).text
            block.kind = .codeBlock(code)
        case .thematicBreak: break
        }
        return block
    }

    /// Inlines; neighbouring texts are joined first, since a parser may have cut a placeholder in two.
    func inlines(_ content: [Inline]) -> [Inline] {
        var (result, pending): ([Inline], String) = ([], "")
        for inline in content {
            switch inline {
            case .text(let text): pending += text
            case .html(let markup): pending += Self.shown(markup) ?? ""
            default:
                if !pending.isEmpty { result.append(.text(text(pending))) }
                pending = ""
                result.append(self.inline(inline))
            }
        }
        return pending.isEmpty ? result : result + [.text(text(pending))]
    }

    private func inline(_ inline: Inline) -> Inline {
        switch inline {
        case .code(let code): .code(text(code, as: .code))
        case .emphasis(let content): .emphasis(inlines(content))
        case .strong(let content): .strong(inlines(content))
        case .link(let link): .link(filled(link))
        case .image(let link): .image(filled(link))
        case .text, .html, .softBreak, .lineBreak: inline
        }
    }

    private func filled(_ link: Link) -> Link {
        Link(destination: link.destination, title: text(link.title), content: inlines(link.content))
    }

    /// Raw HTML as far as a reader should see it.
    private static func shown(_ markup: String) -> String? {
        let isMark = markup.wholeMatch(of: #/(?s)<!--.*|<a\s+(?:id|name)\s*=[^<>]*>(?:\s*</a>)?|</a>/#) != nil
        return isMark || markup.isEmpty ? nil : markup
    }
}
