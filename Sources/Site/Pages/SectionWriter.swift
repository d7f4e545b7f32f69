internal import Localization
internal import MarkdownTree
internal import RunbookModel

/// Writes the sections of a runbook, each within the one around it.
struct SectionWriter {
    let model: PageModel
    /// What stands below the title, before the runbook's own text.
    var opening: HTML = ""

    private var prose: ProseWriter { ProseWriter(model: model) }
    private var steps: StepWriter { StepWriter(model: model) }

    /// The index of the section whose heading is the title of the page.
    private var titleSection: Int? { model.runbook.sections.firstIndex { $0.level == 1 } }

    /// The title and all sections.
    var sections: HTML {
        let top = model.runbook.sections.indices.filter { model.runbook.sections[$0].parent == nil }.map(section)
            .joined()
        guard titleSection == nil else { return top }
        return "<h1\(model.sourceLanguage)>\(prose.filled(model.runbook.title))</h1>\n\(opening)\(top)"
    }

    private func section(_ index: Int) -> HTML {
        let section = model.runbook.sections[index]
        let children = model.runbook.sections.indices.filter { model.runbook.sections[$0].parent == index }
        let body = section.elements.map(element).joined() + children.map(self.section).joined()
        guard section.level > 0 else { return "<div class=\"lead\">\n\(body)</div>\n" }
        let aliases = section.aliases.map { "<span id=\"\($0)\"></span>" as HTML }
        let condition = section.condition.map { ConditionLine(model: model).line($0) } ?? ""
        return """
            <section id="\(section.anchor)" class="level-\(section.level)"\(model.attribute(for: section.condition))>\(aliases)
            \(heading(section))\(condition)<div class="body">
            \(index == titleSection ? opening : "")\(body)</div></section>

            """
    }

    private func heading(_ section: Section) -> HTML {
        """
        <h\(section.level)\(model.sourceLanguage)>\(prose.inlines(section.title)) \
        <a class="anchor" href="#\(section.anchor)" aria-label="\(model.words("site.page.link"))">#</a></h\(section.level)>

        """
    }

    private func element(_ element: Section.Element) -> HTML {
        switch element {
        case .prose(let block): return inSourceLanguage(prose.blocks([block]))
        case .step(let id): return model.runbook.step(id).map(steps.step) ?? ""
        case .output(let output, for: _): return steps.output(output)
        case .example(let code): return CodeWriter(model: model).example(code)
        case .choice(let choice): return self.choice(choice)
        }
    }

    /// Tells the language of prose that is not in the page's.
    private func inSourceLanguage(_ content: HTML) -> HTML {
        model.sourceLanguage.isEmpty || content.isEmpty ? content : "<div\(model.sourceLanguage)>\n\(content)</div>\n"
    }

    /// A choice: each way with the condition on which it is taken, in words.
    private func choice(_ choice: Choice) -> HTML {
        let items = choice.options.map { option -> HTML in
            let section = model.runbook.sections.first { $0.anchor == option.section }
            let condition = section?.condition.map { ConditionLine(model: model).line($0) } ?? ""
            let words: HTML = "<div\(model.sourceLanguage)>\(prose.blocks(option.content, isTight: true))</div>"
            return "<li data-option=\"\(option.section)\">\(words)\n\(condition)</li>\n"
        }
        return """
            <ul class="choice" data-choice="\(model.nextChoice())">
            \(items)</ul>
            <p class="choice-note" role="status" hidden></p>

            """
    }
}
