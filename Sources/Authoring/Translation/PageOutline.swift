internal import MarkdownTree
internal import RunbookModel

/// A language file's page as sections of pieces, each a stretch of lines that can be put elsewhere.
struct PageOutline {
    /// What a piece is.
    enum Kind {
        /// Words, and code that is only shown.
        case prose
        /// A step or a sample output, by its id or by the step's id and its number.
        case block(CodeBlock)
        /// A list that holds steps.
        case list(List)
    }

    /// A stretch of lines, the blank ones after it included.
    struct Piece {
        /// What a piece that acts is known by in every language; empty for prose.
        var key: String
        /// What all of it is known by: the steps and sample outputs of a list.
        var keys: [String] = []
        var kind: Kind
        /// The first line in the file.
        var line: Int
        var lines: [String]
    }

    /// A heading and the pieces below it.
    struct Section {
        /// What the section is known by in every language.
        var name: String
        /// The heading, its attributes and its level; nil before the first heading.
        var heading: Heading?
        /// The lines of the heading, a mark below it included, and the blank ones after them.
        var headingLines: [String]
        var line: Int
        /// Whether a mark says that the source no longer has it.
        var isGone: Bool
        var pieces: [Piece]
    }

    private(set) var sections: [Section] = []
    /// The whole file.
    let source: SourceText

    /// Cuts the page of a language file.
    init(_ runbook: Runbook) {
        let text = String(decoding: runbook.sourceBytes.first ?? [], as: UTF8.self)
        source = SourceText(text)
        let keys = StepKeys(runbook)
        let blocks = MarkdownParser().parse(text).blocks
        let starts = blocks.map(\.range.start.line)
        let first = PageParts(text).firstLine
        if let start = starts.first ?? (source.lineCount >= first ? first : nil), start > first {
            // Link definitions and blank lines before the first block belong to what follows.
            addProse(first..<start)
        }
        for (index, block) in blocks.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : source.lineCount + 1
            add(block, through: max(block.range.start.line + 1, end), keys)
        }
        name()
    }

    private mutating func add(_ block: Block, through end: Int, _ keys: StepKeys) {
        let line = block.range.start.line
        let lines = (line..<end).map(source.line)
        switch block.kind {
        case .heading(let heading):
            sections.append(
                Section(name: "", heading: heading, headingLines: lines, line: line, isGone: false, pieces: [])
            )
        case .html(let html) where isHeadingMark(html):
            let last = sections.count - 1
            if html.hasPrefix(TranslationMarks.gone) { sections[last].isGone = true }
            sections[last].headingLines += lines
        case .codeBlock(let code) where keys.key(of: line) != nil:
            append(Piece(key: keys.key(of: line) ?? "", kind: .block(code), line: line, lines: lines))
        case .list(let list) where !keys.keys(in: line..<end).isEmpty:
            let inner = keys.keys(in: line..<end)
            append(Piece(key: inner.first ?? "", keys: inner, kind: .list(list), line: line, lines: lines))
        default: append(Piece(key: "", kind: .prose, line: line, lines: lines))
        }
    }

    /// A mark about the heading right above it; before the first heading, one that says that all of it is gone.
    private func isHeadingMark(_ html: String) -> Bool {
        let isMark = html.hasPrefix(TranslationMarks.heading) || html.hasPrefix(TranslationMarks.gone)
        return isMark && sections.last?.pieces.isEmpty == true
    }

    private mutating func addProse(_ range: Range<Int>) {
        let lines = range.map(source.line)
        guard lines.contains(where: { !$0.isBlank }) else { return }
        append(Piece(key: "", kind: .prose, line: range.lowerBound, lines: lines))
    }

    private mutating func append(_ piece: Piece) {
        if sections.isEmpty {
            sections.append(
                Section(name: "", heading: nil, headingLines: [], line: piece.line, isGone: false, pieces: [])
            )
        }
        sections[sections.count - 1].pieces.append(piece)
    }

    /// Gives sections that no section of the source matches the name of one that no section here does: of the one that
    /// holds the same steps, and, where as many are left, of the one in the same order without an id.
    mutating func adoptNames(of other: PageOutline) {
        let names = Set(sections.map(\.name))
        var open = other.sections.filter { !names.contains($0.name) }
        let known = Set(other.sections.map(\.name))
        var mine = sections.indices.filter { !known.contains(sections[$0].name) && !sections[$0].isGone }
        for section in open {
            guard let index = mine.first(where: { !sections[$0].keys.isDisjoint(with: section.keys) }) else { continue }
            sections[index].name = section.name
            mine.removeAll { $0 == index }
            open.removeAll { $0.name == section.name }
        }
        open = open.filter { $0.name.contains("/") && $0.keys.isEmpty }
        mine = mine.filter { sections[$0].name.contains("/") && sections[$0].keys.isEmpty }
        guard open.count == mine.count else { return }
        for (index, section) in zip(mine, open) { sections[index].name = section.name }
    }

    /// Names the sections as ``SectionAlignment`` does; those that are gone have names of their own.
    private mutating func name() {
        var (last, count, gone) = ("", 0, 0)
        for index in sections.indices {
            if sections[index].isGone {
                gone += 1
                sections[index].name = "-\(gone)"
            } else if sections[index].heading == nil {
                sections[index].name = SectionTexts.leadKey
            } else if let id = sections[index].heading?.attributes?.identifier?.text {
                (last, count) = (id, 0)
                sections[index].name = id
            } else {
                count += 1
                sections[index].name = "\(last)/\(count)"
            }
        }
    }
}

extension PageOutline.Section {
    /// What the steps and sample outputs of the section are known by.
    fileprivate var keys: Set<String> {
        Set(pieces.flatMap { [$0.key] + $0.keys }.filter { !$0.isEmpty })
    }
}

/// By what the steps and the sample outputs of a runbook are known in every language, by the lines where they start.
struct StepKeys {
    private var keys: [Int: String] = [:]

    /// Takes the keys of a runbook.
    init(_ runbook: Runbook) {
        for step in runbook.steps { keys[step.location.line] = step.id }
        var counts: [String: Int] = [:]
        for case .output(let output, let step) in runbook.sections.flatMap(\.elements) {
            counts[step, default: 0] += 1
            keys[output.location.line] = "\(step)/output/\(counts[step, default: 0])"
        }
    }

    /// The key of what starts on a line.
    func key(of line: Int) -> String? { keys[line] }

    /// The keys of what starts on some lines, in their order.
    func keys(in lines: Range<Int>) -> [String] {
        lines.compactMap { keys[$0] }
    }
}
