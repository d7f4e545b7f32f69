internal import Localization
internal import MarkdownTree
internal import Planning
internal import RunbookModel

/// Writes the form in which a reader changes the values of a page; without its script it is hidden.
struct ParameterFields {
    let model: PageModel

    private var words: Localizer { model.words }

    /// The parameters that have a field: no secrets, and nothing that a step fills.
    private var parameters: [Parameter] {
        let captured = Set(model.runbook.steps.compactMap(\.capture))
        return model.runbook.parameters.filter { $0.type != .secret && !captured.contains($0.name) }
    }

    var form: HTML {
        guard !parameters.isEmpty else { return "" }
        return """
            <form class="parameters" id="page.parameters" hidden aria-labelledby="page.values">
            <h2 id="page.values">\(words("site.page.parameters"))</h2>
            <div class="fields">
            \(parameters.map(field))</div>
            <p class="actions"><button type="button" class="reset">\(words("site.page.reset"))</button></p>
            <p class="form-status" role="status" hidden></p>
            </form>

            """
    }

    private func field(_ parameter: Parameter) -> HTML {
        let id = "parameter-\(parameter.name)"
        let help: HTML =
            parameter.help.map { text in
                "<div class=\"help\" id=\"\(id)-help\"\(model.sourceLanguage)>\(ProseWriter(model: model).blocks(MarkdownParser().parse(text).blocks))</div>"
            } ?? ""
        return """
            <div class="field"><label for="\(id)"\(model.sourceLanguage)>\(parameter.label)</label>
            \(control(parameter, id))
            \(help)<p class="fault" id="\(id)-fault" hidden></p></div>

            """
    }

    private func control(_ parameter: Parameter, _ id: String) -> HTML {
        let shown = model.values.shownValue(parameter.name)?.text
        let attributes: HTML = "id=\"\(id)\" name=\"\(parameter.name)\" data-parameter=\"\(parameter.name)\""
        let options: [(value: String, label: String)]
        switch parameter.type {
        case .choice(let values): options = values.map { ($0, parameter.choiceLabels[$0] ?? $0) }
        case .boolean: options = [("true", words("site.page.affirmative")), ("false", words("site.page.negative"))]
        default:
            return """
                <input type="text" \(attributes) value="\(shown ?? "")" dir="ltr" autocomplete="off" spellcheck="false" \
                autocapitalize="off">
                """
        }
        let empty: HTML = shown == nil ? "<option value=\"\"></option>" : ""
        let list = options.map { option -> HTML in
            let selected: HTML = option.value == shown ? " selected" : ""
            return "<option value=\"\(option.value)\"\(selected)>\(option.label)</option>"
        }
        return "<select \(attributes)>\(empty)\(list)</select>"
    }
}
