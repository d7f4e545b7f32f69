internal import Localization
internal import MarkdownTree
internal import RunbookModel

/// The list of a site's runbooks in one language.
struct IndexPage {
    let site: Site
    let words: Localizer

    var path: String { "\(words.language.text)/index.html" }

    var html: String {
        let frame = PageFrame(
            words: words,
            path: path,
            title: words("site.page.all"),
            languages: site.languages.map { language in
                PageFrame.MenuItem(
                    label: language.name,
                    address: "../\(language.tag)/index.html",
                    isCurrent: language.tag == words.language.text,
                    language: language.tag
                )
            }
        )
        return frame.page(
            """
            <div class="layout"><main id="page.content" tabindex="-1">
            <h1>\(words("site.page.all"))</h1>
            <ul class="runbooks">
            \(site.entries.map(item))</ul>
            </main></div>

            """
        )
    }

    private func item(_ entry: SiteEntry) -> HTML {
        guard let runbook = entry.runbook(in: words.language.text) else { return "" }
        let isTranslated = entry.runbooks[words.language.text] != nil
        let model = PageModel(runbook, given: entry.given, words: words, neighbours: [], isTranslated: isTranslated)
        let prose = ProseWriter(model: model, hasLinks: false)
        let title = prose.filled(runbook.title)
        let label: HTML = runbook.label.map { " <span class=\"label\">\($0)</span>" } ?? ""
        let summary = runbook.summary.map { prose.blocks(MarkdownParser().parse($0).blocks) } ?? ""
        return """
            <li\(model.sourceLanguage)><h2><a href="\(entry.id)/index.html">\(title)</a>\(label)</h2>
            \(summary)</li>

            """
    }
}

/// The front page of a site: it offers its languages, each in its own words, and sends nobody anywhere.
struct RootPage {
    let site: Site
    let words: Localizer

    let path = "index.html"

    var html: String {
        let items = site.languages.map { language -> HTML in
            """
            <li><a href="\(language.tag)/index.html" hreflang="\(language.tag)" lang="\(language.tag)">\(language.name)</a></li>

            """
        }
        let frame = PageFrame(words: words, path: path, title: words("site.page.all"), hasSearch: false)
        return frame.page(
            """
            <div class="layout"><main id="page.content" tabindex="-1">
            <h1>\(words("site.page.chooseLanguage"))</h1>
            <ul class="languages">
            \(items)</ul>
            </main></div>

            """
        )
    }
}
