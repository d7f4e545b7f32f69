internal import Execution
internal import Localization

/// A report as one HTML file that needs nothing else: no scripts, no fonts, no network.
///
/// It can be read on a phone, in the dark, on paper and with a screen reader.
package struct HTMLReport {
    private let wording: ReportWording

    package init(wording: ReportWording) {
        self.wording = wording
    }

    /// The text of a report.
    package func text(_ report: RunReport) -> String {
        let page = ReportPage(report, wording)
        let words = wording.localizer
        var lines = [
            "<!DOCTYPE html>",
            #"<html lang="\#(escaped(words.language.text))" dir="\#(words.isRightToLeft ? "rtl" : "ltr")">"#,
            "<head>", #"<meta charset="utf-8">"#,
            #"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"#,
            #"<meta name="viewport" content="width=device-width, initial-scale=1">"#,
            #"<meta name="color-scheme" content="light dark">"#, #"<meta name="generator" content="runbook">"#,
            "<title>\(escaped(page.title))</title>", "<style>", Self.styleSheet, "</style>", "</head>", "<body>",
            "<main>",
        ]
        lines += page.alarms.map { #"<p class="alarm" role="alert">\#(escaped($0))</p>"# }
        lines += ["<h1>\(escaped(page.title))</h1>", summary(page), list(page.facts)]
        for chapter in page.chapters { lines += self.lines(chapter) }
        lines.append("<h2>\(escaped(page.stepsHeading))</h2>")
        lines += page.entries.isEmpty ? ["<p>\(escaped(page.noSteps))</p>"] : table(page)
        for entry in page.entries where !entry.isBare { lines += self.lines(entry) }
        for chapter in page.appendix { lines += self.lines(chapter) }
        return (lines + ["</main>", "</body>", "</html>"]).joined(separator: "\n") + "\n"
    }

    private func escaped(_ text: String) -> String {
        MarkupText.escaped(text)
    }

    private func summary(_ page: ReportPage) -> String {
        #"<p class="summary \#(page.outcome.rawValue)">\#(escaped(page.summary))</p>"#
    }

    private func lines(_ chapter: ReportPage.Chapter) -> [String] {
        var lines = ["<h2>\(escaped(chapter.heading))</h2>"]
        if !chapter.facts.isEmpty { lines.append(list(chapter.facts)) }
        if !chapter.items.isEmpty { lines.append(list(chapter.items)) }
        return lines
    }

    private func list(_ facts: [ReportPage.Fact]) -> String {
        let rows = facts.map { fact in
            let value = fact.isCode ? code(fact.value) : escaped(fact.value)
            return "<div><dt>\(escaped(fact.label))</dt><dd>\(value)</dd></div>"
        }
        return (["<dl>"] + rows + ["</dl>"]).joined(separator: "\n")
    }

    private func list(_ items: [String]) -> String {
        (["<ul>"] + items.map { "<li>\(escaped($0))</li>" } + ["</ul>"]).joined(separator: "\n")
    }

    /// Words of a machine: from left to right in any language, and not to be translated.
    private func code(_ text: String) -> String {
        #"<code dir="ltr" translate="no">\#(escaped(text))</code>"#
    }

    // MARK: Steps

    private func table(_ page: ReportPage) -> [String] {
        let words = wording.localizer
        let heads = ["number", "step", "outcome"].map {
            #"<th scope="col">\#(escaped(words("report.table.\($0)")))</th>"#
        }
        let rows = page.entries.map { entry in
            let name = entry.isBare ? code(entry.id) : ##"<a href="#\##(anchor(entry))">\##(code(entry.id))</a>"##
            let title = entry.title.map { "<br>\(titled($0, entry))" } ?? ""
            return """
                <tr><td>\(entry.number)</td><td>\(name)\(title)</td>\
                <td class="\(entry.outcome.rawValue)">\(sign(entry)) \(escaped(wording.joined(entry.details)))</td></tr>
                """
        }
        return ["<table>", "<thead><tr>\(heads.joined())</tr></thead>", "<tbody>"] + rows + ["</tbody>", "</table>"]
    }

    private func anchor(_ entry: ReportPage.Entry) -> String { "step-\(entry.number)" }

    /// A sign is for the eye; its word stands beside it.
    private func sign(_ entry: ReportPage.Entry) -> String {
        #"<span class="sign" aria-hidden="true">\#(entry.mark)</span>"#
    }

    private func titled(_ title: String, _ entry: ReportPage.Entry) -> String {
        let language = entry.language.map { #" lang="\#(escaped($0))""# } ?? ""
        return #"<span class="title" dir="auto"\#(language)>\#(escaped(title))</span>"#
    }

    private func lines(_ entry: ReportPage.Entry) -> [String] {
        let title = entry.title.map { " – \(titled($0, entry))" } ?? ""
        var lines = [
            #"<section id="\#(anchor(entry))" aria-labelledby="\#(anchor(entry))-name">"#,
            #"<h3 id="\#(anchor(entry))-name">\#(entry.number). \#(code(entry.id))\#(title)</h3>"#,
            #"<p class="\#(entry.outcome.rawValue)">\#(sign(entry)) \#(escaped(wording.joined(entry.details)))</p>"#,
        ]
        if !entry.notes.isEmpty { lines.append(list(entry.notes)) }
        for excerpt in entry.excerpts {
            lines.append("<h4>\(escaped(excerpt.heading))</h4>")
            if let note = excerpt.note { lines.append(#"<p class="note">\#(escaped(note))</p>"#) }
            let text = escaped(excerpt.lines.joined(separator: "\n"))
            // What scrolls can be reached with the keyboard; a first line feed would be lost (HTML, section 13.1.2.5).
            lines.append(#"<pre dir="ltr" translate="no" tabindex="0">\#n\#(text)</pre>"#)
        }
        return lines + ["</section>"]
    }
}

extension ReportPage.Entry {
    /// Whether the table says all there is to say.
    fileprivate var isBare: Bool { notes.isEmpty && excerpts.isEmpty }
}
