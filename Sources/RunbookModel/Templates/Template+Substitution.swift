extension Template {
    /// Checks the template against the rules of substitution, before any value is known.
    ///
    /// A name whose type is nil is left out: whoever reads declarations reports it. The text of YAML and JSON is
    /// parsed, whether it has placeholders or not.
    ///
    /// - Parameters:
    ///   - syntax: The language of the text.
    ///   - types: The types of parameters by name.
    /// - Returns: Every fault, in the order of the source.
    package func faults(
        in syntax: SubstitutionSyntax,
        types: (String) -> ParameterType?
    ) -> [SubstitutionFault] {
        let secrets = placeholders.filter { types($0.name) == .secret }
        let open = { (name: String) -> ParameterType? in types(name) == .secret ? nil : types(name) }
        let faults =
            switch syntax {
            case .shell: ShellRendering(self).faults(types: open)
            case .yaml: YAMLRendering(self).faults(types: open)
            case .json: JSONRendering(self).faults(types: open)
            case .pattern: PatternRendering(self).faults(types: open)
            case .otherFile: unsafePlaceholders(open).map { SubstitutionFault(.unknownLanguage, at: $0) }
            case .prose, .attribute, .path: [] as [SubstitutionFault]
            }
        return (faults + secrets.map { SubstitutionFault(.secretInText, at: $0) }).sorted { $0.offset < $1.offset }
    }

    /// Puts values into the template.
    ///
    /// A name without a value stays as written. What a check of the template would refuse is refused here too, so that
    /// a value can never become more than text.
    ///
    /// - Parameters:
    ///   - syntax: The language of the text.
    ///   - value: The values by name; nil for those that come later.
    /// - Returns: The text, and where the values stand in it.
    /// - Throws: ``SubstitutionError`` where a value cannot stand in its place unchanged.
    package func rendered(
        in syntax: SubstitutionSyntax,
        value: (String) -> ParameterValue?
    ) throws(SubstitutionError) -> RenderedText {
        for placeholder in placeholders where value(placeholder.name)?.type == .secret {
            throw .refused(SubstitutionFault(.secretInText, at: placeholder))
        }
        switch syntax {
        case .shell: return try ShellRendering(self).rendered(value: value)
        case .yaml: return try YAMLRendering(self).rendered(value: value)
        case .json: return try JSONRendering(self).rendered(value: value)
        case .pattern: return try PatternRendering(self).rendered(value: value)
        case .otherFile:
            let types = { (name: String) in value(name)?.type }
            if let placeholder = unsafePlaceholders(types).first {
                throw .refused(SubstitutionFault(.unknownLanguage, at: placeholder))
            }
            return try plainlyRendered(value: value)
        case .prose, .attribute, .path:
            return try plainlyRendered(value: value)
        }
    }

    private func unsafePlaceholders(_ types: (String) -> ParameterType?) -> [Placeholder] {
        placeholders.filter { types($0.name)?.isSafeWord == false }
    }

    private func plainlyRendered(value: (String) -> ParameterValue?) throws(SubstitutionError) -> RenderedText {
        var builder = RenderedTextBuilder(self)
        for placeholder in placeholders {
            guard let text = value(placeholder.name)?.text else { continue }
            if text.utf8.contains(0) { throw .unrepresentable(placeholder) }
            builder.replace(placeholder, with: text.utf8)
        }
        return builder.finished().text
    }
}
