internal import MarkdownTree
package import RunbookModel
internal import SystemPackage

/// Puts values into a step.
package struct StepRenderer: Sendable {
    package var runbook: Runbook

    package init(runbook: Runbook) {
        self.runbook = runbook
    }

    /// Renders a step with the values that are known; what is not stays as its placeholder and is listed as late.
    ///
    /// - Throws: ``Diagnostic`` where a value cannot stand where the step puts it.
    package func render(_ step: Step, with bindings: Bindings) throws(Diagnostic) -> PlannedStep {
        let section = runbook.section(of: step)
        let text: RenderedText
        if case .manual(let content) = step.kind {
            text = try rendered(Template(content.plainText), in: .prose, of: step, bindings)
        } else {
            text = try rendered(step.template, in: step.syntax, of: step, bindings)
        }
        var planned = PlannedStep(
            id: step.id,
            kind: step.plannedKind,
            effect: step.effect,
            section: section?.id,
            title: title(around: section, bindings),
            text: text.text,
            values: text.values,
            refusesReplacement: false,
            when: step.condition?.source,
            isConditional: false,
            late: step.usedParameters.filter { bindings[$0] == nil && runbook.parameter($0)?.type != .secret },
            source: PlannedStep.Source(path: runbook.path.string, line: step.location.line),
            target: step.role.target,
            retry: step.retry.map { PlannedStep.Retry(attempts: $0.attempts, every: $0.interval) },
            timeout: step.timeout,
            exit: step.allowedExitStatuses,
            expect: try string(step.expectation, in: .pattern, of: step, bindings),
            fail: try string(step.failurePattern, in: .pattern, of: step, bindings),
            irreversible: step.isIrreversible,
            confirm: try string(step.confirmation, in: .attribute, of: step, bindings),
            interactive: step.isInteractive,
            background: step.isBackground,
            sensitive: step.isSensitive || step.capture.flatMap { runbook.parameter($0)?.type } == .secret,
            capture: step.capture,
            workingDirectory: try string(step.workingDirectory, in: .path, of: step, bindings),
            shell: step.shell,
            needs: []
        )
        for template in step.needs {
            if let path = try string(template, in: .path, of: step, bindings) { planned.needs.append(path) }
        }
        if case .file(let format, let path, let mode, let refusesReplacement) = step.kind {
            planned.file = try string(path, in: .path, of: step, bindings)
            planned.format = format
            planned.mode = mode
            planned.refusesReplacement = refusesReplacement
        }
        return planned
    }

    /// A section's title with its values in place.
    package func title(of section: Section, _ bindings: Bindings) -> String {
        prose(section.title.plainText, bindings)
    }

    private func title(around section: Section?, _ bindings: Bindings) -> String {
        guard let section, section.level > 0 else { return prose(runbook.title, bindings) }
        return title(of: section, bindings)
    }

    /// A text for people with its values in place; what is not known stays as its placeholder.
    package func prose(_ text: String, _ bindings: Bindings) -> String {
        let template = Template(text)
        guard !template.placeholders.isEmpty else { return text }
        return (try? template.rendered(in: .prose) { bindings.shownValue($0) })?.text ?? text
    }

    private func string(
        _ template: Template?,
        in syntax: SubstitutionSyntax,
        of step: Step,
        _ bindings: Bindings
    ) throws(Diagnostic) -> String? {
        guard let template else { return nil }
        return try rendered(template, in: syntax, of: step, bindings).text
    }

    private func rendered(
        _ template: Template,
        in syntax: SubstitutionSyntax,
        of step: Step,
        _ bindings: Bindings
    ) throws(Diagnostic) -> RenderedText {
        do {
            return try template.rendered(in: syntax) { bindings[$0] }
        } catch {
            let arguments = error.arguments.merging(["id": step.id]) { first, _ in first }
            let location = template == step.template ? step.location(ofOffset: error.offset) : step.location
            throw Diagnostic(error.diagnosticCode, path: runbook.path, at: location, arguments)
        }
    }
}

extension Bindings {
    /// A value as people may see it: never a secret's.
    package func shownValue(_ name: String) -> ParameterValue? {
        guard let value = self[name] else { return nil }
        return value.type == .secret ? ParameterValue(accepted: "•••", as: .text(pattern: nil)) : value
    }
}

extension Runbook {
    /// The section in which a step stands.
    package func section(of step: Step) -> Section? {
        sections.indices.contains(step.section) ? sections[step.section] : nil
    }
}

extension Step {
    /// What the step does to the world, by its kind and role.
    package var effect: StepEffect {
        switch (kind, role) {
        case (.manual, _): .asks
        case (.file, _): .writes
        case (.shell, .check), (.shell, .rehearsal): .reads
        case (.shell, _): .changes
        }
    }

    fileprivate var plannedKind: PlannedStep.Kind {
        switch kind {
        case .shell: .shell
        case .file: .file
        case .manual: .manual
        }
    }

    /// Every template that must be known before the step acts.
    private var actingTemplates: [Template] {
        var templates =
            [template, expectation, failurePattern, confirmation, workingDirectory].compactMap(\.self) + needs
        if case .file(_, let path, _, _) = kind { templates.append(path) }
        if case .manual(let content) = kind { templates.append(Template(content.plainText)) }
        return templates
    }

    /// The parameters that the step uses, in order, each once; its condition's are not among them.
    package var usedParameters: [String] {
        var seen: Set<String> = []
        return actingTemplates.flatMap(\.parameterNames).filter { seen.insert($0).inserted }
    }

    /// Whether the code reads a secret from its environment variable.
    package func usesSecret(_ name: String) -> Bool {
        let variable = "RUNBOOK_SECRET_\(name.uppercased())"
        return template.source.contains("RUNBOOK_SECRET_")
            && template.source.ranges(of: variable).contains { range in
                template.source[range.upperBound...].utf8.first.map { !$0.isVariableByte } ?? true
            }
    }
}

extension UInt8 {
    /// Whether it may stand in a shell variable's name.
    fileprivate var isVariableByte: Bool {
        self == UInt8(ascii: "_") || (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20)
    }
}
