internal import MarkdownTree
internal import SystemPackage

/// Holds a runbook that was read against the rules that need the whole of it: names, types, places and reasons.
struct RunbookChecker {
    var runbook: Runbook
    var sink: DiagnosticSink

    func check() {
        checkParameters()
        checkConditions()
        checkSteps()
        checkProse()
        checkDeviations()
    }

    // MARK: Parameters

    private func checkParameters() {
        let path = runbook.definitionPath ?? runbook.path
        for parameter in runbook.parameters {
            for template in [parameter.defaultValue].compactMap(\.self) {
                check(template, in: .attribute, path: path) { _ in parameter.location }
            }
            if let proposal = parameter.proposal {
                check(proposal, in: .shell, path: path) { _ in parameter.location }
            }
        }
        for protection in runbook.protections {
            check(protection.command, in: .shell, path: path) { _ in protection.location }
        }
        for requirement in runbook.requirements {
            if let message = requirement.message {
                check(message, in: .prose, path: runbook.path) { _ in requirement.location }
            }
        }
    }

    private func checkConditions() {
        let reader = ConditionReader(sink: sink)
        let conditions =
            runbook.parameters.map(\.condition) + runbook.sections.map(\.condition) + runbook.steps.map(\.condition)
            + runbook.requirements.map { $0.condition } + runbook.steps.flatMap { $0.outputs.map(\.condition) }
        for condition in conditions.compactMap(\.self) {
            reader.check(condition, parameters: runbook.parameters, fallback: runbook.path)
        }
    }

    // MARK: Steps

    private func checkSteps() {
        for step in runbook.steps {
            checkCode(of: step)
            checkAttributes(of: step)
            for output in step.outputs {
                check(output.template, in: .prose, path: runbook.path) { _ in output.location }
            }
            if case .manual(let content) = step.kind { check(content, at: step.location) }
        }
    }

    private func checkCode(of step: Step) {
        check(step.template, in: step.syntax, path: runbook.path) { step.location(ofOffset: $0) }
    }

    private func checkAttributes(of step: Step) {
        let place = { (key: String) in { (_: Int) in step.attributeLocations[key] ?? step.location } }
        if case .file(_, let path, _, _) = step.kind {
            check(path, in: .path, path: runbook.path, locate: place("file"))
        }
        for (key, template) in [("expect", step.expectation), ("fail", step.failurePattern)] {
            if let template { check(template, in: .pattern, path: runbook.path, locate: place(key)) }
        }
        for (key, template) in [("confirm", step.confirmation), ("cwd", step.workingDirectory)] {
            if let template { check(template, in: .attribute, path: runbook.path, locate: place(key)) }
        }
        for template in step.needs { check(template, in: .path, path: runbook.path, locate: place("needs")) }
        if let capture = step.capture, runbook.parameter(capture) == nil {
            var arguments = ["name": capture]
            arguments["nearest"] = NearestName.nearest(to: capture, among: runbook.parameters.map(\.name))
            report(.captureUndeclared, at: step.attributeLocations["capture"], arguments)
        }
    }

    // MARK: Prose

    private func checkProse() {
        for section in runbook.sections {
            check(section.title, at: section.location)
            for element in section.elements {
                switch element {
                case .prose(let block): check(block)
                case .choice(let choice): check(choice.list)
                case .step, .output, .example: break
                }
            }
        }
    }

    private func check(_ block: Block) {
        switch block.kind {
        case .heading(let heading): check(heading.content, at: block.range.start)
        case .paragraph(let content): check(content, at: block.range.start)
        case .list(let list): for item in list.items { for inner in item.blocks { check(inner) } }
        case .blockQuote(let blocks): for inner in blocks { check(inner) }
        case .codeBlock, .thematicBreak, .html: break
        }
    }

    private func check(_ content: [Inline], at location: SourceLocation) {
        let template = Template(content.plainText)
        guard !template.placeholders.isEmpty else { return }
        check(template, in: .prose, path: runbook.path) { _ in location }
    }

    // MARK: Templates

    private func check(
        _ template: Template,
        in syntax: SubstitutionSyntax,
        path: FilePath,
        locate: (Int) -> SourceLocation?
    ) {
        let types = Dictionary(runbook.parameters.map { ($0.name, $0.type) }) { first, _ in first }
        for placeholder in template.placeholders where types[placeholder.name] == nil {
            var arguments = ["name": placeholder.name]
            arguments["nearest"] = NearestName.nearest(to: placeholder.name, among: Array(types.keys))
            sink.report(.undeclaredParameter, in: path, at: locate(placeholder.offsets.lowerBound), arguments)
        }
        for fault in template.faults(in: syntax, types: { types[$0] }) {
            let (code, arguments) = fault.diagnostic(types: types)
            sink.report(code, in: path, at: locate(fault.offset), arguments)
        }
    }

    // MARK: Deviations

    private func checkDeviations() {
        guard runbook.guide != nil || !runbook.deviations.isEmpty else { return }
        let deviating = runbook.steps.filter(\.isDeviation)
        for step in deviating where runbook.deviations[step.id] == nil {
            report(.deviationWithoutReason, at: step.location, ["id": step.id])
        }
        let omitted = (runbook.guide?.omitted ?? []).map(String.init)
        let known = Set(deviating.map(\.id) + omitted)
        for id in runbook.deviations.keys.sorted() where !known.contains(id) {
            report(.reasonWithoutDeviation, at: SourceLocation(line: 1, column: 1), ["id": id])
        }
    }

    private func report(_ code: DiagnosticCode, at location: SourceLocation?, _ arguments: [String: String]) {
        sink.report(code, in: runbook.path, at: location, arguments)
    }
}

extension Step {
    /// The syntax by whose rules values are placed in the code.
    package var syntax: SubstitutionSyntax {
        switch kind {
        case .shell: .shell
        case .manual: .prose
        case .file(.yaml, _, _, _): .yaml
        case .file(.json, _, _, _): .json
        case .file(.shell, _, _, _): .shell
        case .file(.other, _, _, _): .otherFile
        }
    }
}
