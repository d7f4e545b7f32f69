/// Puts values into JSON (RFC 8259): into its strings, and integers and booleans by themselves.
struct JSONRendering {
    let tokenized: TokenizedTemplate
    /// The template, read with tokens in place of values.
    let parsed: Result<JSONStream, JSONStream.Failure>

    init(_ template: Template) {
        tokenized = TokenizedTemplate(template)
        do throws(JSONStream.Failure) {
            parsed = .success(try JSONStream(tokenized.bytes, tokens: tokenized.ranges))
        } catch {
            parsed = .failure(error)
        }
    }

    /// What is wrong with the template, with values of these types.
    func faults(types: (String) -> ParameterType?) -> [SubstitutionFault] {
        switch parsed {
        case .failure(let failure):
            return [fault(for: failure)]
        case .success(let stream):
            return bareIndexes(of: stream).compactMap { index in
                let placeholder = tokenized.template.placeholders[index]
                guard types(placeholder.name)?.isLiteral == false else { return nil }
                return SubstitutionFault(.structured(.outsideString), at: placeholder)
            }
        }
    }

    /// The fault of a template that is no JSON.
    func fault(for failure: JSONStream.Failure) -> SubstitutionFault {
        let index = tokenized.ranges.firstIndex { $0.contains(failure.offset) }
        if let index {
            return SubstitutionFault(.structured(.outsideString), at: tokenized.template.placeholders[index])
        }
        return SubstitutionFault(.invalidJSON, offset: tokenized.sourceOffset(of: failure.offset))
    }

    /// The placeholders outside of strings.
    func bareIndexes(of stream: JSONStream) -> [Int] {
        stream.events.compactMap { event in
            if case .token(let index) = event { index } else { nil }
        }
    }

    /// The text with its values.
    ///
    /// - Throws: ``SubstitutionError`` where a value cannot stand in its place, or the result would read otherwise.
    func rendered(value: (String) -> ParameterValue?) throws(SubstitutionError) -> RenderedText {
        let stream: JSONStream
        switch parsed {
        case .success(let parsedStream): stream = parsedStream
        case .failure(let failure): throw .refused(fault(for: failure))
        }
        if let fault = faults(types: { value($0)?.type }).first { throw .refused(fault) }
        let values = tokenized.template.placeholders.map { value($0.name) }
        let bare = Set(bareIndexes(of: stream))
        var edits = TokenEdits(tokenized)
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            if bare.contains(index), !value.isLiteral {
                throw .ambiguousLiteral(tokenized.template.placeholders[index])
            }
            edits.replace(token: index, with: bare.contains(index) ? Array(value.text.utf8) : escaped(value.text))
        }
        try verify(edits, against: stream, values)
        return edits.rendered()
    }

    private func escaped(_ text: String) -> [UInt8] {
        text.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): Array("\\n".utf8)
            case UInt8(ascii: "\r"): Array("\\r".utf8)
            case UInt8(ascii: "\t"): Array("\\t".utf8)
            case 0..<0x20: Array("\\u\(YAMLText.hexadecimal(UInt32(byte), width: 4))".utf8)
            default: [byte]
            }
        }
    }

    /// Parses the result and holds it against the template.
    private func verify(
        _ edits: TokenEdits,
        against stream: JSONStream,
        _ values: [ParameterValue?]
    ) throws(SubstitutionError) {
        let bytes = Array(edits.tokenText().utf8)
        let late = tokenized.tokens.indices.filter { values[$0] == nil }
        let result: JSONStream
        do throws(JSONStream.Failure) {
            result = try JSONStream(bytes, tokens: ranges(of: late, in: bytes))
        } catch {
            throw .changedStructure(nil)
        }
        let expected = stream.events.map { self.expected($0, values) }
        let actual = result.events.map { event in
            if case .token(let index) = event { JSONStream.Event.token(late[index]) } else { event }
        }
        guard expected == actual, result.repeatedKeyCount == stream.repeatedKeyCount else {
            throw .changedStructure(nil)
        }
    }

    /// Where the tokens of late values stand in the result.
    private func ranges(of late: [Int], in bytes: [UInt8]) -> [Range<Int>] {
        var start = 0
        return late.compactMap { index in
            let token = Array(tokenized.tokens[index].utf8)
            while start < bytes.count, bytes[start] != token[0] || !bytes[start...].starts(with: token) {
                start += 1
            }
            guard start < bytes.count else { return nil }
            defer { start += token.count }
            return start..<start + token.count
        }
    }

    private func expected(_ event: JSONStream.Event, _ values: [ParameterValue?]) -> JSONStream.Event {
        switch event {
        case .key(let text): return .key(expected(text, values))
        case .string(let text): return .string(expected(text, values))
        case .token(let index):
            guard let value = values[index] else { return event }
            return .literal(value.text)
        default: return event
        }
    }

    private func expected(_ text: String, _ values: [ParameterValue?]) -> String {
        let bytes = tokenized.pieces(of: text).flatMap { piece -> [UInt8] in
            switch piece {
            case .text(let text): text
            case .token(let index): Array((values[index]?.text ?? tokenized.tokens[index]).utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
