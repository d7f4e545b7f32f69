internal import Localization
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel

extension RunbookText {
    /// Adds a step; manual ones that follow each other are one list of things to tick off.
    func append(_ step: Step, to blocks: inout [Block]) {
        guard case .manual(let content) = step.kind else {
            blocks += self.step(step)
            return
        }
        let item = task(content, of: step)
        if case .list(var list) = blocks.last?.kind, list.items.last?.checkbox == .open {
            list.items.append(item)
            list.isTight = list.isTight && item.blocks.count == 1
            blocks[blocks.count - 1].kind = .list(list)
        } else {
            blocks.append(Block(.list(List(isTight: item.blocks.count == 1, items: [item]))))
        }
    }

    private func task(_ content: [Inline], of step: Step) -> ListItem {
        let condition = step.condition.map { [self.condition($0)] } ?? []
        return ListItem(checkbox: .open, blocks: [Block(.paragraph(prose.inlines(content)))] + condition, range: .none)
    }

    /// A step with its condition, what it is for another one, and the name of its file.
    func step(_ step: Step) -> [Block] {
        var blocks = step.condition.map { [condition($0)] } ?? []
        switch step.role {
        case .forward, .check: break
        case .rollback(let target): blocks.append(paragraph(sentence("site.formats.undoes", code: target)))
        case .rehearsal(let target): blocks.append(paragraph(sentence("site.formats.rehearses", code: target)))
        }
        if case .manual(let content) = step.kind {
            return blocks + [Block(.list(List(isTight: true, items: [task(content, of: step)])))]
        }
        if step.isIrreversible { blocks.append(Block(.paragraph([.strong([.text(words("site.formats.final"))])]))) }
        if case .file(_, let path, _, _) = step.kind {
            blocks.append(Block(.paragraph([.strong([.code(prose.text(path.source, as: .code))])])))
        }
        return blocks + [code(rendered(step.template, in: step.syntax), step.language)]
    }

    /// A sample output, a sentence before it.
    func output(_ output: SampleOutput) -> [Block] {
        let title = words(output.isFailure ? "site.formats.failureOutput" : "site.formats.sampleOutput")
        let condition = output.condition.map { [self.condition($0)] } ?? []
        return condition + [paragraph(title), code(rendered(output.template, in: .prose), output.language)]
    }

    /// A condition in words.
    func condition(_ condition: Condition) -> Block {
        let clause = ConditionWording(runbook: runbook, words: words).clause(condition)
        return Block(.paragraph([.emphasis([.text(words("site.page.condition", ["condition": clause]))])]))
    }

    /// A text with its values in place; as written where one cannot stand in it.
    func rendered(_ template: Template, in syntax: SubstitutionSyntax) -> String {
        filled(template, in: syntax) ?? template.source
    }

    /// A text with its values in place; nil where one cannot stand in it.
    func filled(_ template: Template, in syntax: SubstitutionSyntax) -> String? {
        prose.filled(template, in: syntax)
    }

    /// Which page the runbook matches, and where it differs from it on purpose.
    var guide: [Block] {
        guard let guide = runbook.guide else { return [] }
        let sentence =
            guide.version.map { words("site.page.guideVersion", ["page": guide.page, "version": $0]) }
            ?? words("site.page.guideMatches", ["page": guide.page])
        let deviations =
            runbook.steps.filter(\.isDeviation).map { deviation($0.id, of: $0.guideBlocks) }
            + guide.omitted.map { deviation("\($0)", of: [$0], isOmitted: true) }
        let list = deviations.isEmpty ? [] : [paragraph(words("site.page.deviations")), self.list(deviations)]
        return [heading([.text(words("site.page.guide"))], 2), paragraph(sentence)] + list
    }

    private func deviation(_ key: String, of blocks: [Int], isOmitted: Bool = false) -> [Block] {
        let numbers = words.list(blocks.map { words.number($0) })
        var place = blocks.isEmpty ? key : words("site.page.blocks", count: blocks.count, ["numbers": numbers])
        if isOmitted { place += " (\(words("site.page.omitted")))" }
        let reason = prose.text(runbook.deviations[key] ?? "")
        return [paragraph(words("site.formats.deviation", ["place": place, "reason": reason]))]
    }
}

// MARK: - Blocks

extension RunbookText {
    /// A paragraph of plain words.
    func paragraph(_ text: String) -> Block {
        Block(.paragraph([.text(text)]))
    }

    /// A paragraph.
    func paragraph(_ content: [Inline]) -> Block {
        Block(.paragraph(content))
    }

    /// A heading; links reach it by its anchor.
    func heading(_ content: [Inline], _ level: Int, anchor: String? = nil) -> Block {
        let attributes = anchor.map {
            AttributeList(identifier: AttributeList.Name(text: $0, range: .none), range: .none)
        }
        return Block(.heading(Heading(level: level, content: content, attributes: attributes)))
    }

    /// A list with a mark before each item.
    func list(_ items: [[Block]]) -> Block {
        Block(.list(List(isTight: true, items: items.map { ListItem(blocks: $0, range: .none) })))
    }

    /// A code block.
    func code(_ text: String, _ language: String) -> Block {
        let block = CodeBlock(
            isFenced: true,
            language: language,
            literal: VisibleText(text, as: .prose).text,
            places: SourceMap(start: SourceRange.none.start)
        )
        return Block(.codeBlock(block))
    }

    /// A sentence with some code at its placeholder `code`.
    func sentence(_ key: String, _ arguments: [String: String] = [:], code: String) -> [Inline] {
        // The place of the code is a character that no sentence has.
        let text = words(key, arguments.merging(["code": "\u{1}"]) { first, _ in first })
        let parts = text.split(separator: "\u{1}", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let around = parts.map { $0.isEmpty ? [] : [Inline.text($0)] }
        return (around.first ?? []) + [.code(code)] + (around.dropFirst().first ?? [])
    }
}

extension Block {
    /// Makes a block that no source has.
    init(_ kind: Kind) {
        self.init(kind, range: .none)
    }
}

extension SourceRange {
    /// The range of what no source has.
    static var none: SourceRange {
        let start = SourceLocation(line: 1, column: 1)
        return SourceRange(start: start, end: start)
    }
}
