internal import Execution
internal import Localization
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel

/// Shows a step as a person sees it before deciding: where we are, the prose, the block, and what it will do.
struct StepPresenter {
    var localizer: Localizer
    var style: TerminalStyle
    var runbook: Runbook
    var bindings: Bindings
    /// In which manner steps are gone through, which every screen says.
    var manner = RunManner.run

    // MARK: Parts

    /// The line that says where we are.
    func header(_ proposal: StepProposal, isRollback: Bool = false) -> [String] {
        let numbers = ["number": localizer.number(proposal.number), "count": localizer.number(proposal.count)]
        var place = localizer(isRollback ? "run.rollback.position" : "run.position", numbers)
        if manner != .run { place += " · " + localizer("\(manner.rawValue).mark") }
        let section = proposal.step.title
        let title = section.isEmpty ? place : "\(place) · \(VisibleText(section, as: .prose).text)"
        return ["", rule] + DisplayWidth.wrap(title, to: style.columns).map { style.apply([.heading], to: $0) }
    }

    private var rule: String {
        let mark = style.isUTF8 && !style.isPlain ? "─" : "-"
        return style.apply([.faint], to: String(repeating: mark, count: min(style.columns, 100)))
    }

    /// What stands between the last step and this one.
    func prose(_ items: [Walkthrough.Item]) -> [String] {
        items.flatMap { [""] + lines(for: $0) }
    }

    private func lines(for item: Walkthrough.Item) -> [String] {
        switch item {
        case .heading(let section): proseRenderer.lines(section.title, roles: [.heading])
        case .prose(let block): proseRenderer.lines([block])
        case .example(let code):
            code.literal.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .map { "    " + VisibleText(String($0)).text }
        case .choice(let choice, let taken):
            proseRenderer.lines([choice.list]) + [""] + notes(aboutTaken: taken)
        case .skippedSection(let section, let reason):
            notes("run.sectionSkipped", ["title": renderer.title(of: section, bindings), "condition": reason])
        case .otherWay(let section, let taken):
            notes(
                "run.otherWay",
                ["title": renderer.title(of: section, bindings), "taken": renderer.title(of: taken, bindings)]
            )
        case .skippedStep(let id, let reason):
            notes("run.stepSkipped", ["id": id, "condition": reason])
        }
    }

    /// Which way a choice takes, without its list.
    func taken(by item: Walkthrough.Item) -> [String] {
        guard case .choice(_, let taken) = item else { return [] }
        return [""] + notes(aboutTaken: taken)
    }

    private func notes(aboutTaken sections: [Section]) -> [String] {
        sections.flatMap { section in
            let title = renderer.title(of: section, bindings)
            return notes("run.choiceTaken", ["title": title, "condition": section.condition?.source ?? ""])
        }
    }

    /// The step itself: its effect, its block and what it waits for.
    func body(_ proposal: StepProposal) -> [String] {
        let step = proposal.step
        var lines = undoing(proposal) + [""] + effect(of: proposal)
        switch step.kind {
        case .manual: lines += ["", manual(step)].flatMap { $0.isEmpty ? [""] : DisplayWidth.wrap($0, to: measure) }
        case .shell: lines += [""] + block(step.renderedText)
        case .file, .restore: lines += [""] + file(step, proposal.preview)
        }
        if case .unrehearsed = proposal.part { return lines }
        lines += edited(proposal)
        let expectations = expectations(of: step)
        if !expectations.isEmpty { lines += [""] + expectations }
        return lines
    }

    /// What a rollback undoes, and whether that is known to have been done.
    private func undoing(_ proposal: StepProposal) -> [String] {
        guard let outcome = proposal.undoing, let target = proposal.step.target else { return [] }
        return [""] + notes("run.rollback.\(outcome == .failed ? "failed" : "unknown")", ["id": target])
    }

    /// What a person changed in the text of a step, as a difference.
    private func edited(_ proposal: StepProposal) -> [String] {
        guard let original = proposal.original else { return [] }
        let diff = LineDiff(old: original, new: proposal.step.text)
        return [""] + notes("run.edit.difference", ["id": proposal.step.id]) + [""]
            + DiffRenderer(style: style, missingNewlineNotice: localizer("run.noNewline"))
            .lines(diff, path: proposal.step.id)
    }

    /// The block flush left and unframed, so that a mouse copies what runs.
    func block(_ text: RenderedText) -> [String] {
        let renderer = CodeRenderer(style: style)
        var lines = renderer.lines(text)
        if !style.hasAttributes, !text.values.isEmpty { lines += [""] + ValueLegend(style: style).lines(text) }
        if renderer.hasEscapes(text) { lines += [""] + notes("run.escapesShown", [:]) }
        return lines
    }

    /// What a file step, or one that undoes it, changes in the file: a difference where there is text to compare.
    private func file(_ step: PlannedStep, _ preview: FilePreview?) -> [String] {
        let whole = step.kind == .file ? block(step.renderedText) : notes("run.notText", [:])
        guard let preview, let current = preview.current else { return whole }
        guard let old = String(validating: current, as: UTF8.self) else { return whole }
        let new = preview.proposed.map { String(decoding: $0, as: UTF8.self) }
        if preview.isUnchanged { return block(RenderedText(text: old, values: step.values)) }
        let diff = LineDiff(old: old, new: new)
        return DiffRenderer(style: style, missingNewlineNotice: localizer("run.noNewline"))
            .lines(diff, path: preview.path)
    }

    private func manual(_ step: PlannedStep) -> String {
        VisibleText(step.text, as: .prose).text
    }

    // MARK: Words

    /// What the step will do, in words.
    private func effect(of proposal: StepProposal) -> [String] {
        let isPassedOver = if case .unrehearsed = proposal.part { true } else { false }
        let role: TextRoles = proposal.step.isChanging || isPassedOver ? [.warning] : [.strong]
        let text = rehearsalWords(proposal) ?? effectWords(proposal.step, proposal.preview)
        return DisplayWidth.wrap(text, to: measure).map { style.apply(role, to: $0) }
    }

    /// What a rehearsal does about a step, where that is not what a run does.
    private func rehearsalWords(_ proposal: StepProposal) -> String? {
        switch proposal.part {
        case .reads, .writes, nil: return nil
        case .readsToday: return localizer("rehearsal.effect.today", ["id": proposal.step.target ?? ""])
        case .standsIn: return localizer("rehearsal.effect.standsIn", ["id": proposal.standsInFor ?? ""])
        case .unrehearsed(let reason):
            let wording = RehearsalWording(localizer: localizer)
            let explanation = reason == .noStandIn ? runbook.rehearsals[proposal.step.id] : nil
            return localizer("rehearsal.unrehearsed", ["reason": wording.sentence(for: reason, explanation)])
        }
    }

    private func effectWords(_ step: PlannedStep, _ preview: FilePreview?) -> String {
        let mode = manner == .training ? "training" : "run"
        switch step.effect {
        case .reads: return localizer("\(mode).effect.reads")
        case .changes: return localizer(step.irreversible ? "\(mode).effect.irreversible" : "\(mode).effect.changes")
        case .asks: return localizer("\(mode).effect.asks")
        case .writes:
            let file = VisibleText(preview?.path ?? step.file ?? "").text
            if step.kind == .restore {
                return localizer("\(mode).effect.restores.\(restoration(preview))", ["file": file])
            }
            return localizer("\(manner.rawValue).effect.writes.\(writing(preview))", ["file": file])
        }
    }

    private func writing(_ preview: FilePreview?) -> String {
        guard let preview else { return "written" }
        return preview.current == nil ? "new" : preview.isUnchanged ? "unchanged" : "replaced"
    }

    private func restoration(_ preview: FilePreview?) -> String {
        guard let preview else { return "restored" }
        return preview.isUnchanged ? "unchanged" : preview.proposed == nil ? "removed" : "restored"
    }

    private func expectations(of step: PlannedStep) -> [String] {
        var lines: [String] = []
        if let pattern = step.expect { lines += notes("run.expects", ["pattern": pattern]) }
        if let pattern = step.fail { lines += notes("run.failsOn", ["pattern": pattern]) }
        if let retry = step.retry {
            let every = localizer.duration(.seconds(retry.every))
            lines += notes("run.retries", ["count": localizer.number(retry.attempts), "every": every])
        }
        if let timeout = step.timeout {
            lines += notes("run.timeout", ["time": localizer.duration(.seconds(timeout))])
        }
        if let name = step.capture {
            lines += notes("run.captures", ["name": runbook.parameter(name)?.label ?? name])
        }
        if step.background { lines += notes("run.background", [:]) }
        if step.interactive { lines += notes("run.interactive", [:]) }
        if step.sensitive { lines += notes("run.sensitive", [:]) }
        if !step.late.isEmpty { lines += notes("run.late", ["names": localizer.list(step.late)]) }
        return lines
    }

    /// A remark, wrapped and faint.
    func notes(_ key: String, _ arguments: [String: String]) -> [String] {
        DisplayWidth.wrap(localizer(key, arguments), to: measure).map { style.apply([.faint], to: $0) }
    }

    private var measure: Int { min(style.columns, 100) }

    private var renderer: StepRenderer { StepRenderer(runbook: runbook) }

    private var proseRenderer: ProseRenderer {
        ProseRenderer(style: style) { [renderer, bindings] text in renderer.prose(text, bindings) }
    }
}
