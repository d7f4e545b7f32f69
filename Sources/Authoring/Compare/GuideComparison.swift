internal import MarkdownTree
internal import Planning
package import RunbookModel

/// Aligns the code blocks of a guide with the steps of a runbook, by the numbers that the steps name.
package struct GuideComparison {
    /// In the order of the guide; what the runbook adds stands behind the steps that it follows.
    package private(set) var blocks: [ComparedBlock] = []

    private let runbook: Runbook
    private let page: GuidePage

    /// Compares a runbook with a page.
    package init(_ runbook: Runbook, _ page: GuidePage) {
        self.runbook = runbook
        self.page = page
        let compared = (guidedBlocks + otherBlocks).enumerated()
        blocks = compared.sorted { ($0.element.guide.min() ?? 0, $0.offset) < ($1.element.guide.min() ?? 0, $1.offset) }
            .map(\.element)
        for (index, step) in runbook.steps.enumerated() where isAdded(step) { insertAdded(step, at: index) }
    }

    /// Whether everything that differs is declared.
    package var isDeclared: Bool { blocks.allSatisfy(\.isDeclared) }

    /// Whether the page is not the one with which the runbook was matched; nil where the runbook has no digest of a
    /// page in this language.
    package var pageHasChanged: Bool? {
        guard let language = page.language, let digest = runbook.guide?.digests[language] else { return nil }
        return digest != page.digest
    }

    /// Whether the page is another one than the runbook names.
    package var isOtherPage: Bool {
        runbook.guide.map { $0.page != page.name } ?? false
    }

    // MARK: Blocks of the guide

    /// What steps say that they stand for.
    private var guidedBlocks: [ComparedBlock] {
        runbook.steps.filter { !$0.guideBlocks.isEmpty }.map { step in
            let codes = step.guideBlocks.compactMap(code)
            let reason = runbook.deviations[step.id] ?? reason(of: step.guideBlocks)
            var block = ComparedBlock(guide: step.guideBlocks, step: step.id, status: .deviation)
            block.guideText = codes.isEmpty ? nil : codes.map(\.text).joined()
            block.stepText = step.template.source
            let isWhole = codes.count == step.guideBlocks.count
            block.status = isWhole ? CodeMatch(step, codes.map(\.text), runbook).status : .deviation
            if block.status == .deviation, step.isDeviation, isWhole { block.reason = reason }
            return block
        }
    }

    /// What no step stands for: left out on purpose, shown as it is, or missing.
    private var otherBlocks: [ComparedBlock] {
        let guided = Set(runbook.steps.flatMap(\.guideBlocks))
        let omitted = Set(runbook.guide?.omitted ?? [])
        let shown = shownTexts
        var blocks = page.codeBlocks.compactMap { code -> ComparedBlock? in
            guard let index = code.index, !guided.contains(index) else { return nil }
            if omitted.contains(index) {
                return ComparedBlock(guide: [index], status: .omitted, reason: reason(of: [index]))
            }
            if let owner = shown[code.text.trimmed] {
                return ComparedBlock(guide: [index], step: owner.isEmpty ? nil : owner, status: .same)
            }
            return ComparedBlock(guide: [index], status: .missing, guideText: code.text)
        }
        for number in omitted.sorted() where code(number) == nil {
            blocks.append(ComparedBlock(guide: [number], status: .deviation))
        }
        return blocks
    }

    private func code(_ number: Int) -> GuideCode? {
        page.codeBlocks.indices.contains(number - 1) ? page.codeBlocks[number - 1] : nil
    }

    private func reason(of numbers: [Int]) -> String? {
        let reasons = numbers.compactMap { runbook.deviations[String($0)] }
        return reasons.isEmpty ? nil : reasons.joined(separator: " ")
    }

    /// The texts that the runbook shows without running them, with the step whose output they are.
    private var shownTexts: [String: String] {
        var texts: [String: String] = [:]
        for element in runbook.sections.flatMap(\.elements) {
            switch element {
            case .example(let code): texts[code.literal.trimmed] = ""
            case .output(let output, let owner): texts[output.template.source.trimmed] = owner
            case .prose(let block): for code in block.innerCode { texts[code.literal.trimmed] = "" }
            case .step, .choice: continue
            }
        }
        return texts
    }

    // MARK: What the runbook adds

    private func isAdded(_ step: Step) -> Bool {
        step.guideBlocks.isEmpty && step.role.isForward
    }

    private mutating func insertAdded(_ step: Step, at index: Int) {
        let added = ComparedBlock(step: step.id, status: .added, reason: runbook.deviations[step.id])
        let before = index > 0 ? runbook.steps[..<index].last { $0.role.isForward }?.id : nil
        let place = before.flatMap { id in blocks.lastIndex { $0.step == id } }
        blocks.insert(added, at: place.map { $0 + 1 } ?? 0)
    }
}

extension Block {
    /// The code in a list or a quotation, and its own.
    fileprivate var innerCode: [CodeBlock] {
        switch kind {
        case .codeBlock(let code): [code]
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.innerCode) }
        case .blockQuote(let blocks): blocks.flatMap(\.innerCode)
        case .heading, .paragraph, .thematicBreak, .html: []
        }
    }
}
