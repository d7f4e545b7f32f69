internal import Localization
internal import RunbookModel

/// Says which published page a runbook matches, and where it differs from it on purpose.
struct GuideNotes {
    let model: PageModel

    var section: HTML {
        guard let guide = model.runbook.guide else { return "" }
        let words = model.words
        let sentence =
            guide.version.map { words("site.page.guideVersion", ["page": guide.page, "version": $0]) }
            ?? words("site.page.guideMatches", ["page": guide.page])
        let items =
            steps.map { item(link($0.id), reason: $0.id, blocks: $0.guideBlocks) }
            + guide.omitted.map { number in item("", reason: "\(number)", blocks: [number], isOmitted: true) }
        let list: HTML = items.isEmpty ? "" : "<p>\(words("site.page.deviations"))</p>\n<ul>\n\(items)</ul>\n"
        return """
            <section id="page.guide" class="guide level-2"><h2>\(words("site.page.guide"))</h2>
            <div class="body"><p>\(sentence)</p>
            \(list)</div></section>

            """
    }

    private var steps: [Step] { model.runbook.steps.filter(\.isDeviation) }

    private func link(_ id: String) -> HTML {
        "<a href=\"#\(id)\"><code dir=\"ltr\">\(id)</code></a>"
    }

    private func item(_ link: HTML, reason: String, blocks: [Int], isOmitted: Bool = false) -> HTML {
        let words = model.words
        let numbers = words.list(blocks.map { words.number($0) })
        let place: HTML =
            blocks.isEmpty ? "" : "\(words("site.page.blocks", count: blocks.count, ["numbers": numbers]))"
        let kind: HTML = isOmitted ? " (\(words("site.page.omitted")))" : ""
        let text = ProseWriter(model: model).filled(model.runbook.deviations[reason] ?? "")
        return "<li>\(place)\(kind)\(link.isEmpty || place.isEmpty ? "" : " · ")\(link)<br>\(text)</li>\n"
    }
}
