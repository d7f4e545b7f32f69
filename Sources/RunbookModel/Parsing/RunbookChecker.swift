internal import MarkdownTree
internal import SystemPackage

/// Holds a runbook that was read against the rules that need the whole of it: names, types, places and reasons.
struct RunbookChecker {
    private let runbook: Runbook
    private let context: ReadingContext
    private let types: [String: ParameterType]
    private let captured: Set<String>
    private let source: SourceText

    init(runbook: Runbook, context: ReadingContext) {
        self.runbook = runbook
        self.context = context
        types = Dictionary(runbook.parameters.map { ($0.name, $0.type) }) { first, _ in first }
        captured = Set(runbook.steps.compactMap(\.capture))
        source = SourceText(bytes: runbook.sourceBytes.first ?? [])
    }

    func check() {
        let reader = ConditionReader(context: context)
        for (condition, place) in context.checks.conditions { reader.check(condition, at: place, types: types) }
        for text in context.checks.texts { check(text) }
        checkInheritedDefinitions()
        for (name, place) in context.checks.captures where types[name] == nil {
            context.sink.report(.captureUndeclared, in: place.path, at: place.places.start, undeclared(name))
        }
        checkSteps()
        checkProse()
        checkDeviations()
        checkRehearsals()
    }

    // MARK: Templates

    private func check(_ text: DeferredChecks.Text) {
        for placeholder in text.template.placeholders {
            let place = text.place.location(at: placeholder.offsets.lowerBound)
            if types[placeholder.name] == nil {
                context.sink.report(
                    .undeclaredParameter,
                    in: text.place.path,
                    at: place,
                    undeclared(placeholder.name)
                )
            } else if text.precedesSteps, captured.contains(placeholder.name) {
                context.sink.report(.lateValue, in: text.place.path, at: place, ["name": placeholder.name])
            }
        }
        for fault in text.template.faults(in: text.syntax, types: { types[$0] }) {
            let (code, arguments) = fault.diagnostic(types: types)
            context.sink.report(code, in: text.place.path, at: text.place.location(at: fault.offset), arguments)
        }
    }

    private func checkInheritedDefinitions() {
        var inherited = InheritedDefinitions()
        for text in context.checks.texts where text.syntax == .shell && !text.precedesSteps {
            for fault in inherited.faults(of: text.template, types: { types[$0] }) {
                let (code, arguments) = fault.diagnostic(types: types)
                context.sink.report(code, in: text.place.path, at: text.place.location(at: fault.offset), arguments)
            }
        }
    }

    private func undeclared(_ name: String) -> [String: String] {
        var arguments = ["name": name]
        arguments["nearest"] = NearestName.nearest(to: name, among: types.keys.sorted())
        return arguments
    }

    // MARK: Steps and prose

    private func checkSteps() {
        if runbook.steps.isEmpty {
            report(.noSteps, at: SourceLocation(line: 1, column: 1), [:], severity: .warning)
        }
        for step in runbook.steps {
            for (first, second) in step.conflicts(types: types) {
                report(.attributesConflict, at: step.location, ["name": first, "other": second])
            }
            if case .file(_, let path, _, _) = step.kind, path.leadsOutside {
                report(.fileOutsideFolder, at: step.location, ["path": path.source])
            }
            guard case .manual(let content) = step.kind else { continue }
            let breaks = content.count { $0 == .softBreak || $0 == .lineBreak }
            check(content, from: step.location, lines: breaks + 1)
        }
    }

    private func checkProse() {
        for section in runbook.sections {
            check(section.title, from: section.location, lines: 1)
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
        let lines = block.range.end.line - block.range.start.line + 1
        switch block.kind {
        case .heading(let heading): check(heading.content, from: block.range.start, lines: lines)
        case .paragraph(let content): check(content, from: block.range.start, lines: lines)
        case .list(let list): for item in list.items { for inner in item.blocks { check(inner) } }
        case .blockQuote(let blocks): for inner in blocks { check(inner) }
        case .codeBlock, .thematicBreak, .html: break
        }
    }

    private func check(_ content: [Inline], from start: SourceLocation, lines: Int) {
        guard content.hasByte(UInt8(ascii: "{")) else { return }
        for name in Template(content.plainText).parameterNames {
            guard let type = types[name] else {
                report(.undeclaredParameter, at: place(of: name, from: start, lines: lines), undeclared(name))
                continue
            }
            if type == .secret {
                let arguments = ["name": name, "variable": name.uppercased()]
                report(.secretInText, at: place(of: name, from: start, lines: lines), arguments)
            }
        }
    }

    /// Where a placeholder first stands in some lines, which CommonMark's own tree does not tell of inlines.
    private func place(of name: String, from start: SourceLocation, lines: Int) -> SourceLocation {
        for line in start.line..<(start.line + lines) {
            let found = Template(source.line(line)).placeholders.first { $0.name == name }
            if let found { return SourceLocation(line: line, column: found.offsets.lowerBound + 1) }
        }
        return start
    }

    // MARK: Deviations

    private func checkDeviations() {
        let deviating = runbook.steps.filter(\.isDeviation)
        for step in deviating where runbook.deviations[step.id] == nil {
            let reasons = step.guideBlocks.compactMap { runbook.deviations[String($0)] }
            if reasons.isEmpty { report(.deviationWithoutReason, at: step.location, ["id": step.id]) }
        }
        let numbers = (runbook.guide?.omitted ?? []) + deviating.flatMap(\.guideBlocks)
        let known = Set(deviating.map(\.id) + numbers.map(String.init))
        for (id, place) in context.checks.deviations where !known.contains(id) {
            context.sink.report(.reasonWithoutDeviation, in: place.path, at: place.places.start, ["id": id])
        }
    }

    // MARK: Rehearsals

    /// A runbook that is rehearsed says of every change how, or why not.
    private func checkRehearsals() {
        let changes = runbook.steps.filter(\.isChange)
        let rehearsals = runbook.steps.filter { if case .rehearsal = $0.role { true } else { false } }
        let some = Set(rehearsals.compactMap(\.role.target))
        let always = Set(rehearsals.filter { $0.condition == nil }.compactMap(\.role.target))
        if runbook.tellsOfRehearsals {
            for step in changes where runbook.rehearsals[step.id] == nil && !some.contains(step.id) {
                report(.changeUnrehearsed, at: step.location, ["id": step.id], severity: .warning)
            }
        }
        let known = Set(changes.map(\.id)).subtracting(always)
        for (id, place) in context.checks.rehearsals where !known.contains(id) {
            context.sink.report(.reasonWithoutChange, in: place.path, at: place.places.start, ["id": id])
        }
    }

    private func report(
        _ code: DiagnosticCode,
        at location: SourceLocation,
        _ arguments: [String: String],
        severity: Diagnostic.Severity = .error
    ) {
        context.sink.report(code, severity: severity, in: runbook.path, at: location, arguments)
    }
}

extension Step {
    /// Whether it is a step of the way forward that changes something by what it runs.
    fileprivate var isChange: Bool {
        if case .shell = kind { role == .forward } else { false }
    }

    /// The pairs of attributes that contradict each other.
    fileprivate func conflicts(types: [String: ParameterType]) -> [(String, String)] {
        let isWatched = retry != nil || expectation != nil || failurePattern != nil
        let isCheck = if case .check = role { true } else { false }
        let capturesOpenly = capture.map { types[$0] != nil && types[$0] != .secret } ?? false
        return [
            (isIrreversible && isCheck, ".irreversible", ".check"),
            (isInteractive && isBackground, ".interactive", ".background"),
            (isInteractive && capture != nil, ".interactive", "capture="),
            (isInteractive && isWatched, ".interactive", "retry=, expect=, fail="),
            (isBackground && capture != nil, ".background", "capture="),
            (isBackground && isWatched, ".background", "retry=, expect=, fail="),
            (isSensitive && capturesOpenly, ".sensitive", "capture="),
        ].compactMap { $0.0 ? ($0.1, $0.2) : nil }
    }
}

extension Template {
    /// Whether a path that holds no value leads out of the folder in which it is taken.
    fileprivate var leadsOutside: Bool {
        guard placeholders.isEmpty else { return false }
        let path = FilePath(source)
        return path.isAbsolute || path.lexicallyNormalized().components.first?.kind == .parentDirectory
    }
}

extension Step {
    /// The syntax by whose rules values are placed in the code.
    package var syntax: SubstitutionSyntax {
        switch kind {
        case .shell: isPosixShell ? .shell : .otherFile
        case .manual: .prose
        case .file(.yaml, _, _, _): .yaml
        case .file(.json, _, _, _): .json
        case .file(.shell, _, _, _): .shell
        case .file(.other, _, _, _): .otherFile
        }
    }

    /// Whether the block runs in a shell whose quoting is known here; in others only safe words may stand.
    private var isPosixShell: Bool {
        ["bash", "sh", "dash"].contains(shell.split(separator: "/").last.map(String.init) ?? "")
    }
}
