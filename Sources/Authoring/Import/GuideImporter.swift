internal import MarkdownTree
internal import Planning
internal import RunbookModel
internal import SystemPackage

/// Makes a runbook of a published guide, and lists what a person must still decide.
package struct GuideImporter {
    /// How often a runbook is made anew with what was refused set back; each round sets back everything that it finds.
    private static let mostRounds = 6

    private let page: GuidePage
    private let language: String
    private let contexts: [CodeContext]
    private let forms: [CodeForm]
    private let sections: SectionNames

    /// Prepares the import of a page.
    ///
    /// - Parameters:
    ///   - page: The page.
    ///   - language: The language of a page that does not say its own; without it, the one that the page seems to be
    ///     in, or English.
    package init(_ page: GuidePage, language: String? = nil) {
        self.page = page
        self.language = (page.saysLanguage ? page.language : nil) ?? language ?? page.language ?? "en"
        contexts = CodeSurvey(page.blocks).contexts
        forms = contexts.map { CodeForm($0.code) }
        sections = SectionNames(page.headings)
    }

    /// The runbook; every block that it could not hold as a step is an example, and told in a note.
    package func runbook() -> ImportedRunbook {
        var demotions: [Int: Demotion] = [:]
        var refusals: [ImportNote] = []
        for _ in 0..<Self.mostRounds {
            let draft = draft(demotions, refusals)
            let faults = draft.faults()
            if faults.isEmpty { return draft }
            let count = refusals.count
            for fault in faults { setBack(fault, in: draft, &demotions, &refusals) }
            // A fault outside of code would stay for ever.
            if refusals.count == count { break }
        }
        for context in contexts { demotions[context.code.ordinal] = .example }
        return draft(demotions, refusals)
    }

    private func setBack(
        _ fault: Diagnostic,
        in draft: ImportedRunbook,
        _ demotions: inout [Int: Demotion],
        _ refusals: inout [ImportNote]
    ) {
        guard let line = fault.location?.line, let ordinal = draft.code(atLine: line),
            demotions[ordinal].map({ $0 < .example }) ?? true
        else { return }
        let code = contexts[ordinal].code
        let hasValues = draft.plans[ordinal].text != code.text && PlaceholderTexts.names(in: code.text).isEmpty
        if hasValues, demotions[ordinal] == nil {
            demotions[ordinal] = .literal
            refusals.append(ImportNote(.literalKept, about: code))
        } else {
            demotions[ordinal] = .example
            refusals.append(ImportNote(.refused(fault), about: code))
        }
    }

    // MARK: Drafts

    private func draft(_ demotions: [Int: Demotion], _ refusals: [ImportNote]) -> ImportedRunbook {
        let roles = RoleAssigner(contexts, forms, demotions: demotions)
        var plans = roles.plans
        var names = StepNames(avoiding: sections.all)
        for index in plans.indices where plans[index].acts { plans[index].id = names.name(of: plans[index]) }
        let proposals = ParameterProposals(&plans, contexts.map(\.code), demotions: demotions)
        var writer = BodyWriter(page, plans, sections)
        var body = writer.lines(of: page.blocks)
        if !page.headings.contains(where: { $0.level == 1 }) { body = titleLines + body }
        let found = page.findings + sections.notes + roles.notes + refusals + proposals.notes + writer.notes
        let notes = found + choiceNotes + languageNotes
        return ImportedRunbook(
            page: page,
            language: language,
            plans: plans,
            parameters: proposals.parameters,
            body: body,
            unplacedNotes: notes.sorted { ($0.line ?? 0, $0.ordinal ?? -1) < ($1.line ?? 0, $1.ordinal ?? -1) }
        )
    }

    private var titleLines: [OutputLine] {
        let words = EscapedText(page.title, after: "# ", before: nil, in: .heading).markdown
        return [OutputLine("# " + words.replacing("{{", with: "{ {")), OutputLine("")]
    }

    private var languageNotes: [ImportNote] {
        guard let found = page.language else { return [ImportNote(.languageUnknown(chosen: language), line: 1)] }
        let isSame = found.lowercased() == language.lowercased()
        return isSame ? [] : [ImportNote(.languageDiffers(found: found, chosen: language), line: 1)]
    }

    /// What lists whose every item leads to a section may be: a choice of one.
    private var choiceNotes: [ImportNote] {
        page.blocks.flatMap(\.all).compactMap { block in
            guard case .list(let list) = block.kind, list.items.count >= 2 else { return nil }
            let links = list.items.map { item in item.flatMap(\.all).flatMap(\.content).allLinks }
            let targets = links.compactMap { item in
                item.lazy.filter { $0.destination.hasPrefix("#") }
                    .compactMap { sections.id(of: String($0.destination.dropFirst())) }.first
            }
            guard Set(targets).count == list.items.count, !isContents(list, targets) else { return nil }
            return ImportNote(.choice(sections: targets), line: block.line)
        }
    }

    /// Whether a list is a table of contents: nothing but links to most sections there are.
    private func isContents(_ list: GuideList, _ targets: [String]) -> Bool {
        let isBare = list.items.allSatisfy { item in
            item.flatMap(\.all).allSatisfy { block in
                block.content.allSatisfy { if case .link = $0 { true } else { false } }
            }
        }
        return isBare && targets.count * 2 > page.headings.filter { $0.level == 2 }.count
    }
}
