internal import MarkdownTree
internal import RunbookModel
internal import SystemPackage

/// A runbook that was made of a guide's page.
package struct ImportedRunbook: Sendable {
    /// What a code block of the page became.
    package enum BlockKind: String, Sendable, Codable {
        case shell
        case file
        case output
        case example
    }

    /// The page of which it was made.
    package let page: GuidePage
    /// The BCP 47 tag of its language.
    package let language: String
    let plans: [BlockPlan]
    let parameters: [ProposedParameter]
    private let body: [OutputLine]
    private let unplacedNotes: [ImportNote]

    init(
        page: GuidePage,
        language: String,
        plans: [BlockPlan],
        parameters: [ProposedParameter],
        body: [OutputLine],
        unplacedNotes: [ImportNote]
    ) {
        self.page = page
        self.language = language
        self.plans = plans
        self.parameters = parameters
        self.body = body
        self.unplacedNotes = unplacedNotes
    }

    // MARK: Blocks

    /// The language and the kind that a code block of the page has in the runbook.
    package func form(of code: GuideCode) -> (language: String, kind: BlockKind) {
        let plan = plans[code.ordinal]
        let kind: BlockKind =
            switch plan.role {
            case .shell, .console: .shell
            case .file: .file
            case .output: .output
            case .example: .example
            }
        return (plan.language, kind)
    }

    /// How many steps it has.
    package var stepCount: Int { plans.count(where: \.acts) }

    // MARK: Texts

    /// The whole runbook as one file.
    package var loneFile: String { text(below: loneFrontMatter) }

    /// The file of its language, in a folder.
    package var languageFile: String { text(below: languageFrontMatter) }

    private func text(below frontMatter: [String]) -> String {
        (frontMatter + body.map(\.text)).joined(separator: "\n") + "\n"
    }

    private var loneFrontMatter: [String] { ImportedDefinition([self]).frontMatter(of: self, isLone: true) }
    private var languageFrontMatter: [String] { ImportedDefinition([self]).frontMatter(of: self, isLone: false) }

    // MARK: Notes

    /// The notes, with the lines to which they lead: of the runbook as one file, or of its language's file in a folder.
    package func notes(isLone: Bool) -> [ImportNote] {
        let frontMatter = isLone ? loneFrontMatter : languageFrontMatter
        var places: [OutputLine.Mark: Int] = [:]
        for (index, line) in body.enumerated() {
            for mark in line.marks where places[mark] == nil { places[mark] = frontMatter.count + index + 1 }
        }
        return unplacedNotes.map { unplaced in
            var note = unplaced
            let declaration = unplaced.kind.parameterName.flatMap { frontMatter.firstIndex(of: "  \($0):") }
            note.resultLine =
                declaration.map { $0 + 1 } ?? unplaced.ordinal.flatMap { places[.code($0)] }
                ?? unplaced.line.flatMap { places[.page(line: $0)] }
            return note
        }
    }

    // MARK: Checking

    /// The errors that `runbook check` would find in it.
    func faults() -> [Diagnostic] {
        let file = RunbookSource.File(path: "import.md", bytes: Array(loneFile.utf8))
        let source = RunbookSource(id: "import", language: language, languages: [], markdown: file, definition: nil)
        return RunbookParser().parse(source).diagnostics.filter { $0.severity == .error }
    }

    /// The code block that holds a line of the lone file.
    func code(atLine line: Int) -> Int? {
        let index = line - loneFrontMatter.count - 1
        guard body.indices.contains(index) else { return nil }
        for mark in body[...index].reversed().lazy.flatMap(\.marks) {
            switch mark {
            case .code(let ordinal): return ordinal
            case .end(let ordinal): return body[index].marks.contains(mark) ? ordinal : nil
            case .page: continue
            }
        }
        return nil
    }
}
