internal import MarkdownTree
internal import RunbookModel

/// Brings the page of a translation up to date with its source: what acts is the source's, the words stay.
struct PageSynchronization {
    private let source: PageOutline
    private let translation: PageOutline
    /// Steps whose code is taken as it stands, comments too.
    private let verbatim: Set<String>
    private let sourceText: String
    /// The pieces of the translation that act, by the keys that the source's have.
    private let blocks: [String: PageOutline.Piece]
    /// The prose before each of them.
    private let runs: [String: [PageOutline.Piece]]
    /// The prose at the end of each section.
    private let tails: [String: [PageOutline.Piece]]
    /// The items of the translation's lists that hold steps.
    private let entries: [ListEntry]

    /// Prepares the pages of two languages.
    init(_ runbook: Runbook, from source: Runbook, verbatim: Set<String>) {
        self.source = PageOutline(source)
        var outline = PageOutline(runbook)
        outline.adoptNames(of: self.source)
        translation = outline
        self.verbatim = verbatim
        sourceText = String(decoding: source.sourceBytes.first ?? [], as: UTF8.self)
        let counterparts = self.source.counterparts
        var blocks: [String: PageOutline.Piece] = [:]
        var (runs, tails) = ([String: [PageOutline.Piece]](), [String: [PageOutline.Piece]]())
        for section in translation.sections {
            var run: [PageOutline.Piece] = []
            for piece in section.pieces {
                guard !piece.key.isEmpty else {
                    run.append(piece)
                    continue
                }
                // What stood before a step that is gone stays, before what follows it.
                let keys = [piece.key] + piece.keys
                guard let key = keys.lazy.compactMap({ counterparts[$0] }).first, blocks[key] == nil else { continue }
                blocks[key] = piece
                runs[key] = run
                run = []
            }
            tails[section.name] = run
        }
        (self.blocks, self.runs, self.tails) = (blocks, runs, tails)
        entries = translation.sections.flatMap(\.pieces).flatMap { [translation] piece -> [ListEntry] in
            if case .list(let list) = piece.kind { ListEntry.all(of: list, in: piece, translation) } else { [] }
        }
    }

    /// The lines of the page.
    var lines: [String] {
        let present = Set(translation.sections.map(\.name))
        let followers = goneSections
        var lines = followers["", default: []]
        for section in source.sections {
            append(present.contains(section.name) ? merged(section) : marked(section), to: &lines)
            append(followers[section.name, default: []], to: &lines)
        }
        while lines.last?.isBlank == true { lines.removeLast() }
        return lines
    }

    // MARK: Sections

    private func merged(_ section: PageOutline.Section) -> [String] {
        let mine = translation.sections.first { $0.name == section.name }
        var lines = mine.map { HeadingMerge(source, section, translation, $0).lines } ?? section.headingLines
        var prose: [PageOutline.Piece] = []
        for piece in section.pieces {
            guard !piece.key.isEmpty else {
                prose.append(piece)
                continue
            }
            if let block = blocks[piece.key] {
                append(runs[piece.key, default: []].flatMap(\.lines), to: &lines)
                append(merged(block, from: piece), to: &lines)
            } else {
                for piece in prose + [piece] { append(marked(piece), to: &lines) }
            }
            prose = []
        }
        append(tails[section.name, default: []].flatMap(\.lines), to: &lines)
        return lines
    }

    /// A section that the translation lacks: the source's, with marks, but for steps that stood elsewhere.
    private func marked(_ section: PageOutline.Section) -> [String] {
        var lines = MarkedPage(sourceText, only: section.line...section.line + max(0, section.headingLines.count - 1))
            .lines
        if section.heading == nil { lines = [] }
        for piece in section.pieces {
            if let block = blocks[piece.key], !piece.key.isEmpty {
                append(runs[piece.key, default: []].flatMap(\.lines), to: &lines)
                append(merged(block, from: piece), to: &lines)
            } else {
                append(marked(piece), to: &lines)
            }
        }
        return lines
    }

    private func marked(_ piece: PageOutline.Piece) -> [String] {
        MarkedPage(sourceText, only: piece.line...piece.line + piece.lines.count - 1).lines
    }

    /// The sections that only the translation has, by the name of the one before them: their prose without attributes.
    private var goneSections: [String: [String]] {
        let names = Set(source.sections.map(\.name))
        var found: [String: [String]] = [:]
        var last = ""
        for section in translation.sections {
            guard !names.contains(section.name) else {
                last = section.name
                continue
            }
            let prose = tails[section.name, default: []].flatMap(\.lines)
            guard prose.contains(where: { !$0.isBlank }) else { continue }
            var lines = HeadingMerge.withoutAttributes(translation, section)
            if !section.isGone { lines = HeadingMerge.marked(lines, with: TranslationMarks.gone) }
            found[last, default: []] += lines + prose
        }
        return found
    }

    // MARK: Pieces

    private func merged(_ piece: PageOutline.Piece, from theirs: PageOutline.Piece) -> [String] {
        switch (piece.kind, theirs.kind) {
        case (.block, .block(let code)):
            let merge = CodeMerge(isVerbatim: verbatim.contains(theirs.key))
            return merge.lines(of: piece.lines, from: theirs.lines, code)
        case (.list, .list(let other)):
            let wanted = ListEntry.all(of: other, in: theirs, source)
            return ListMerge(wanted, from: entries, verbatim: verbatim).lines
        default: return marked(theirs)
        }
    }

    /// Adds lines, with a blank line before them where two blocks would touch.
    private func append(_ more: [String], to lines: inout [String]) {
        guard !more.isEmpty else { return }
        if let last = lines.last, !last.isBlank, more.first?.isBlank == false { lines.append("") }
        lines += more
    }
}

extension PageOutline {
    /// The key of the piece in which a step or a sample output stands, by every key in it.
    fileprivate var counterparts: [String: String] {
        let keys = sections.flatMap(\.pieces).flatMap { piece in ([piece.key] + piece.keys).map { ($0, piece.key) } }
        return Dictionary(keys.filter { !$0.0.isEmpty }) { first, _ in first }
    }

    /// The text of a stretch of one line of the file.
    func text(of range: SourceRange) -> String {
        let line = source.range(ofLine: range.start.line)
        let start = line.lowerBound + range.start.column - 1
        let end = source.range(ofLine: range.end.line).lowerBound + range.end.column - 1
        guard start <= end, end <= source.bytes.count else { return "" }
        return String(decoding: source.bytes[start..<end], as: UTF8.self)
    }
}
