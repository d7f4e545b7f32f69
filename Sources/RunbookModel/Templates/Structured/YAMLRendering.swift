/// Puts values into YAML, so that each scalar reads as the template's text with the values in place.
struct YAMLRendering {
    /// A scalar that holds placeholders.
    struct Slot {
        var scalar: YAMLStream.Scalar
        var indexes: [Int]
    }

    let tokenized: TokenizedTemplate
    /// The template, read with tokens in place of values.
    let parsed: Result<YAMLStream, YAMLStream.Failure>

    init(_ template: Template) {
        tokenized = TokenizedTemplate(template)
        do throws(YAMLStream.Failure) {
            parsed = .success(try YAMLStream(tokenized.text))
        } catch {
            parsed = .failure(error)
        }
    }

    // MARK: Checking

    /// What is wrong with the template, with values of these types.
    func faults(types: (String) -> ParameterType?) -> [SubstitutionFault] {
        switch parsed {
        case .failure(let failure):
            return [fault(for: failure)]
        case .success(let stream):
            let placed = Set(slots(of: stream).flatMap(\.indexes))
            return tokenized.template.placeholders.enumerated().compactMap { index, placeholder in
                guard !placed.contains(index), let type = types(placeholder.name) else { return nil }
                return refusal(of: index, type).map { SubstitutionFault(.structured($0), at: placeholder) }
            }
        }
    }

    /// The fault of a template that is no YAML.
    func fault(for failure: YAMLStream.Failure) -> SubstitutionFault {
        SubstitutionFault(
            .invalidYAML(problem: failure.problem),
            offset: tokenized.sourceOffset(of: failure.offset)
        )
    }

    /// Why a value cannot stand outside of scalars; nil where it can: a safe word in a comment.
    private func refusal(of index: Int, _ type: ParameterType) -> StructuredRefusal? {
        guard isInComment(index) else { return .property }
        return type.isSafeWord ? nil : .comment
    }

    /// Whether a placeholder stands in a comment.
    func isInComment(_ index: Int) -> Bool {
        let start = tokenized.ranges[index].lowerBound
        let line = tokenized.bytes[..<start].reversed().prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let backwards = Array(line)
        return backwards.indices.contains { position in
            guard backwards[position] == UInt8(ascii: "#") else { return false }
            return position + 1 == backwards.count || " \t".utf8.contains(backwards[position + 1])
        }
    }

    /// The scalars that hold placeholders, each once, however many aliases repeat it.
    func slots(of stream: YAMLStream) -> [Slot] {
        var seen: Set<Int> = []
        return stream.events.compactMap { event in
            guard case .scalar(let scalar) = event else { return nil }
            let indexes = tokenized.indexes(in: scalar.text)
            guard let first = indexes.first, seen.insert(first).inserted else { return nil }
            return Slot(scalar: scalar, indexes: indexes)
        }
    }

    // MARK: Rendering

    /// The text with its values.
    ///
    /// - Throws: ``SubstitutionError`` where a value cannot stand in its place, or the result would read otherwise.
    func rendered(value: (String) -> ParameterValue?) throws(SubstitutionError) -> RenderedText {
        let stream: YAMLStream
        switch parsed {
        case .success(let parsedStream): stream = parsedStream
        case .failure(let failure): throw .refused(fault(for: failure))
        }
        if let fault = faults(types: { value($0)?.type }).first { throw .refused(fault) }
        let values = tokenized.template.placeholders.map { value($0.name) }
        for (placeholder, value) in zip(tokenized.template.placeholders, values)
        where value?.text.utf8.contains(0) == true {
            throw .unrepresentable(placeholder)
        }
        var edits = TokenEdits(tokenized)
        let slots = slots(of: stream)
        for slot in slots {
            try edit(slot, values, &edits)
        }
        try editComments(besides: slots, values, &edits)
        try verify(edits, against: stream, values)
        return edits.rendered()
    }

    private func editComments(
        besides slots: [Slot],
        _ values: [ParameterValue?],
        _ edits: inout TokenEdits
    ) throws(SubstitutionError) {
        let placed = Set(slots.flatMap(\.indexes))
        for (index, value) in values.enumerated() where !placed.contains(index) {
            guard let value else { continue }
            guard value.text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
                throw .refused(
                    SubstitutionFault(.structured(.comment), at: tokenized.template.placeholders[index])
                )
            }
            edits.replace(token: index, with: Array(value.text.utf8))
        }
    }

    private func edit(
        _ slot: Slot,
        _ values: [ParameterValue?],
        _ edits: inout TokenEdits
    ) throws(SubstitutionError) {
        guard slot.indexes.contains(where: { values[$0] != nil }) else { return }
        let extent = YAMLScalarExtent(of: slot.scalar, in: tokenized.bytes)
        switch slot.scalar.style {
        case .plain: try editPlain(slot, extent, values, &edits)
        case .singleQuoted: editSingleQuoted(slot, extent, values, &edits)
        case .doubleQuoted where extent.isMultiline: replaceByDoubleQuotes(slot, extent, values, &edits)
        case .doubleQuoted: editInPlace(slot, values, &edits) { YAMLText.escaped($0) }
        case .literal, .folded: try editBlock(slot, values, &edits)
        }
    }

    private func editPlain(
        _ slot: Slot,
        _ extent: YAMLScalarExtent,
        _ values: [ParameterValue?],
        _ edits: inout TokenEdits
    ) throws(SubstitutionError) {
        if let index = literalIndex(of: slot.scalar), let value = values[index], value.type.isLiteral {
            guard value.isLiteral else { throw .ambiguousLiteral(tokenized.template.placeholders[index]) }
            edits.replace(token: index, with: Array(value.text.utf8))
        } else if YAMLText.isPlain(expected(slot.scalar.text, values)), !extent.isMultiline {
            editInPlace(slot, values, &edits) { Array($0.utf8) }
        } else {
            replaceByDoubleQuotes(slot, extent, values, &edits)
        }
    }

    /// The placeholder that is the whole scalar; nil where it is not one alone.
    func literalIndex(of scalar: YAMLStream.Scalar) -> Int? {
        let pieces = tokenized.pieces(of: scalar.text)
        guard scalar.style == .plain, pieces.count == 1, case .token(let index) = pieces[0] else { return nil }
        return index
    }

    private func editSingleQuoted(
        _ slot: Slot,
        _ extent: YAMLScalarExtent,
        _ values: [ParameterValue?],
        _ edits: inout TokenEdits
    ) {
        let fits = slot.indexes.allSatisfy { YAMLText.fitsSingleQuotes(values[$0]?.text ?? "") }
        guard fits, !extent.isMultiline else { return replaceByDoubleQuotes(slot, extent, values, &edits) }
        editInPlace(slot, values, &edits) { text in
            text.utf8.flatMap { $0 == UInt8(ascii: "'") ? [$0, $0] : [$0] }
        }
    }

    private func editInPlace(
        _ slot: Slot,
        _ values: [ParameterValue?],
        _ edits: inout TokenEdits,
        _ text: (String) -> [UInt8]
    ) {
        for index in slot.indexes {
            guard let value = values[index] else { continue }
            edits.replace(token: index, with: text(value.text))
        }
    }

    private func replaceByDoubleQuotes(
        _ slot: Slot,
        _ extent: YAMLScalarExtent,
        _ values: [ParameterValue?],
        _ edits: inout TokenEdits
    ) {
        let quote = Array("\"".utf8)
        let pieces = tokenized.pieces(of: slot.scalar.text).map { piece -> TokenEdits.Piece in
            switch piece {
            case .text(let text): return .literal(YAMLText.escaped(String(decoding: text, as: UTF8.self)))
            case .token(let index):
                guard let value = values[index] else { return .late(index) }
                return .value(index, YAMLText.escaped(value.text))
            }
        }
        if pieces.count == 1, case .value(let index, let text) = pieces[0] {
            edits.replace(extent.range, with: [.value(index, quote + text + quote)])
        } else {
            edits.replace(extent.range, with: [.literal(quote)] + pieces + [.literal(quote)])
        }
    }

    private func editBlock(
        _ slot: Slot,
        _ values: [ParameterValue?],
        _ edits: inout TokenEdits
    ) throws(SubstitutionError) {
        for index in slot.indexes {
            guard let value = values[index] else { continue }
            let lines = value.text.split(separator: "\n", omittingEmptySubsequences: false)
            let hasMark = value.text.unicodeScalars.contains("\u{FEFF}")
            guard !hasMark, lines.count == 1 || slot.scalar.style == .literal else {
                throw .blockScalar(tokenized.template.placeholders[index])
            }
            let indentation = String(repeating: " ", count: indentation(of: index, in: slot.scalar))
            let text = lines.enumerated().map { $0 == 0 || $1.isEmpty ? String($1) : indentation + $1 }
            edits.replace(token: index, with: Array(text.joined(separator: "\n").utf8))
        }
    }

    /// How far the block is indented at the line of a placeholder.
    func indentation(of index: Int, in scalar: YAMLStream.Scalar) -> Int {
        let token = tokenized.ranges[index]
        let before = tokenized.bytes[..<token.lowerBound].reversed().prefix { $0 != UInt8(ascii: "\n") }.count
        let text = Array(scalar.text.utf8)
        let name = Array(tokenized.tokens[index].utf8)
        let found = text.indices.first { text[$0...].starts(with: name) } ?? 0
        let read = text[..<found].reversed().prefix { $0 != UInt8(ascii: "\n") }.count
        return max(0, before - read)
    }

    // MARK: Verifying

    /// The text of a scalar with its values.
    private func expected(_ text: String, _ values: [ParameterValue?]) -> String {
        let bytes = tokenized.pieces(of: text).flatMap { piece -> [UInt8] in
            switch piece {
            case .text(let text): text
            case .token(let index): Array((values[index]?.text ?? tokenized.tokens[index]).utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Parses the result and holds it against the template.
    private func verify(
        _ edits: TokenEdits,
        against stream: YAMLStream,
        _ values: [ParameterValue?]
    ) throws(SubstitutionError) {
        let result: YAMLStream
        do throws(YAMLStream.Failure) {
            result = try YAMLStream(edits.tokenText())
        } catch {
            throw blockError(in: stream, values) ?? .changedStructure(nil)
        }
        for (before, after) in zip(stream.events, result.events) where !isExpected(after, from: before, values) {
            guard case .scalar(let scalar) = before, let index = tokenized.indexes(in: scalar.text).first else {
                throw blockError(in: stream, values) ?? .changedStructure(nil)
            }
            let placeholder = tokenized.template.placeholders[index]
            throw scalar.style == .literal || scalar.style == .folded
                ? .blockScalar(placeholder) : .changedStructure(placeholder)
        }
        guard stream.events.count == result.events.count else {
            throw blockError(in: stream, values) ?? .changedStructure(nil)
        }
    }

    /// The error of the first block scalar with a value, the likeliest culprit where the structure has changed.
    private func blockError(in stream: YAMLStream, _ values: [ParameterValue?]) -> SubstitutionError? {
        for slot in slots(of: stream) where slot.scalar.style == .literal || slot.scalar.style == .folded {
            guard let index = slot.indexes.first(where: { values[$0] != nil }) else { continue }
            return .blockScalar(tokenized.template.placeholders[index])
        }
        return nil
    }

    private func isExpected(
        _ after: YAMLStream.Event,
        from before: YAMLStream.Event,
        _ values: [ParameterValue?]
    ) -> Bool {
        switch (before, after) {
        case (.document, .document), (.end, .end): true
        case (.mappingStart(let before), .mappingStart(let after)): before == after
        case (.sequenceStart(let before), .sequenceStart(let after)): before == after
        case (.scalar(let before), .scalar(let after)): isExpected(after, from: before, values)
        default: false
        }
    }

    private func isExpected(
        _ after: YAMLStream.Scalar,
        from before: YAMLStream.Scalar,
        _ values: [ParameterValue?]
    ) -> Bool {
        let text = expected(before.text, values)
        // The library takes U+FEFF at the start of any scalar for a byte order mark, and drops it.
        let hasMark = text.unicodeScalars.first == "\u{FEFF}"
        let read = hasMark ? String(text.unicodeScalars.dropFirst()) : text
        guard after.text.utf8.elementsEqual(read.utf8) else { return false }
        if let index = literalIndex(of: before), let value = values[index], value.type.isLiteral {
            return after.style == .plain
        }
        return after.tag == before.tag
    }
}
