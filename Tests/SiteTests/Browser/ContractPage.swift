import Foundation
import Localization
import MarkdownTree
import Planning
import RunbookModel

@testable import Site

/// A page with the elements that the script of a site works on, and nothing else: the contract between both.
struct ContractPage {
    private let runbook: Runbook
    private let localizer: Localizer
    private var builder: LivePageBuilder
    private let values: Bindings
    private var choiceCount = 0
    private var body = ""

    init(_ runbook: Runbook, language: String) {
        self.runbook = runbook
        localizer = Localizer(embedded: LanguageTag(language) ?? .english)
        builder = LivePageBuilder(runbook)
        values = PageValues.shown(of: runbook)
    }

    /// The page as HTML, in a folder of its own below the folder of its language.
    mutating func html(languages: [String]) -> String {
        for (index, section) in runbook.sections.enumerated() where section.parent == nil { add(section, index) }
        let language = localizer.language.text
        let links = languages.map {
            "<a hreflang=\"\($0)\" lang=\"\($0)\" href=\"../../\($0)/\(runbook.id)/index.html\">\($0)</a>"
        }
        let contents = runbook.sections.map { "<li><a href=\"#\($0.anchor)\">\(filled($0.title.plainText))</a></li>" }
        return """
            <!DOCTYPE html>
            <html lang="\(language)" data-root="../../">
            <head><meta charset="utf-8"><title>\(escaped(runbook.title))</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'">
            <script src="../../assets/site.js" defer></script></head>
            <body data-runbook="\(runbook.id)" data-language="\(language)" data-path="\(language)/\(runbook.id)/index.html">
            <header><div class="search" role="search" hidden><label for="search">?</label><input id="search" type="search"></div>
            <nav class="languages">\(links.joined())</nav></header>
            <nav class="contents"><ul>\(contents.joined())</ul></nav>
            <main>
            <form id="parameters" hidden>\(fields)<button type="button" class="reset">↺</button><p class="form-status" role="status"></p></form>
            <ul class="obstacles" hidden></ul>
            <figure class="code"><pre><code class="run-command">runbook run \(runbook.id)</code></pre><p class="fault" hidden></p><button class="copy" type="button" hidden>⧉</button></figure>
            \(body)
            </main>
            <script type="application/json" id="page-model">\(builder.page(localizer).json)</script>
            </body></html>
            """
    }

    private var fields: String {
        let captured = Set(runbook.steps.compactMap(\.capture))
        return runbook.parameters.filter { $0.type != .secret && !captured.contains($0.name) }.map { parameter in
            let attributes =
                "id=\"parameter-\(parameter.name)\" name=\"\(parameter.name)\" data-parameter=\"\(parameter.name)\""
            let fault = "<p class=\"fault\" id=\"parameter-\(parameter.name)-fault\" hidden></p></div>"
            let label =
                "<div class=\"field\"><label for=\"parameter-\(parameter.name)\">\(escaped(parameter.label))</label>"
            guard case .choice(let choices) = parameter.type else {
                return "\(label)<input type=\"text\" \(attributes)>\(fault)"
            }
            let options = choices.map { "<option value=\"\($0)\">\($0)</option>" }.joined()
            return "\(label)<select \(attributes)>\(options)</select>\(fault)"
        }.joined(separator: "\n")
    }

    // MARK: Sections

    private mutating func add(_ section: Section, _ index: Int) {
        let condition = section.condition.map { " data-condition=\"\(builder.index(of: $0))\"" } ?? ""
        let level = max(section.level, 1)
        body +=
            "<section id=\"\(section.anchor)\"\(condition)><h\(level)>\(filled(section.title.plainText))</h\(level)><div class=\"body\">\n"
        for element in section.elements { add(element) }
        for (child, other) in runbook.sections.enumerated() where other.parent == index { add(other, child) }
        body += "</div></section>\n"
    }

    private mutating func add(_ element: Section.Element) {
        switch element {
        case .prose(let block):
            if case .paragraph(let content) = block.kind { body += "<p>\(filled(content.plainText))</p>\n" }
        case .step(let id): runbook.step(id).map { add($0) }
        case .output(let output, for: _): addCode(LiveTemplate(output.template, in: .prose), language: output.language)
        case .example: break
        case .choice(let choice):
            let items = choice.options.map {
                "<li data-option=\"\($0.section)\"><a href=\"#\($0.section)\">\($0.section)</a></li>"
            }
            body +=
                "<ul class=\"choice\" data-choice=\"\(choiceCount)\">\(items.joined())</ul><p class=\"choice-note\" role=\"status\" hidden></p>\n"
            choiceCount += 1
        }
    }

    private mutating func add(_ step: Step) {
        let condition = step.condition.map { " data-condition=\"\(builder.index(of: $0))\"" } ?? ""
        body += "<div class=\"step\" id=\"\(step.id)\" data-step=\"\(step.id)\"\(condition)>\n"
        addCode(LiveTemplate(step.template, in: step.syntax), language: step.language)
        body += "</div>\n"
    }

    private mutating func addCode(_ template: LiveTemplate, language: String) {
        let number = builder.index(of: template)
        let code = template.spans { values.shownValue($0) }.map { span in
            switch span {
            case .text(let text): escaped(text)
            case .slot(let index, let pieces):
                "<span class=\"slot\" data-slot=\"\(index)\">\(pieces.map(html).joined())</span>"
            }
        }
        body +=
            "<figure class=\"code\"><pre><code data-template=\"\(number)\" class=\"language-\(language)\">\(code.joined())</code></pre>"
        body += "<p class=\"fault\" hidden></p><button class=\"copy\" type=\"button\" hidden>⧉</button></figure>\n"
    }

    private func html(_ piece: LivePiece) -> String {
        piece.name.map { "<span class=\"value\" data-parameter=\"\($0)\">\(escaped(piece.text))</span>" }
            ?? escaped(piece.text)
    }

    private func filled(_ text: String) -> String {
        LiveTemplate(Template(text), in: .prose).spans { values.shownValue($0) }.map { span in
            switch span {
            case .text(let text): escaped(text)
            case .slot(_, let pieces): pieces.map(html).joined()
            }
        }.joined()
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
