internal import Localization
internal import MarkdownTree
internal import RunbookModel

/// Writes the sections of a runbook, each within the one around it.
struct SectionWriter {
    let model: PageModel

    private var prose: ProseWriter { ProseWriter(model: model) }
    private var steps: StepWriter { StepWriter(model: model) }

    /// The section whose heading is the page's own: the first of level 1.
    private var titleIndex: Int? {
        model.runbook.sections.firstIndex { $0.level == 1 }
    }

    /// The heading of the page, above everything else on it.
    var title: HTML {
        guard let index = titleIndex else { return "<h1>\(prose.filled(model.runbook.title))</h1>\n" }
        return "<h1>\(prose.inlines(model.runbook.sections[index].title))</h1>\n"
    }

    /// All sections.
    var sections: HTML {
        model.runbook.sections.indices.filter { model.runbook.sections[$0].parent == nil }.map(section).joined()
    }

    /// The table of contents.
    var contents: HTML {
        let items = model.runbook.sections.filter { $0.level > 1 }.map { section -> HTML in
            """
            <li class="level-\(section.level)"\(model.attribute(for: section.condition))>\
            <a href="#\(section.anchor)">\(prose.inlines(section.title))</a></li>

            """
        }
        return items.isEmpty ? "" : "<ul>\n\(items)</ul>\n"
    }

    private func section(_ index: Int) -> HTML {
        let section = model.runbook.sections[index]
        let aliases = section.aliases.map { "<span id=\"\($0)\"></span>" as HTML }
        let children = model.runbook.sections.indices.filter { model.runbook.sections[$0].parent == index }
        let body = section.elements.map(element).joined() + children.map(self.section).joined()
        guard section.level > 0 else { return "<div class=\"lead\">\n\(body)</div>\n" }
        let condition = section.condition.map { ConditionLine(model: model).line($0) } ?? ""
        let head: HTML = index == titleIndex ? "" : heading(section)
        return """
            <section id="\(section.anchor)" class="level-\(section.level)"\(model.attribute(for: section.condition))>\(aliases)
            \(head)\(condition)<div class="body">
            \(body)</div></section>

            """
    }

    private func heading(_ section: Section) -> HTML {
        """
        <h\(section.level)>\(prose.inlines(section.title)) \
        <a class="anchor" href="#\(section.anchor)" aria-label="\(model.words("site.page.link"))">#</a></h\(section.level)>

        """
    }

    private func element(_ element: Section.Element) -> HTML {
        switch element {
        case .prose(let block): return prose.blocks([block])
        case .step(let id): return model.runbook.step(id).map(steps.step) ?? ""
        case .output(let output, for: _): return steps.output(output)
        case .example(let code): return CodeWriter(model: model).example(code)
        case .choice(let choice): return self.choice(choice)
        }
    }

    /// A choice: each way with the condition on which it is taken, in words.
    private func choice(_ choice: Choice) -> HTML {
        let items = choice.options.map { option -> HTML in
            let section = model.runbook.sections.first { $0.anchor == option.section }
            let condition = section?.condition.map { ConditionLine(model: model).line($0) } ?? ""
            return """
                <li data-option="\(option.section)">\(prose.blocks(option.content, isTight: true))\(condition)</li>

                """
        }
        return """
            <ul class="choice" data-choice="\(model.nextChoice())">
            \(items)</ul>
            <p class="choice-note" role="status" hidden></p>

            """
    }
}
