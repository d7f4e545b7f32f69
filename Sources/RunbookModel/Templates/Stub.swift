extension Template {
    package func faults(in syntax: SubstitutionSyntax, types: (String) -> ParameterType?) -> [SubstitutionFault] { [] }
    package func rendered(
        in syntax: SubstitutionSyntax,
        value: (String) -> ParameterValue?
    ) throws(SubstitutionError) -> RenderedText {
        var text = ""
        var values: [RenderedText.Value] = []
        for part in parts {
            switch part {
            case .text(let piece): text += piece
            case .placeholder(let placeholder):
                guard let value = value(placeholder.name) else {
                    text += "{{\(placeholder.name)}}"
                    continue
                }
                let start = text.utf8.count
                text += value.text
                values.append(.init(name: placeholder.name, start: start, end: text.utf8.count))
            }
        }
        return RenderedText(text: text, values: values)
    }
    package func withoutShellComments() -> [String] { source.split(separator: "\n").map(String.init) }
}
