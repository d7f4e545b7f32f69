extension LiveTemplate {
    /// Takes YAML apart.
    init(yaml template: Template) {
        let rendering = YAMLRendering(template)
        var reader = LiveYAMLReader(rendering)
        switch rendering.parsed {
        case .failure(let failure):
            reader.addLoosePlaceholders(besides: [])
            self = reader.outline.finished(in: .yaml)
            fault = LiveRefusal(rendering.fault(for: failure))
        case .success(let stream):
            let slots = rendering.slots(of: stream)
            for slot in slots { reader.add(slot) }
            reader.addLoosePlaceholders(besides: Set(slots.flatMap(\.indexes)))
            self = reader.outline.finished(in: .yaml)
            let scalars = slots.map(\.scalar).filter { $0.style == .literal || $0.style == .folded }
            if !scalars.isEmpty { blocks = scalars.map(reader.block) }
            keys = LiveYAMLKeys.keys(of: stream, rendering)
        }
    }
}

/// Finds the slots of YAML and what their values must not change.
private struct LiveYAMLReader {
    private let rendering: YAMLRendering
    private let tokenized: TokenizedTemplate
    private(set) var outline: LiveOutline

    init(_ rendering: YAMLRendering) {
        self.rendering = rendering
        tokenized = rendering.tokenized
        outline = LiveOutline(bytes: tokenized.bytes)
    }

    // MARK: Slots

    mutating func add(_ slot: YAMLRendering.Slot) {
        switch slot.scalar.style {
        case .plain: add(slot.scalar, .plain)
        case .singleQuoted: add(slot.scalar, .single)
        case .doubleQuoted: add(slot.scalar, .double)
        case .literal, .folded: addBlock(slot)
        }
    }

    private mutating func add(_ scalar: YAMLStream.Scalar, _ style: LiveScalar.Style) {
        let extent = YAMLScalarExtent(of: scalar, in: tokenized.bytes)
        let written = tokenized.livePieces(of: String(decoding: tokenized.bytes[extent.range], as: UTF8.self))
        let read = tokenized.livePieces(of: scalar.text)
        var slot = LiveSlot(.yamlScalar, written)
        slot.scalar = LiveScalar(
            style: style,
            isMultiline: extent.isMultiline,
            read: read == written ? nil : read,
            mayBeLiteral: rendering.literalIndex(of: scalar) != nil,
            limit: keyLimit(of: extent, from: scalar.offset)
        )
        outline.add(slot, at: extent.range)
    }

    private mutating func addBlock(_ block: YAMLRendering.Slot) {
        for index in block.indexes {
            var slot = LiveSlot(.yamlBlock, [tokenized.livePiece(of: index)])
            if block.scalar.style == .literal { slot.indentation = rendering.indentation(of: index, in: block.scalar) }
            outline.add(slot, at: tokenized.ranges[index])
        }
    }

    /// Adds the placeholders of comments and those that stand where none may.
    mutating func addLoosePlaceholders(besides placed: Set<Int>) {
        for (index, placeholder) in tokenized.template.placeholders.enumerated() where !placed.contains(index) {
            let isComment = rendering.isInComment(index)
            let refusal = LiveRefusal(
                SubstitutionFault(.structured(isComment ? .comment : .property), at: placeholder),
                scope: isComment ? .unsafe : .every
            )
            outline.add(
                LiveSlot(.plain, [tokenized.livePiece(of: index)], refusal: refusal),
                at: tokenized.ranges[index]
            )
        }
    }

    /// How many characters a scalar may have before the colon that makes it a key; nil where none follows.
    private func keyLimit(of extent: YAMLScalarExtent, from start: Int) -> Int? {
        let bytes = tokenized.bytes
        let blanks = bytes[extent.range.upperBound...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard !extent.isMultiline, blanks.endIndex < bytes.count, bytes[blanks.endIndex] == UInt8(ascii: ":") else {
            return nil
        }
        let before = String(
            decoding: bytes[min(start, extent.range.lowerBound)..<extent.range.lowerBound],
            as: UTF8.self
        )
        return YAMLText.longestKey - before.unicodeScalars.count - blanks.count
    }

    // MARK: Blocks

    func block(_ scalar: YAMLStream.Scalar) -> LiveBlockScalar {
        let body = YAMLBlockExtent(of: scalar, in: tokenized.bytes)
        let index = tokenized.indexes(in: scalar.text)[0]
        let isLiteral = scalar.style == .literal
        let indentation = isLiteral ? rendering.indentation(of: index, in: scalar) : body.firstIndentation
        let range = body.range(indentation: indentation)
        return LiveBlockScalar(
            start: outline.position(of: range.lowerBound),
            end: outline.position(of: range.upperBound),
            isFolded: !isLiteral,
            chomping: body.chomping,
            indentation: body.saysIndentation ? indentation : nil,
            following: body.indentation(at: range.upperBound),
            isRare: body.hasRareBreaks || (body.saysIndentation && !isLiteral),
            read: tokenized.livePieces(of: scalar.text)
        )
    }
}
