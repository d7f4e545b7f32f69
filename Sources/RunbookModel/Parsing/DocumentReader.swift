internal import MarkdownTree
internal import SystemPackage

/// Walks the blocks of a document and lays them out as sections and steps, in source order.
struct DocumentReader {
    private var path: FilePath
    private var sink: DiagnosticSink
    private var stepReader: StepReader
    /// The indices of the open sections, outermost first.
    private var open: [Int] = []

    private(set) var sections: [Section] = []
    private(set) var steps: [Step] = []
    /// Anchors that raw HTML in the text declares.
    private(set) var anchors: Set<String> = []

    init(path: FilePath, sink: DiagnosticSink) {
        self.path = path
        self.sink = sink
        stepReader = StepReader(path: path, sink: sink)
    }

    mutating func read(_ blocks: [Block]) {
        for block in blocks {
            if case .heading(let heading) = block.kind {
                openSection(heading, at: block.range.start)
            } else {
                read(block)
            }
        }
    }

    private mutating func openSection(_ heading: Heading, at location: SourceLocation) {
        let attributes = AttributeReader(list: heading.attributes, path: path, sink: sink)
        attributes.refuseForbiddenCharacters()
        attributes.refuseOthers(keys: ["aliases", "when"])
        open.removeAll { sections[$0].level >= heading.level }
        sections.append(
            Section(
                id: attributes.identifier(),
                aliases: attributes.words("aliases"),
                level: heading.level,
                title: heading.content,
                condition: attributes.condition(),
                parent: open.last,
                location: location
            )
        )
        open.append(sections.count - 1)
    }

    private mutating func read(_ block: Block) {
        switch block.kind {
        case .codeBlock(let code): read(code, block)
        case .list(let list) where holdsSteps(list): read(list)
        case .html(let html): note(anchorsIn: html, block)
        default: append(.prose(block), at: block.range.start)
        }
    }

    private mutating func note(anchorsIn html: String, _ block: Block) {
        for match in html.matches(of: #/(?:id|name)\s*=\s*["']([^"']+)["']/#) { anchors.insert(String(match.1)) }
        append(.prose(block), at: block.range.start)
    }

    private mutating func read(_ code: CodeBlock, _ block: Block) {
        switch stepReader.read(code, range: block.range) {
        case .step(let step): append(step)
        case .output(let output, let target): append(.output(output, for: target ?? ""), at: block.range.start)
        case .example: append(.example(code), at: block.range.start)
        case .prose: append(.prose(block), at: block.range.start)
        }
    }

    /// Reads a list that holds steps item by item, so that each step stands in its order.
    private mutating func read(_ list: List) {
        for (index, item) in list.items.enumerated() {
            var number = list.start.map { $0 + index }
            for (position, block) in item.blocks.enumerated() {
                if position == 0, item.checkbox == .open, case .paragraph(let content) = block.kind {
                    append(stepReader.readManual(item, content: content))
                } else if isProse(block), item.checkbox != .open {
                    appendItem(of: list, number: &number, block)
                } else {
                    read(block)
                }
            }
        }
    }

    /// Appends prose of an item as a list of one item; what follows in the same item stands as plain prose.
    private mutating func appendItem(of list: List, number: inout Int?, _ block: Block) {
        let start = list.start == nil ? nil : number
        if list.start != nil, start == nil { return append(.prose(block), at: block.range.start) }
        let single = List(start: start, isTight: list.isTight, items: [ListItem(blocks: [block], range: block.range)])
        number = nil
        append(.prose(Block(.list(single), range: block.range)), at: block.range.start)
    }

    private func isProse(_ block: Block) -> Bool {
        switch block.kind {
        case .codeBlock: false
        case .list(let list): !holdsSteps(list)
        default: true
        }
    }

    private func holdsSteps(_ list: List) -> Bool {
        list.items.contains { item in
            item.checkbox == .open
                || item.blocks.contains { block in
                    switch block.kind {
                    case .codeBlock(let code): isActing(code)
                    case .list(let inner): holdsSteps(inner)
                    default: false
                    }
                }
        }
    }

    private func isActing(_ code: CodeBlock) -> Bool {
        let language = code.language.lowercased()
        return code.attributes != nil || StepReader.shellLanguages.contains(language)
            || StepReader.consoleLanguages.contains(language)
    }

    private mutating func append(_ step: Step) {
        steps.append(step)
        append(.step(step.id), at: step.location)
    }

    private mutating func append(_ element: Section.Element, at location: SourceLocation) {
        if sections.isEmpty { sections.append(Section(level: 0, title: [], location: location)) }
        sections[sections.count - 1].elements.append(element)
    }
}
