internal import MarkdownTree
internal import Planning
package import RunbookModel

/// What a reader can find of a page: its sections, each with its prose and its commands.
package struct SearchPage: Sendable, Encodable {
    package struct Section: Sendable, Encodable {
        package var anchor: String
        package var title: String
        package var text: String
        package var code: String
    }

    /// Where the page is, from the root of the site.
    package var path: String
    package var title: String
    package var sections: [Section]

    /// Takes the words of a runbook.
    ///
    /// - Parameters:
    ///   - runbook: The runbook in the language of the page.
    ///   - path: Where the page is, from the root of the site: `fr/upgrade/index.html`.
    ///   - value: The values that the page shows at first; nil for those without one.
    package init(_ runbook: Runbook, path: String, value: @escaping (String) -> ParameterValue?) {
        let words = SearchWords(runbook, value)
        self.path = path
        title = words.filled(runbook.title)
        sections = runbook.sections.enumerated().map { index, section in
            let isTop = section.level <= 1 && index == 0
            return Section(
                anchor: section.level == 0 ? "" : section.anchor,
                title: section.level == 0 ? words.filled(runbook.title) : words.filled(section.title.plainText),
                text: ([isTop ? runbook.summary ?? "" : ""] + section.elements.map(words.prose)).joinedWords,
                code: section.elements.map(words.code).joinedWords
            )
        }
    }
}

/// Takes the words out of what a section holds.
private struct SearchWords {
    private let runbook: Runbook
    private let value: (String) -> ParameterValue?

    init(_ runbook: Runbook, _ value: @escaping (String) -> ParameterValue?) {
        self.runbook = runbook
        self.value = value
    }

    func filled(_ text: String) -> String {
        let rendered = try? Template(text).rendered(in: .prose) { name in
            runbook.parameter(name)?.type == .secret ? nil : value(name)
        }
        return rendered?.text ?? text
    }

    func prose(_ element: RunbookModel.Section.Element) -> String {
        switch element {
        case .prose(let block): filled(text(of: block))
        case .choice(let choice): filled(text(of: choice.list))
        case .step(let id): manualText(of: id)
        case .output, .example: ""
        }
    }

    func code(_ element: RunbookModel.Section.Element) -> String {
        switch element {
        case .step(let id): runbook.step(id).map { $0.isManual ? "" : filled($0.template.source) } ?? ""
        case .example(let block): block.literal
        case .prose, .choice, .output: ""
        }
    }

    private func manualText(of id: String) -> String {
        guard case .manual(let content)? = runbook.step(id)?.kind else { return "" }
        return filled(content.plainText)
    }

    private func text(of block: Block) -> String {
        switch block.kind {
        case .heading(let heading): heading.content.plainText
        case .paragraph(let content): content.plainText
        case .list(let list): list.items.flatMap { $0.blocks.map(text) }.joinedWords
        case .blockQuote(let blocks): blocks.map(text).joinedWords
        case .codeBlock(let block): block.literal
        case .thematicBreak, .html: ""
        }
    }
}

extension Step {
    fileprivate var isManual: Bool {
        if case .manual = kind { true } else { false }
    }
}

extension [String] {
    /// The texts with single spaces between all their words.
    fileprivate var joinedWords: String {
        flatMap { $0.split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
    }
}
