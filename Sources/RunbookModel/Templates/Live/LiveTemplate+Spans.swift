/// A part of a live template with its values in place.
package enum LiveSpan: Sendable, Hashable {
    case text(String)
    /// The slot of this number; the pieces with a name hold values as they are written there, or placeholders without one.
    case slot(Int, [LivePiece])
}

extension LiveTemplate {
    /// The parts of the text with values, or of the template as written where a value is refused.
    ///
    /// - Parameter value: The values by name; nil for those that nobody has given.
    /// - Returns: The texts that are not empty, and every slot, in order.
    package func spans(value: (String) -> ParameterValue?) -> [LiveSpan] {
        // A text without slots may hold what looks like a placeholder and is none.
        if slots.isEmpty { return texts.filter { !$0.isEmpty }.map { .text($0) } }
        let template = Template(texts: texts, slots: slots)
        let rendered = try? template.rendered(in: syntax, value: value)
        var reader = rendered.map { LiveSpanReader($0, value: value) }
        var spans: [LiveSpan] = []
        for (index, text) in texts.enumerated() {
            if !text.isEmpty { spans.append(.text(text)) }
            reader?.pass(text)
            guard index < slots.count else { continue }
            spans.append(.slot(index, reader?.take(slots[index]) ?? slots[index].pieces))
        }
        return spans
    }
}

extension Template {
    /// Puts a template together again.
    fileprivate init(texts: [String], slots: [LiveSlot]) {
        var source = texts.first ?? ""
        for (slot, text) in zip(slots, texts.dropFirst()) {
            source += slot.pieces.map(\.text).joined() + text
        }
        self.init(source)
    }
}

/// Follows a rendered text along the slots of its template.
private struct LiveSpanReader {
    private let bytes: [UInt8]
    private var values: ArraySlice<RenderedText.Value>
    private let hasValue: (String) -> Bool
    private var position = 0

    init(_ rendered: RenderedText, value: (String) -> ParameterValue?) {
        bytes = Array(rendered.text.utf8)
        values = rendered.values[...]
        let known = Set(rendered.values.map(\.name))
        hasValue = known.contains
    }

    mutating func pass(_ text: String) {
        position += text.utf8.count
    }

    /// Takes what stands in place of a slot.
    mutating func take(_ slot: LiveSlot) -> [LivePiece] {
        let isRequoted = isRequoted(slot)
        let pieces = isRequoted ? slot.scalar?.read ?? slot.pieces : slot.pieces
        var taken: [LivePiece] = []
        if isRequoted, pieces.count > 1 { take(1, to: &taken) }
        for piece in pieces {
            if let name = piece.name, hasValue(name), let value = values.popFirst() {
                take(value.end - position, of: name, to: &taken)
            } else {
                let length =
                    isRequoted && piece.name == nil ? YAMLText.escaped(piece.text).count : piece.text.utf8.count
                take(length, of: piece.name, to: &taken)
            }
        }
        if isRequoted, pieces.count > 1 { take(1, to: &taken) }
        return taken
    }

    private mutating func take(_ length: Int, of name: String? = nil, to pieces: inout [LivePiece]) {
        let end = min(position + length, bytes.count)
        pieces.append(LivePiece(text: String(decoding: bytes[position..<end], as: UTF8.self), name: name))
        position = end
    }

    /// Whether a scalar of YAML was written anew in double quotes.
    private func isRequoted(_ slot: LiveSlot) -> Bool {
        guard let scalar = slot.scalar else { return false }
        if scalar.style == .double {
            return scalar.isMultiline && slot.pieces.contains { $0.name.map(hasValue) ?? false }
        }
        return position < bytes.count && bytes[position] == UInt8(ascii: "\"")
    }
}
