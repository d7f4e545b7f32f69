internal import MarkdownTree
internal import Planning
internal import RunbookModel
internal import SystemPackage

/// Compares what prose must not translate, section by section: inline code, and where links lead.
///
/// A translation may quote as code what the source says in plain words: a tool's message, which is English in any case.
struct ProseParity {
    private let runbook: Runbook
    private let source: Runbook

    /// Compares a runbook's prose with that of its source language.
    init(_ runbook: Runbook, _ source: Runbook) {
        self.runbook = runbook
        self.source = source
    }

    /// A finding a section and kind, in source order; sections without a counterpart have none.
    var findings: [ParityFinding] {
        let matches = SectionAlignment.matches(of: runbook, in: source)
        let languages = [runbook.language, source.language]
        let names = (here: SectionAlignment.names(of: runbook), there: SectionAlignment.names(of: source))
        return runbook.sections.indices.flatMap { index -> [ParityFinding] in
            guard let match = matches[index] else { return [] }
            let here = SectionProse(runbook, index, names: names.here, languages: languages)
            let there = SectionProse(source, match, names: names.there, languages: languages)
            return [
                finding(.codeSpansDiffer, index, match, here.code, there.code, known: there.words),
                finding(.linksDiffer, index, match, here.links, there.links),
            ].compactMap(\.self)
        }
    }

    private func finding(
        _ code: DiagnosticCode,
        _ index: Int,
        _ match: Int,
        _ here: [String],
        _ there: [String],
        known words: String = ""
    ) -> ParityFinding? {
        let missing = there.subtractingOnce(here)
        let extra = here.subtractingOnce(there).filter { !words.hasWords($0) }
        guard !missing.isEmpty || !extra.isEmpty else { return nil }
        let section = runbook.sections[index]
        let title = section.title.plainText
        let side = ParityFinding.Side(path: source.path, location: source.sections[match].location)
        let arguments = [
            "section": title.isEmpty ? SectionTexts.leadKey : title, "place": side.place, "source": source.language,
            "missing": missing.listed, "extra": extra.listed,
        ]
        let fault = Diagnostic(code, severity: .warning, path: runbook.path, at: section.location, arguments)
        return ParityFinding(fault, source: side)
    }
}

/// The inline code of a section and the targets of its links, in the order of the text.
private struct SectionProse {
    private(set) var code: [String] = []
    private(set) var links: [String] = []
    /// The words that are no code.
    private(set) var words = ""
    private let runbook: Runbook
    private let names: [String]
    private let languages: [String]

    init(_ runbook: Runbook, _ index: Int, names: [String], languages: [String]) {
        self.runbook = runbook
        self.names = names
        self.languages = languages
        let section = runbook.sections[index]
        add(section.title)
        words += " "
        for element in section.elements {
            switch element {
            case .prose(let block): add(block)
            case .choice(let choice): add(choice.list)
            case .step(let id):
                if case .manual(let content) = runbook.step(id)?.kind { add(content) }
                words += " "
            case .output, .example: break
            }
        }
    }

    private mutating func add(_ block: Block) {
        switch block.kind {
        case .heading(let heading): add(heading.content)
        case .paragraph(let content):
            add(content)
            words += " "
        case .list(let list): for inner in list.items.flatMap(\.blocks) { add(inner) }
        case .blockQuote(let blocks): for inner in blocks { add(inner) }
        case .codeBlock, .thematicBreak, .html: break
        }
    }

    private mutating func add(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .code(let text): code.append(text)
            case .emphasis(let content), .strong(let content): add(content)
            case .link(let link):
                links.append(target(of: link.destination))
                add(link.content)
            case .image(let image): add(image.content)
            case .text(let text): words += text
            case .softBreak, .lineBreak: words += " "
            case .html: break
            }
        }
    }

    /// A target that is the same in every language: a section by its name, a page without the tag of its language.
    private func target(of destination: String) -> String {
        if destination.hasPrefix("#") {
            guard let index = runbook.sectionIndex(named: String(destination.dropFirst())) else { return destination }
            return "#" + names[index]
        }
        var words: [Substring] = []
        var rest = Substring(destination)
        while !rest.isEmpty {
            let word = rest.prefix { !"/.?=&_".contains($0) }
            rest = rest.dropFirst(word.count)
            if !languages.contains(String(word)) { words.append(word) }
            while let separator = rest.first, "/.?=&_".contains(separator) {
                rest = rest.dropFirst()
                if languages.contains(String(word)) { break }
                words.append(rest.base[rest.base.index(before: rest.startIndex)..<rest.startIndex])
            }
        }
        return words.joined()
    }
}

extension String {
    /// Whether a text stands here as words, not as a part of one.
    fileprivate func hasWords(_ text: String) -> Bool {
        guard !text.isEmpty else { return false }
        return ranges(of: text).contains { range in
            let before = self[..<range.lowerBound].last
            let after = self[range.upperBound...].first
            return ![before, after].contains { $0.map { $0.isLetter || $0.isNumber } ?? false }
        }
    }
}

extension [String] {
    /// The texts without those of another list, each taken off as often as it stands there.
    fileprivate func subtractingOnce(_ others: [String]) -> [String] {
        var counts = others.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        return filter { text in
            guard let count = counts[text], count > 0 else { return true }
            counts[text] = count - 1
            return false
        }
    }

    /// As a message shows them.
    fileprivate var listed: String {
        isEmpty ? "–" : map { "`\($0)`" }.joined(separator: ", ")
    }
}
