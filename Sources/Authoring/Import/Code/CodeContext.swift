internal import MarkdownTree

/// A code block with what stands around it.
struct CodeContext {
    /// The box or the list of tabs in which a block stands.
    struct Place: Hashable {
        /// The number of the heading above it; -1 above the first.
        var section = -1
        /// How many notes and quotes are around it.
        var noteDepth = 0
        /// How many lists are around it within the outermost note.
        var listDepthInNote = 0
        var isHidden = false
        /// The row of language tabs that it belongs to, by its number.
        var tabs: Int?
    }

    var code: GuideCode
    var place: Place
    /// The names of the tabs that it is one of.
    var labels: [String] = []
    /// The words right above it, below the code block before.
    var before: [Inline] = []
    /// The words right below it, above the next code block.
    var after: [Inline] = []

    /// Whether a note's quotation marks can be ended before it, so that it acts.
    var isOnTopOfNote: Bool { place.noteDepth == 1 && place.listDepthInNote == 0 }
}

/// Finds the code blocks of a page, and what stands around each.
struct CodeSurvey {
    private(set) var contexts: [CodeContext] = []
    private var place = CodeContext.Place()
    private var labels: [String] = []
    private var tabCount = 0
    private var words: [Inline] = []
    /// Whether the words since the last code block are those below it too.
    private var followsCode = false

    /// Looks at a page's blocks.
    init(_ blocks: [GuideBlock]) {
        visit(blocks)
    }

    private mutating func visit(_ blocks: [GuideBlock]) {
        for block in blocks { visit(block) }
    }

    private mutating func visit(_ block: GuideBlock) {
        switch block.kind {
        case .heading:
            place.section += 1
            words = []
            followsCode = false
        case .paragraph(let content): visit(content)
        case .code(let code): append(code)
        case .list(let list):
            within {
                $0.listDepthInNote += $0.noteDepth > 0 ? 1 : 0
            } visit: {
                $0.visit(list.items.flatMap(\.self))
            }
        case .note(let inner), .quote(let inner):
            within {
                $0.noteDepth += 1
            } visit: {
                $0.visit(inner)
            }
        case .hidden(let inner): visitHidden(inner)
        case .tabs(let labels, let codes): visitTabs(labels, codes)
        case .table, .rule: break
        }
    }

    private mutating func visit(_ content: [Inline]) {
        if followsCode, !contexts.isEmpty, contexts[contexts.count - 1].after.isEmpty {
            contexts[contexts.count - 1].after = content
        }
        words = content
    }

    private mutating func append(_ code: GuideCode) {
        contexts.append(CodeContext(code: code, place: place, labels: labels, before: words))
        words = []
        followsCode = true
    }

    private mutating func within(_ change: (inout CodeContext.Place) -> Void, visit: (inout Self) -> Void) {
        let outer = place
        change(&place)
        visit(&self)
        let section = place.section
        place = outer
        place.section = section
    }

    private mutating func visitHidden(_ blocks: [GuideBlock]) {
        within {
            $0.isHidden = true
        } visit: {
            $0.visit(blocks)
        }
    }

    private mutating func visitTabs(_ labels: [String], _ codes: [GuideBlock]) {
        tabCount += 1
        let tabs = tabCount
        self.labels = labels
        within {
            $0.tabs = tabs
        } visit: {
            $0.visit(codes)
        }
        self.labels = []
    }
}
