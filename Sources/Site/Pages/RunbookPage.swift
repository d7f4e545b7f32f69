internal import Localization
internal import MarkdownTree
internal import Planning
internal import RunbookModel

/// The page of a runbook in one language.
struct RunbookPage {
    let site: Site
    let entry: SiteEntry
    let runbook: Runbook
    let words: Localizer

    /// The runbook for a language, or in its source language where it is not translated.
    init?(_ entry: SiteEntry, in words: Localizer, of site: Site) {
        guard let runbook = entry.runbook(in: words.language.text) else { return nil }
        (self.site, self.entry, self.runbook, self.words) = (site, entry, runbook, words)
    }

    var path: String { "\(words.language.text)/\(entry.id)/index.html" }

    private var isTranslated: Bool { entry.runbooks[words.language.text] != nil }

    /// The page as HTML.
    var html: String {
        let model = PageModel(
            runbook,
            given: entry.given,
            words: words,
            neighbours: site.ids,
            pictures: entry.pictures,
            isTranslated: isTranslated
        )
        let frame = PageFrame(
            words: words,
            path: path,
            title: title(model),
            runbook: entry.id,
            languages: site.languages.map { language in
                PageFrame.MenuItem(
                    label: language.name,
                    address: "../../\(language.tag)/\(entry.id)/index.html",
                    isCurrent: language.tag == words.language.text,
                    language: language.tag
                )
            }
        )
        let content = content(model, frame)
        return frame.page(content, model: model.json(with: site.sentences[words.language.text]))
    }

    /// What search finds on the page.
    var found: SearchPage {
        let values = PageValues.shown(of: runbook, given: entry.given)
        return SearchPage(runbook, path: path) { values.shownValue($0) }
    }

    private func title(_ model: PageModel) -> String {
        (try? Template(runbook.title).rendered(in: .prose) { model.values.shownValue($0) })?.text ?? runbook.title
    }

    private func content(_ model: PageModel, _ frame: PageFrame) -> HTML {
        let contents = ContentsWriter(model: model).contents
        let opening = summary(model) + ParameterFields(model: model).form + obstacles + tools + command
        let sections = SectionWriter(model: model, opening: opening).sections
        let side: HTML =
            contents.isEmpty
            ? "" : "<nav class=\"contents\" aria-label=\"\(words("site.page.contents"))\">\n\(contents)</nav>\n"
        return """
            \(frame.menu(tabs, style: "tabs", label: words("site.page.tabs")))\
            \(frame.menu(versions, style: "versions", label: words("site.page.versions")))\
            <div class="layout">
            \(side)<main id="page.content" tabindex="-1">
            \(notices)\(sections)\(GuideNotes(model: model).section)</main>
            </div>

            """
    }

    // MARK: The top of the page

    private var notices: HTML {
        var notices: [String] = []
        if !isTranslated {
            notices.append(words("site.page.notTranslated", ["language": words.languageName(runbook.language)]))
        }
        if let stale = entry.staleness[words.language.text] { notices.append(stale) }
        return notices.map { "<p class=\"notice\">\($0)</p>\n" as HTML }.joined()
    }

    private func summary(_ model: PageModel) -> HTML {
        guard let summary = runbook.summary else { return "" }
        let text = ProseWriter(model: model).blocks(MarkdownParser().parse(summary).blocks)
        return "<div class=\"summary\"\(model.sourceLanguage)>\(text)</div>\n"
    }

    private let obstacles: HTML = "<ul class=\"obstacles\" hidden></ul>\n"

    private var tools: HTML {
        guard !runbook.requiredTools.isEmpty else { return "" }
        let names = runbook.requiredTools.map { tool in
            tool.minimumVersion.map { words("site.page.tool", ["name": tool.name, "version": $0.text]) } ?? tool.name
        }
        return "<p class=\"tools\">\(words("site.page.tools", ["tools": words.list(names)]))</p>\n"
    }

    /// The command that follows this very page; the script adds the values that the reader chooses.
    private var command: HTML {
        let given = entry.given.values.filter { runbook.parameter($0.key) != nil && $0.value.value.type != .secret }
        let options = given.sorted { $0.key < $1.key }.map { " -p \($0.key)=\($0.value.value.text.shellWord)" }
        let line = "runbook run \(entry.id) --lang \(words.language.text)" + options.joined()
        return """
            <section class="follow" aria-labelledby="page.follow"><h2 id="page.follow">\(words("site.page.follow"))</h2>
            <figure class="code"><pre dir="ltr" translate="no" tabindex="0"><code class="run-command">\(line)</code></pre>\
            <p class="fault" hidden></p>\
            <button class="copy" type="button" hidden>\(words("site.page.copy"))</button></figure></section>

            """
    }

    // MARK: Menus

    private var tabs: [PageFrame.MenuItem] {
        guard let group = runbook.group else { return [] }
        return items(site.groups[group] ?? []) {
            $0.label ?? $0.title
        }
    }

    private var versions: [PageFrame.MenuItem] {
        guard let series = runbook.series else { return [] }
        return items(site.series[series] ?? []) {
            $0.guide?.version ?? $0.title
        }
    }

    private func items(_ entries: [SiteEntry], label: (Runbook) -> String) -> [PageFrame.MenuItem] {
        entries.compactMap { other in
            guard let runbook = other.runbook(in: words.language.text) else { return nil }
            return PageFrame.MenuItem(
                label: label(runbook),
                address: "../\(other.id)/index.html",
                isCurrent: other.id == entry.id
            )
        }
    }
}

extension String {
    /// The text as one word of a shell.
    fileprivate var shellWord: String {
        let isBare =
            !isEmpty
            && utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "_./:@%+,=-".utf8.contains(byte)
            }
        return isBare ? self : "'" + replacing("'", with: #"'\''"#) + "'"
    }
}
