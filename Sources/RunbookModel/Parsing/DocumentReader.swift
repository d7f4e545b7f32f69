internal import MarkdownTree
internal import SystemPackage

/// Walks the blocks of a document and lays them out as sections and steps, in source order.
struct DocumentReader {
    private let path: FilePath
    private let context: ReadingContext
    private let stepReader: StepReader
    /// The indices of the open sections, outermost first.
    private var open: [Int] = []

    private(set) var sections: [Section] = []
    private(set) var steps: [Step] = []
    /// Every id and alias, in source order.
    private(set) var names: [DeclaredName] = []
    /// What `for` of an output says and where, in the order of the outputs; nil where it says nothing.
    private(set) var outputTargets: [AttributeReader.Word?] = []
    /// Where `for` of a step stands, by the step's index.
    private(set) var targetLocations: [Int: SourceLocation] = [:]

    init(path: FilePath, context: ReadingContext) {
        self.path = path
        self.context = context
        stepReader = StepReader(path: path, context: context)
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
        let attributes = AttributeReader(list: heading.attributes, path: path, context: context)
        attributes.refuseForbiddenCharacters()
        attributes.refuseOthers(keys: ["aliases", "when"])
        names += attributes.declaredNames()
        open.removeAll { sections[$0].level >= heading.level }
        sections.append(
            Section(
                id: attributes.identifier(),
                aliases: attributes.words("aliases").map(\.text),
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
        default: appendProse(block)
        }
    }

    private mutating func read(_ code: CodeBlock, _ block: Block) {
        switch stepReader.read(code, range: block.range) {
        case .step(let step): append(step, code.attributes)
        case .output(let output, let target):
            outputTargets.append(target)
            append(.output(output, for: target?.text ?? ""), at: block.range.start)
        case .example: append(.example(code), at: block.range.start)
        case .prose: append(.prose(block), at: block.range.start)
        }
    }

    // MARK: Lists

    /// Reads a list that holds steps item by item, so that each step stands in its order.
    private mutating func read(_ list: List) {
        for (index, item) in list.items.enumerated() {
            let marker = List(start: list.start.map { $0 + index }, isTight: list.isTight, items: [])
            var isMarked = item.checkbox == .open
            var blocks = item.blocks[...]
            if item.checkbox == .open { appendManual(item, &blocks) } else { refuseAttributes(of: item) }
            for block in blocks {
                if isMarked || !isProse(block) {
                    read(block)
                } else {
                    var single = marker
                    single.items = [ListItem(blocks: [block], range: block.range)]
                    appendProse(Block(.list(single), range: block.range))
                }
                isMarked = true
            }
        }
    }

    /// Appends a task item, whose words are its first paragraph, which is taken.
    private mutating func appendManual(_ item: ListItem, _ blocks: inout ArraySlice<Block>) {
        var content: [Inline] = []
        if case .paragraph(let words) = blocks.first?.kind {
            content = words
            blocks.removeFirst()
        } else {
            context.sink.report(.emptyStep, in: path, at: item.range.start)
        }
        append(stepReader.readManual(item, content: content), item.attributes)
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
                    case .codeBlock(let code): StepReader.isActing(code)
                    case .list(let inner): holdsSteps(inner)
                    default: false
                    }
                }
        }
    }

    // MARK: Elements

    private mutating func appendProse(_ block: Block) {
        refuseAttributes(in: block)
        append(.prose(block), at: block.range.start)
    }

    /// Reports the attributes of headings and items in quotes and lists, which are no sections and no steps.
    private func refuseAttributes(in block: Block) {
        switch block.kind {
        case .heading(let heading):
            AttributeReader(list: heading.attributes, path: path, context: context).refuseOthers(
                allowsIdentifier: false
            )
        case .list(let list): for item in list.items { refuseAttributes(of: item) }
        case .blockQuote(let blocks): for inner in blocks { refuseAttributes(in: inner) }
        case .paragraph, .codeBlock, .thematicBreak, .html: break
        }
    }

    private func refuseAttributes(of item: ListItem) {
        AttributeReader(list: item.attributes, path: path, context: context).refuseOthers(allowsIdentifier: false)
        for block in item.blocks { refuseAttributes(in: block) }
    }

    private mutating func append(_ step: Step, _ list: AttributeList?) {
        let attributes = AttributeReader(list: list, path: path, context: context)
        names += attributes.declaredNames()
        targetLocations[steps.count] = attributes.pair("for")?.valueStart
        append(.step(step.id), at: step.location)
        steps.append(step)
        steps[steps.count - 1].section = sections.count - 1
    }

    private mutating func append(_ element: Section.Element, at location: SourceLocation) {
        if sections.isEmpty { sections.append(Section(level: 0, title: [], location: location)) }
        sections[sections.count - 1].elements.append(element)
    }
}
