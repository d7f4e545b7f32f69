internal import MarkdownTree
package import Planning
package import RunbookModel

extension Runbook {
    /// The runbook with values where its placeholders are, for who reads it.
    ///
    /// What cannot stand in a place is left as it is written, and so are conditions and patterns.
    package func filled(given: Bindings) -> Runbook {
        let prose = FilledProse(runbook: self, values: PageValues.shown(of: self, given: given))
        var filled = self
        filled.title = prose.text(title)
        filled.summary = summary.map { prose.text($0) }
        filled.sections = sections.map(prose.section)
        filled.steps = steps.map(prose.step)
        return filled
    }
}

extension FilledProse {
    fileprivate func section(_ section: Section) -> Section {
        var section = section
        section.title = inlines(section.title)
        section.elements = section.elements.map { element in
            switch element {
            case .prose(let block): .prose(blocks([block]).first ?? block)
            case .output(let output, let owner): .output(self.output(output), for: owner)
            case .choice(let choice):
                .choice(Choice(options: choice.options, list: blocks([choice.list]).first ?? choice.list))
            case .step, .example: element
            }
        }
        return section
    }

    fileprivate func step(_ step: Step) -> Step {
        var filled = step
        filled.template = template(step.template, in: step.syntax)
        filled.outputs = step.outputs.map(output)
        switch step.kind {
        case .shell: break
        case .manual(let content): filled.kind = .manual(inlines(content))
        case .file(let format, let path, let mode, let refuses):
            let path = template(path, in: .path)
            filled.kind = .file(format, path: path, mode: mode, refusesReplacement: refuses)
        }
        return filled
    }

    private func output(_ output: SampleOutput) -> SampleOutput {
        var output = output
        output.template = template(output.template, in: .prose)
        return output
    }

    private func template(_ template: Template, in syntax: SubstitutionSyntax) -> Template {
        filled(template, in: syntax).map { Template($0, isVerbatim: true) } ?? template
    }
}
