internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel

/// A step as it is written, for who reads a runbook without running it: its id, what it does, and its block.
struct WrittenStep {
    var localizer: Localizer
    var style: TerminalStyle
    var step: Step

    var lines: [String] {
        let body: [String]
        if case .manual(let content) = step.kind {
            body = ProseRenderer(style: style).lines(content)
        } else {
            body = CodeRenderer(style: style).lines(step.template.markedText)
        }
        return DisplayWidth.wrap(lead, to: style.columns).map { style.apply([.strong], to: $0) } + body
    }

    private var lead: String {
        var lead = "[\(step.id)] " + localizer("plan.effect.\(step.effect.rawValue)")
        if case .file(_, let path, _, _) = step.kind { lead += " \(visible(path.source))" }
        switch step.role {
        case .forward: break
        case .check(let target): lead += " · " + localizer("plan.role.check", ["id": target ?? ""]).trimmingWhitespace
        case .rollback(let target): lead += " · " + localizer("plan.role.rollback", ["id": target])
        case .rehearsal(let target): lead += " · " + localizer("plan.role.rehearsal", ["id": target])
        }
        if let condition = step.condition {
            lead += " · " + localizer("commands.when", ["condition": visible(condition.source)])
        }
        return lead
    }

    private func visible(_ text: String) -> String {
        VisibleText(text, as: .singleLine).text
    }
}

extension Template {
    /// The text as written, its placeholders marked as values.
    var markedText: RenderedText {
        RenderedText(
            text: source,
            values: placeholders.map {
                RenderedText.Value(name: $0.name, start: $0.offsets.lowerBound, end: $0.offsets.upperBound)
            }
        )
    }
}
