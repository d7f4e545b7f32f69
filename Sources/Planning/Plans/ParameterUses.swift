internal import MarkdownTree
package import RunbookModel

/// Which parameters each part of a runbook uses, whatever is decided.
package struct ParameterUses: Sendable {
    /// The names in the title and the prose of each section.
    package let sections: [[String]]
    /// The names that each step needs to act, secrets among them.
    package let steps: [[String]]
    /// The indices of the steps by their ids.
    package let stepIndices: [String: Int]

    package init(_ runbook: Runbook) {
        sections = runbook.sections.map(Self.names)
        let secrets = runbook.parameters.filter { $0.type == .secret }.map(\.name)
        steps = runbook.steps.map { step in step.usedParameters + secrets.filter(step.usesSecret) }
        stepIndices = Dictionary(runbook.steps.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    private static func names(in section: Section) -> [String] {
        var texts = [section.title.plainText]
        for element in section.elements {
            switch element {
            case .prose(let block): texts += block.texts
            case .choice(let choice): texts += choice.list.texts
            case .step, .output, .example: break
            }
        }
        return texts.filter { $0.hasByte(UInt8(ascii: "{")) }.flatMap { Template($0).parameterNames }
    }
}

extension Block {
    /// The texts of the block that people read.
    fileprivate var texts: [String] {
        switch kind {
        case .heading(let heading): [heading.content.plainText]
        case .paragraph(let content): [content.plainText]
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.texts) }
        case .blockQuote(let blocks): blocks.flatMap(\.texts)
        case .codeBlock, .thematicBreak, .html: []
        }
    }
}
