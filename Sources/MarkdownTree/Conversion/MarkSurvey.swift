/// Finds the marks of headings and task items in the source, and makes a source without them.
///
/// CommonMark would make inlines of them, or join them with those before. Fillers of the same length take their place
/// and not spaces, which could open a block, move a paragraph's start or make an empty line.
struct MarkSurvey {
    private let original: BlockLines
    private(set) var faults = FaultList()
    /// The marks by where libcmark starts their heading or paragraph.
    private(set) var marks: [SourceLocation: TextMarks] = [:]
    /// The source with fillers in place of the marks.
    private(set) var source: SourceText

    /// Looks at every heading and every item of a document.
    init(of root: MarkupNode, in source: SourceText) {
        original = BlockLines(source: source)
        self.source = source
        visitChildren(of: root, in: Nesting())
    }

    private mutating func visitChildren(of node: MarkupNode, in nesting: Nesting) {
        for child in node.children {
            switch child.kind {
            case .heading: visitHeading(child, in: nesting)
            case .blockQuote, .list, .item:
                let inner = nesting.inside(child)
                guard !inner.isTooDeep else { continue }
                if child.kind == .item { visitTask(child, in: inner) }
                visitChildren(of: child, in: inner)
            default: continue
            }
        }
    }

    private mutating func visitHeading(_ node: MarkupNode, in nesting: Nesting) {
        let run = original.heading(node, in: nesting)
        var marks = TextMarks()
        takeAttributes(of: run, from: 0, into: &marks)
        if marks.attributes != nil { self.marks[node.start] = marks }
    }

    private mutating func visitTask(_ item: MarkupNode, in nesting: Nesting) {
        guard let paragraph = item.firstChild, paragraph.kind == .paragraph,
            source.bytes[original.restOfLine(from: paragraph.start)].first == .openingBracket
        else { return }
        let run = original.paragraph(paragraph, in: nesting)
        guard let checkbox = Self.checkbox(run.bytes) else { return }
        var marks = TextMarks(checkbox: checkbox)
        for (index, byte) in TextMarks.checkboxFiller.enumerated() {
            source.replace(byteAt: run.sourceOffset(at: index), with: byte)
        }
        takeAttributes(of: run, from: TextMarks.checkboxFiller.count, into: &marks)
        self.marks[paragraph.start] = marks
    }

    /// Reads `[ ]`, `[x]` or `[X]` and whitespace, or nothing, after it.
    private static func checkbox(_ text: [UInt8]) -> ListItem.Checkbox? {
        guard text.count >= 3, text[0] == .openingBracket, text[2] == .closingBracket,
            text.count == 3 || text[3].isWhitespace
        else { return nil }
        switch text[1] {
        case .space, .tab: return .open
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return .done
        default: return nil
        }
    }

    /// Keeps the opening brace, which ends a word before it as it did; all else becomes text that means nothing.
    private mutating func takeAttributes(of run: SourceRun, from start: Int, into marks: inout TextMarks) {
        guard let found = TrailingAttributes.find(in: run, from: start),
            !Self.isBrokenFence(run.bytes[..<found.range.lowerBound])
        else { return }
        marks.attributes = found.scan.list
        faults.report(found.scan.faults)
        for index in found.range.dropFirst() where run.bytes[index] != .lineFeed {
            source.replace(byteAt: run.sourceOffset(at: index), with: .substitute)
            marks.fillerCount += 1
        }
    }

    /// Whether the last line of a text would be a fence but for a backtick that may stand in the attributes.
    private static func isBrokenFence(_ text: ArraySlice<UInt8>) -> Bool {
        let lineStart = text.lastIndex(of: .lineFeed).map { $0 + 1 } ?? text.startIndex
        return FenceMark(text[lineStart...].trimmedStart) != nil
    }
}
