extension LiveTemplate {
    /// Takes a template apart by the rules of its language.
    package init(_ template: Template, in syntax: SubstitutionSyntax) {
        switch syntax {
        case .shell: self.init(shell: template)
        case .yaml: self.init(yaml: template)
        case .json: self.init(json: template)
        case .pattern: self.init(pattern: template)
        case .otherFile: self.init(plain: template, in: syntax, refusing: .unknownLanguage)
        case .prose, .attribute, .path: self.init(plain: template, in: syntax, refusing: nil)
        }
    }

    private init(
        plain template: Template,
        in syntax: SubstitutionSyntax,
        refusing kind: SubstitutionFault.Kind?
    ) {
        var outline = LiveOutline(template)
        for placeholder in template.placeholders {
            let refusal = kind.map { LiveRefusal(SubstitutionFault($0, at: placeholder), scope: .unsafe) }
            outline.add(
                LiveSlot(.plain, [template.piece(of: placeholder)], refusal: refusal),
                at: placeholder.offsets
            )
        }
        self = outline.finished(in: syntax)
    }

    private init(pattern template: Template) {
        let rendering = PatternRendering(template)
        // With a type for each name, every fault is told.
        let faults = rendering.faults { _ in .name }
        var outline = LiveOutline(template)
        for placeholder in template.placeholders {
            let fault = faults.first { $0.placeholder == placeholder }
            let slot = LiveSlot(.pattern, [template.piece(of: placeholder)], refusal: fault.map { LiveRefusal($0) })
            outline.add(slot, at: placeholder.offsets)
        }
        self = outline.finished(in: .pattern)
        for (index, placeholder) in template.placeholders.enumerated()
        where rendering.isQuantified(before: placeholder.offsets.upperBound) {
            slots[index].isQuantified = true
        }
    }
}
