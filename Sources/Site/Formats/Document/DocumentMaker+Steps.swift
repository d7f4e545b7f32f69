internal import MarkdownTree
internal import Planning
internal import RunbookModel

extension DocumentMaker {
    /// A step with all that it does.
    func step(_ step: Step) -> RunbookDocument.Step {
        var document = RunbookDocument.Step(
            id: step.id,
            aliases: step.aliases,
            kind: step.kind.name,
            role: step.role.name,
            for: step.role.target,
            effect: step.effect.rawValue,
            section: content.runbook.section(of: step)?.anchor ?? "",
            language: step.language,
            template: step.template.source,
            text: content.filled(step.template, in: step.syntax),
            when: step.condition?.source,
            retry: step.retry.map { .init(attempts: $0.attempts, every: $0.interval) },
            timeout: step.timeout,
            exit: step.allowedExitStatuses.map { Int($0) },
            expect: step.expectation?.source,
            fail: step.failurePattern?.source,
            irreversible: step.isIrreversible,
            confirm: step.confirmation?.source,
            interactive: step.isInteractive,
            background: step.isBackground,
            sensitive: step.isSensitive,
            capture: step.capture,
            cwd: step.workingDirectory?.source,
            needs: step.needs.map(\.source),
            guide: step.guideBlocks,
            deviation: step.isDeviation,
            outputs: step.outputs.map(output)
        )
        complete(&document, with: step)
        return document
    }

    /// Adds what only some kinds of steps have.
    private func complete(_ document: inout RunbookDocument.Step, with step: Step) {
        switch step.kind {
        case .shell: document.shell = step.shell
        case .manual(let words):
            document.template = words.plainText
            document.text = content.prose.inlines(words).plainText
        case .file(let format, let path, let mode, let refusesReplacement):
            document.file = path.source
            document.format = format.rawValue
            document.mode = mode.map { Int($0) }
            document.refusesReplacement = refusesReplacement
        }
    }

    private func output(_ output: SampleOutput) -> RunbookDocument.Output {
        RunbookDocument.Output(
            language: output.language,
            template: output.template.source,
            text: content.filled(output.template, in: .prose),
            failure: output.isFailure,
            translated: output.isTranslated,
            when: output.condition?.source
        )
    }
}

extension Step.Kind {
    /// The kind's name in documents.
    fileprivate var name: String {
        switch self {
        case .shell: "shell"
        case .file: "file"
        case .manual: "manual"
        }
    }
}

extension Step.Role {
    /// The role's name in documents.
    fileprivate var name: String {
        switch self {
        case .forward: "forward"
        case .check: "check"
        case .rollback: "rollback"
        case .rehearsal: "rehearsal"
        }
    }
}
