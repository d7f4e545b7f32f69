/// Puts values into a regular expression, where they stand for themselves.
struct PatternRendering {
    private let template: Template
    private let bytes: [UInt8]

    init(_ template: Template) {
        self.template = template
        bytes = Array(template.source.utf8)
    }

    /// The faults of the placeholders with these types: a value cannot stand for itself in `[…]` or after a backslash.
    func faults(types: (String) -> ParameterType?) -> [SubstitutionFault] {
        let placeholders = template.placeholders
        var faults: [SubstitutionFault] = []
        var index = 0
        var position = 0
        var bracketDepth = 0
        while index < placeholders.count, position < bytes.count {
            let placeholder = placeholders[index]
            if position >= placeholder.offsets.lowerBound {
                let isEscaped = position > placeholder.offsets.lowerBound
                if types(placeholder.name) != nil, isEscaped || bracketDepth > 0 {
                    let kind: SubstitutionFault.Kind = isEscaped ? .patternBackslash : .patternBracket
                    faults.append(SubstitutionFault(kind, at: placeholder))
                }
                position = placeholder.offsets.upperBound
                index += 1
                continue
            }
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "["):
                bracketDepth += 1
                position += literalCloserLength(after: position + 1)
            case UInt8(ascii: "]"): bracketDepth = max(0, bracketDepth - 1)
            default: break
            }
            position += 1
        }
        return faults
    }

    /// How many bytes stand between `[` and a `]` right after it, that one included, which does not close it.
    private func literalCloserLength(after start: Int) -> Int {
        let length = start < bytes.count && bytes[start] == UInt8(ascii: "^") ? 1 : 0
        let closer = start + length
        return closer < bytes.count && bytes[closer] == UInt8(ascii: "]") ? length + 1 : length
    }

    /// The expression with its values.
    ///
    /// - Throws: ``SubstitutionError`` where a value cannot stand for itself.
    func rendered(value: (String) -> ParameterValue?) throws(SubstitutionError) -> RenderedText {
        if let fault = faults(types: { value($0)?.type }).first { throw .refused(fault) }
        var builder = RenderedTextBuilder(template)
        for placeholder in template.placeholders {
            guard let text = value(placeholder.name)?.text else { continue }
            if text.utf8.contains(0) { throw .unrepresentable(placeholder) }
            builder.replace(placeholder, with: grouped(escaped(text), before: placeholder.offsets.upperBound))
        }
        return builder.finished().text
    }

    private func escaped(_ text: String) -> [UInt8] {
        let special = Set("\\^$.|?*+()[]{}".utf8)
        return text.utf8.flatMap { special.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
    }

    /// Groups the value where a quantifier follows, which would bind to its last character only.
    private func grouped(_ text: [UInt8], before offset: Int) -> [UInt8] {
        isQuantified(before: offset) ? Array("(?:".utf8) + text + Array(")".utf8) : text
    }

    /// Whether a quantifier stands at this byte.
    func isQuantified(before offset: Int) -> Bool {
        let isPlaceholder = template.placeholders.contains { $0.offsets.lowerBound == offset }
        return offset < bytes.count && !isPlaceholder && "*+?{".utf8.contains(bytes[offset])
    }
}
