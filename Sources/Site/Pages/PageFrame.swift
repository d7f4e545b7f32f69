internal import Localization

/// What stands around the content of every page of a site.
struct PageFrame {
    /// A link of a menu.
    struct MenuItem {
        var label: String
        var address: String
        var isCurrent = false
        /// The tag of the language to which it leads, for a language menu.
        var language: String?
    }

    let words: Localizer
    /// The path of the page from the site's root.
    let path: String
    let title: String
    /// The id of the runbook, for its page.
    var runbook: String?
    var languages: [MenuItem] = []
    var hasSearch = true

    /// A page of the site.
    ///
    /// No script and no style but the site's own may act in it (Content Security Policy Level 3).
    func page(_ content: HTML, model: HTML? = nil) -> String {
        let data: HTML = model.map { "<script type=\"application/json\" id=\"page-model\">\($0)</script>\n" } ?? ""
        let name: HTML = runbook.map { " data-runbook=\"\($0)\"" } ?? ""
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="\(language)" dir="\(words.isRightToLeft ? "rtl" : "ltr")" data-root="\(root)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>\(title)</title>
            <link rel="stylesheet" href="\(root)assets/site.css">
            \(alternates)<script src="\(root)assets/site.js" defer></script>
            </head>
            <body\(name) data-language="\(language)" data-path="\(path)">
            <a class="skip" href="#page.content">\(words("site.page.skip"))</a>
            <header class="site">\(home)\(search)\(languageMenu)</header>
            \(content)\(data)</body>
            </html>

            """
        return page.text
    }

    static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

    private var language: String { words.language.text }

    /// The way from the page to the site's root.
    private var root: String {
        String(repeating: "../", count: path.split(separator: "/").count - 1)
    }

    private var home: HTML {
        "<a class=\"home\" href=\"\(root)\(language)/index.html\">\(words("site.page.all"))</a>\n"
    }

    private var search: HTML {
        guard hasSearch else { return "" }
        return """
            <div class="search" role="search" hidden><label for="page.search">\(words("site.page.search"))</label>\
            <input id="page.search" type="search" autocomplete="off" spellcheck="false"></div>

            """
    }

    private var languageMenu: HTML {
        menu(languages, style: "languages", label: words("site.page.languages"))
    }

    private var alternates: HTML {
        languages.map { item -> HTML in
            "<link rel=\"alternate\" hreflang=\"\(item.language ?? "")\" href=\"\(item.address)\">\n"
        }.joined()
    }

    /// A menu of links; nothing where there is nowhere else to go.
    func menu(_ items: [MenuItem], style: String, label: String) -> HTML {
        guard items.count > 1 else { return "" }
        let links = items.map { item -> HTML in
            let current: HTML = item.isCurrent ? " aria-current=\"page\"" : ""
            let language: HTML = item.language.map { " hreflang=\"\($0)\" lang=\"\($0)\"" } ?? ""
            return "<li><a href=\"\(item.address)\"\(language)\(current)>\(item.label)</a></li>"
        }
        return "<nav class=\"\(style)\" aria-label=\"\(label)\"><ul>\(links)</ul></nav>\n"
    }
}
