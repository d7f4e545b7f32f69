internal import Localization
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel

/// Writes steps: what each does, when, and its block.
struct StepWriter {
    let model: PageModel

    private var prose: ProseWriter { ProseWriter(model: model) }

    /// A step with its head; what undoes or rehearses another one is folded under its name.
    func step(_ step: Step) -> HTML {
        let aliases = step.aliases.map { "<span id=\"\($0)\"></span>" as HTML }
        let attributes: HTML = "id=\"\(step.id)\" data-step=\"\(step.id)\"\(model.attribute(for: step.condition))"
        switch step.role {
        case .forward, .check:
            return """
                <div class="step" \(attributes)>\(aliases)
                \(head(step))\(condition(step))<div class="body">
                \(body(step))</div></div>

                """
        case .rollback, .rehearsal:
            return """
                <details class="step aside" \(attributes)><summary>\(head(step))</summary>\(aliases)
                \(condition(step))<div class="body">
                \(body(step))</div></details>

                """
        }
    }

    /// A sample output, folded.
    func output(_ output: SampleOutput) -> HTML {
        let title = model.words(output.isFailure ? "site.page.failureOutput" : "site.page.sampleOutput")
        let style: HTML = output.isFailure ? "output failure" : "output"
        let condition = output.condition.map { ConditionLine(model: model).line($0) } ?? ""
        return """
            <details class="\(style)"\(model.attribute(for: output.condition))><summary>\(title)</summary>
            \(condition)<div class="body">
            \(CodeWriter(model: model).output(output))</div></details>

            """
    }

    private func head(_ step: Step) -> HTML {
        let effect = step.effect.rawValue
        let part: HTML =
            switch step.role {
            case .forward: ""
            case .check(let target): target.map { role("check", $0) } ?? ""
            case .rollback(let target): role("rollback", target)
            case .rehearsal(let target): role("rehearsal", target)
            }
        let warning: HTML =
            step.isIrreversible
            ? " <span class=\"badge irreversible\">\(model.words("site.page.irreversible"))</span>" : ""
        let name: HTML = "<code dir=\"ltr\">\(step.id)</code>"
        let link: HTML =
            step.role.isForward
            ? "<a class=\"step-id\" href=\"#\(step.id)\">\(name)</a>" : "<span class=\"step-id\">\(name)</span>"
        return """
            <span class="badges"><span class="badge \(effect)">\(model.words("plan.effect.\(effect)"))</span>\(warning) \
            \(link)\(part)</span>

            """
    }

    private func role(_ name: String, _ target: String) -> HTML {
        " <span class=\"role\">\(model.words("plan.role.\(name)", ["id": target]))</span>"
    }

    private func condition(_ step: Step) -> HTML {
        step.condition.map { ConditionLine(model: model).line($0) } ?? ""
    }

    private func body(_ step: Step) -> HTML {
        if case .manual(let content) = step.kind {
            return """
                <p class="manual"><input type="checkbox" id="page.done.\(step.id)" autocomplete="off"> \
                <label for="page.done.\(step.id)"\(model.sourceLanguage)>\(prose.inlines(content))</label></p>

                """
        }
        return CodeWriter(model: model).block(of: step) + facts(step)
    }

    /// How the step is judged, as a run says it.
    private func facts(_ step: Step) -> HTML {
        let words = model.words
        var sentences: [HTML] = []
        if let expect = step.expectation { sentences.append(sentence("run.expects", pattern: expect)) }
        if let fail = step.failurePattern { sentences.append(sentence("run.failsOn", pattern: fail)) }
        if let retry = step.retry {
            let every = words.duration(.milliseconds(Int(retry.interval * 1000)))
            let arguments = ["count": words.number(retry.attempts), "every": every]
            sentences.append("\(words("run.retries", arguments))")
        }
        if let timeout = step.timeout {
            let time = words.duration(.milliseconds(Int(timeout * 1000)))
            sentences.append("\(words("run.timeout", ["time": time]))")
        }
        if let name = step.capture { sentences.append("\(words("run.captures", ["name": name]))") }
        return sentences.isEmpty ? "" : "<p class=\"facts\">\(sentences.joined(" "))</p>\n"
    }

    /// A sentence about a pattern, whose values are live.
    private func sentence(_ key: String, pattern: Template) -> HTML {
        // The place of the pattern in the sentence is a character that no sentence has.
        let parts = model.words(key, ["pattern": "\u{1}"]).split(separator: "\u{1}", omittingEmptySubsequences: false)
        let code = CodeWriter(model: model).pattern(pattern)
        return "\(String(parts.first ?? ""))\(code)\(parts.dropFirst().joined())"
    }
}

/// Writes a condition in words, its own spelling beside them.
struct ConditionLine {
    let model: PageModel

    func line(_ condition: Condition) -> HTML {
        let clause = ConditionWording(runbook: model.runbook, words: model.words).clause(condition)
        let source = VisibleText(condition.source, as: .singleLine).text
        return """
            <p class="condition" title="\(source)">\(model.words("site.page.condition", ["condition": clause]))</p>

            """
    }
}
