/// Puts values into shell text.
struct ShellRendering {
    /// NUL, and what bash 5.2 marks its own text with: it loses or doubles these in arrays and in here-documents within
    /// substitutions.
    private static let unrepresentable: Set<UInt8> = [0, 0x01, 0x7F]

    private let template: Template
    private let scan: ShellScan

    init(_ template: Template) {
        self.template = template
        scan = template.shellScan
    }

    /// The faults of the placeholders with these types.
    func faults(types: (String) -> ParameterType?) -> [SubstitutionFault] {
        zip(template.placeholders, scan.places).compactMap { placeholder, place in
            guard let type = types(placeholder.name), let refusal = place.refusal else { return nil }
            guard !type.isSafeWord || place.refusesSafeWords else { return nil }
            return SubstitutionFault(.shell(refusal), at: placeholder)
        }
    }

    /// The text with its values.
    ///
    /// - Throws: ``SubstitutionError`` where a value cannot stand in its place.
    func rendered(value: (String) -> ParameterValue?) throws(SubstitutionError) -> RenderedText {
        let placeholders = template.placeholders
        var builder = RenderedTextBuilder(template)
        var emptyPrefix = EmptyPrefix()
        for (placeholder, place) in zip(placeholders, scan.places) {
            guard let value = value(placeholder.name) else {
                emptyPrefix.note(isEmpty: true, in: place)
                continue
            }
            try check(value, placeholder, place, emptyPrefix)
            emptyPrefix.note(isEmpty: value.text.isEmpty, in: place)
            builder.replace(placeholder, with: text(of: value, in: place))
        }
        let result = builder.finished()
        for document in scan.hereDocuments {
            try ShellHereDocumentCheck(document, placeholders: placeholders, result: result).check()
        }
        return result.text
    }

    private func text(of value: ParameterValue, in place: ShellPlace) -> [UInt8] {
        let bytes = Array(value.text.utf8)
        let isSafe = value.type.isSafeWord && !bytes.isEmpty && bytes.allSatisfy(ShellQuoting.isBare)
        let standsBare = isSafe && !(place.quotesSafeWords && place.quoting == .plain)
        return standsBare ? bytes : ShellQuoting.text(of: bytes, in: place)
    }

    private func check(
        _ value: ParameterValue,
        _ placeholder: Template.Placeholder,
        _ place: ShellPlace,
        _ emptyPrefix: EmptyPrefix
    ) throws(SubstitutionError) {
        let bytes = Array(value.text.utf8)
        if bytes.contains(where: Self.unrepresentable.contains) { throw .unrepresentable(placeholder) }
        // A value that its type should not have let through is as free as a text.
        let isSafe = value.type.isSafeWord && !bytes.isEmpty && bytes.allSatisfy(ShellQuoting.isBare)
        if let refusal = place.refusal, !isSafe || place.refusesSafeWords {
            throw .refused(SubstitutionFault(.shell(refusal), at: placeholder))
        }
        guard !isSafe, place.startsWord, emptyPrefix.covers(place) else { return }
        if place.role == .argument, place.quoting != .hereDocument, bytes.first == UInt8(ascii: "-") {
            throw .leadingHyphen(placeholder)
        }
        if place.role == .declaration, bytes.first == UInt8(ascii: "(") {
            throw .compoundAssignment(placeholder)
        }
    }

    /// Whether the values that came before in the same word are all empty, so that the next one starts it.
    private struct EmptyPrefix {
        private var word = 0
        private var isEmpty = true

        mutating func note(isEmpty: Bool, in place: ShellPlace) {
            self.isEmpty = isEmpty && covers(place)
            word = place.word
        }

        func covers(_ place: ShellPlace) -> Bool {
            place.word != word || isEmpty
        }
    }
}
