internal import MarkdownTree
internal import RunbookModel

/// A list of steps in the translation's words, with the source's items, attributes and code.
struct ListMerge {
    private let theirs: [ListEntry]
    private let mine: [ListEntry]
    private let verbatim: Set<String>

    /// Takes the items of the source's list, and all that the translation has.
    init(_ theirs: [ListEntry], from mine: [ListEntry], verbatim: Set<String>) {
        self.theirs = theirs
        self.mine = mine
        self.verbatim = verbatim
    }

    /// The lines of the list, and what stands below it.
    var lines: [String] {
        let known = Dictionary(mine.map { ($0.key, $0) }) { first, _ in first }
        return theirs.flatMap { entry -> [String] in
            guard let own = known[entry.key], own.parts.count == entry.parts.count else {
                return entry.marked
            }
            return own.merged(from: entry, verbatim: verbatim)
        }
    }
}

/// An item of a list, and the parts of it that act.
struct ListEntry {
    /// Code or attributes, as lines or as a stretch of one line.
    enum Part {
        case code(CodeBlock, lines: Range<Int>)
        case attributes(SourceRange)
    }

    /// What the item is known by in every language.
    var key: String
    var line: Int
    var lines: [String]
    var parts: [Part]
    private let page: PageOutline

    /// The items of a list; each is known by what in it has an id, otherwise by its place after one that is.
    static func all(of list: List, in piece: PageOutline.Piece, _ page: PageOutline) -> [ListEntry] {
        var (last, count) = ("", 0)
        let starts = list.items.map(\.range.start.line)
        let end = piece.line + piece.lines.count
        return zip(list.items, starts.dropFirst() + [end]).map { item, next in
            let parts = parts(of: item)
            let ids = [item.attributes?.identifier?.text] + item.blocks.map(\.firstIdentifier)
            if let id = ids.lazy.compactMap(\.self).first { (last, count) = (id, 0) } else { count += 1 }
            let line = item.range.start.line
            let lines = (line..<max(next, line + 1)).map(page.source.line)
            return ListEntry(key: "\(last)/\(count)", line: line, lines: lines, parts: parts, page: page)
        }
    }

    private static func parts(of item: ListItem) -> [Part] {
        let own = item.checkbox == nil ? [] : item.attributes.map { [Part.attributes($0.range)] } ?? []
        return own + item.blocks.flatMap(parts)
    }

    private static func parts(of block: Block) -> [Part] {
        switch block.kind {
        case .codeBlock(let code):
            code.isFenced ? [.code(code, lines: block.range.start.line..<block.range.end.line + 1)] : []
        case .list(let list): list.items.flatMap(parts)
        default: []
        }
    }

    /// The item with a mark within it, so that the list stays one list.
    var marked: [String] {
        let body = lines.count - lines.reversed().prefix(while: \.isBlank).count
        let first = lines.first ?? ""
        let indentation = first.prefix { $0 == " " }.count + 2
        let mark = String(repeating: " ", count: indentation) + TranslationMarks.page
        return lines[..<body] + [mark] + lines[body...]
    }

    /// The item in its own words, with the parts of another.
    func merged(from other: ListEntry, verbatim: Set<String>) -> [String] {
        var result = lines
        for (own, their) in zip(parts, other.parts).reversed() {
            switch (own, their) {
            case (.attributes(let range), .attributes(let theirRange)):
                let index = range.start.line - line
                let bytes = Array(result[index].utf8)
                let head = String(decoding: bytes[..<(range.start.column - 1)], as: UTF8.self)
                let tail = String(decoding: bytes[min(bytes.count, range.end.column - 1)...], as: UTF8.self)
                result[index] = head + other.page.text(of: theirRange) + tail
            case (.code(_, let range), .code(let code, let theirRange)):
                let extent = range.lowerBound - line..<min(range.upperBound - line, result.count)
                let theirs = other.lines[(theirRange.lowerBound - other.line)..<(theirRange.upperBound - other.line)]
                let id = code.attributes?.identifier?.text ?? ""
                let merge = CodeMerge(isVerbatim: verbatim.contains(id))
                let merged = merge.lines(of: Array(result[extent]).dedented, from: Array(theirs).dedented, code)
                let space = String(result[extent.lowerBound].prefix { $0 == " " })
                result.replaceSubrange(extent, with: merged.map { $0.isEmpty ? "" : space + $0 })
            default: return other.marked
            }
        }
        return result
    }
}

extension [String] {
    /// The lines without the indentation of the first one.
    fileprivate var dedented: [String] {
        let depth = first?.prefix { $0 == " " }.count ?? 0
        return map { String($0.dropFirst(Swift.min(depth, $0.prefix { $0 == " " }.count))) }
    }
}

extension Block {
    /// The first id that something in the block has.
    fileprivate var firstIdentifier: String? {
        switch kind {
        case .codeBlock(let code): code.attributes?.identifier?.text
        case .list(let list):
            list.items.lazy.compactMap { item in
                item.attributes?.identifier?.text ?? item.blocks.lazy.compactMap(\.firstIdentifier).first
            }.first
        default: nil
        }
    }
}
