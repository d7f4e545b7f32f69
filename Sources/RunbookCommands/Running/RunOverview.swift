internal import Localization
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel

/// What a person sees before the first step: what this is, with which values, and how long the way is.
struct RunOverview {
    var localizer: Localizer
    var style: TerminalStyle
    var prepared: PreparedRun

    var lines: [String] {
        let runbook = prepared.runbook
        let prose = ProseRenderer(style: style)
        var lines = [""] + DisplayWidth.wrap(runbook.title, to: style.columns).map { style.apply([.heading], to: $0) }
        if let summary = runbook.summary { lines += prose.lines(MarkdownParser().parse(summary).blocks) }
        let values = ValueTable(localizer: localizer, style: style).lines(prepared)
        if !values.isEmpty { lines += ["", style.apply([.strong], to: localizer("run.values"))] + values }
        let steps = localizer("run.counted.steps", count: prepared.plan.steps.count)
        let skipped = prepared.plan.skipped.count
        let leftOut =
            skipped == 0 ? "" : localizer("run.counted.separator") + localizer("run.counted.leftOut", count: skipped)
        return lines + ["", steps + leftOut]
    }
}

/// The values of a plan, each with where it comes from.
struct ValueTable {
    var localizer: Localizer
    var style: TerminalStyle

    func lines(_ prepared: PreparedRun) -> [String] {
        prepared.runbook.parameters.flatMap { parameter -> [String] in
            guard let bound = prepared.bindings.values[parameter.name] else { return [] }
            let text = parameter.type == .secret ? "•••" : VisibleText(bound.value.text).text
            let source = "(\(localizer("plan.source.\(bound.source.rawValue)")))"
            return lines(parameter.name, text, source)
        }
    }

    /// One line where it fits; the value and its source go to lines of their own where they do not.
    private func lines(_ name: String, _ value: String, _ source: String) -> [String] {
        let (lead, shown) = ("  \(name) =", style.apply([.value], to: value))
        let tail = style.apply([.faint], to: source)
        let width = DisplayWidth.width(of: lead) + 1 + DisplayWidth.width(of: value)
        if width + 2 + DisplayWidth.width(of: source) <= style.columns { return ["\(lead) \(shown)  \(tail)"] }
        return (width <= style.columns ? ["\(lead) \(shown)"] : [lead, "    " + shown]) + ["    " + tail]
    }
}
