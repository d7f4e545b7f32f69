internal import Execution
internal import Localization
internal import Planning
internal import Rendering

/// What a rollback will do, before its first step: what undoes what, and what stays as it is.
struct RollbackPage {
    var localizer: Localizer
    var style: TerminalStyle

    func lines(_ outline: RollbackOutline) -> [String] {
        var lines = [""] + wrapped(localizer("run.rollback.begins", count: outline.steps.count), [.heading])
        lines += outline.items.flatMap(lines(for:))
        if !outline.staying.isEmpty {
            let ids = localizer.list(outline.staying.map(\.id))
            lines += [""] + wrapped(localizer("run.rollback.staying", ["ids": ids]), [.warning])
        }
        return lines
    }

    private func lines(for item: RollbackOutline.Item) -> [String] {
        let ids = localizer.list(item.steps.map(\.id))
        var lines = wrapped("  " + localizer("run.rollback.item", ["id": item.target.id, "steps": ids]), [])
        if item.outcome != .succeeded {
            let key = item.outcome == .failed ? "failed" : "unknown"
            lines += wrapped("    " + localizer("run.rollback.\(key)", ["id": item.target.id]), [.warning])
        }
        return lines
    }

    private func wrapped(_ text: String, _ roles: TextRoles) -> [String] {
        let indent = String(text.prefix { $0 == " " })
        return DisplayWidth.wrap(String(text.dropFirst(indent.count)), to: max(20, style.columns - indent.count))
            .map { indent + style.apply(roles, to: $0) }
    }
}
