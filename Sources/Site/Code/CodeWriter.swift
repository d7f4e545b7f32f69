internal import Localization
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel

/// Writes blocks of code: highlighted, their values in slots that can change, with a button to copy them.
struct CodeWriter {
    let model: PageModel

    /// Code that is shown and never run.
    func example(_ code: CodeBlock) -> HTML {
        let language = code.language.lowercased()
        let isSession = ["console", "shell-session"].contains(language)
        return figure(code: isSession ? session(code.literal) : plain(code.literal, language), language: language)
    }

    /// A session, of which only the commands are copied.
    private func session(_ text: String) -> HTML {
        ConsoleSession(text).lines.map { line -> HTML in
            let prompt: HTML =
                line.prompt.isEmpty ? "" : "<span class=\"prompt\" aria-hidden=\"true\">\(String(line.prompt))</span>"
            let text = plain(String(line.text), line.isCommand ? "shell" : "")
            return line.isCommand ? "\(prompt)\(text)\n" : "<span class=\"output\">\(text)</span>\n"
        }.joined()
    }

    /// The block of a step, below the name of the file that it is written to.
    func block(of step: Step) -> HTML {
        var caption: HTML = ""
        if case .file(_, let path, _, _) = step.kind {
            caption =
                "<figcaption><code dir=\"ltr\">\(ProseWriter(model: model).filled(path.source, as: .code))</code></figcaption>"
        }
        if step.isVerbatim {
            return figure(caption, code: plain(step.template.source, step.language), language: step.language)
        }
        let live = LiveTemplate(step.template, in: step.syntax)
        return figure(
            caption,
            code: code(live, step.language),
            language: step.language,
            template: model.index(of: live)
        )
    }

    /// A sample of what a step prints.
    func output(_ output: SampleOutput) -> HTML {
        let live = LiveTemplate(output.template, in: .prose)
        return """
            <pre dir="ltr" translate="no" tabindex="0"><code data-template="\(model.index(of: live))">\(code(live, ""))</code></pre>

            """
    }

    /// A pattern within a sentence.
    func pattern(_ template: Template) -> HTML {
        let live = LiveTemplate(template, in: .pattern)
        return "<code dir=\"ltr\" translate=\"no\" data-template=\"\(model.index(of: live))\">\(code(live, ""))</code>"
    }

    private func figure(_ caption: HTML = "", code: HTML, language: String, template: Int? = nil) -> HTML {
        let number: HTML = template.map { " data-template=\"\($0)\"" } ?? ""
        let style: HTML = language.isEmpty ? "" : " class=\"language-\(language)\""
        return """
            <figure class="code">\(caption)<pre dir="ltr" translate="no" tabindex="0"><code\(number)\(style)>\(code)</code></pre>\
            <p class="fault" hidden></p>\
            <button class="copy" type="button" hidden>\(model.words("site.page.copy"))</button></figure>

            """
    }

    // MARK: Text

    private func plain(_ text: String, _ language: String) -> HTML {
        highlighted([.text(text)], Highlighter.tokens(of: text, in: language))
    }

    private func code(_ live: LiveTemplate, _ language: String) -> HTML {
        let spans = live.spans { model.values.shownValue($0) }
        return highlighted(spans, Highlighter.tokens(of: spans.map(\.text).joined(), in: language))
    }

    /// The spans, their texts cut at the tokens; a slot belongs whole to the token in which it starts.
    private func highlighted(_ spans: [LiveSpan], _ tokens: [Highlighter.Token]) -> HTML {
        var (result, offset) = (HTML(), 0)
        var rest = tokens[...]
        for span in spans {
            let end = offset + span.text.utf8.count
            while let token = rest.first, token.range.upperBound <= offset { rest.removeFirst() }
            switch span {
            case .text(let text): result += cut(text, at: offset, rest)
            case .slot(let number, let pieces):
                let content = pieces.map(ProseWriter(model: model).value).joined()
                let slot: HTML = "<span class=\"slot\" data-slot=\"\(number)\">\(content)</span>"
                let kind = rest.first.flatMap { $0.range.contains(offset) ? $0.kind : nil }
                result += wrapped(slot, kind)
            }
            offset = end
        }
        return result
    }

    private func cut(_ text: String, at start: Int, _ tokens: ArraySlice<Highlighter.Token>) -> HTML {
        let bytes = Array(text.utf8)
        var (result, position) = (HTML(), 0)
        for token in tokens {
            let range = (token.range.lowerBound - start)..<(token.range.upperBound - start)
            guard range.lowerBound < bytes.count else { break }
            let inside = range.clamped(to: position..<bytes.count)
            guard !inside.isEmpty else { continue }
            result += visible(bytes[position..<inside.lowerBound])
            result += wrapped(visible(bytes[inside]), token.kind)
            position = inside.upperBound
        }
        return result + visible(bytes[position...])
    }

    private func visible(_ bytes: ArraySlice<UInt8>) -> HTML {
        "\(VisibleText(String(decoding: bytes, as: UTF8.self), as: .code).text)"
    }

    private func wrapped(_ content: HTML, _ kind: Highlighter.Kind?) -> HTML {
        kind.map { "<span class=\"t-\($0.rawValue)\">\(content)</span>" } ?? content
    }
}

extension LiveSpan {
    /// The text of the span as it is shown.
    fileprivate var text: String {
        switch self {
        case .text(let text): text
        case .slot(_, let pieces): pieces.map(\.text).joined()
        }
    }
}
