/// Gathers the slots of a text and what stands between them.
struct LiveOutline {
    private let bytes: [UInt8]
    private var ranges: [Range<Int>] = []
    private var slots: [LiveSlot] = []

    init(_ template: Template) {
        self.init(bytes: Array(template.source.utf8))
    }

    /// Takes the bytes in which ranges and positions are counted.
    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Adds a slot; they come in any order, and none touches another's bytes.
    mutating func add(_ slot: LiveSlot, at range: Range<Int>) {
        let index = ranges.partitionPoint { $0.lowerBound > range.lowerBound }
        ranges.insert(range, at: index)
        slots.insert(slot, at: index)
    }

    /// The slots and the texts between them.
    func finished(in syntax: SubstitutionSyntax) -> LiveTemplate {
        let starts = [0] + ranges.map(\.upperBound)
        let ends = ranges.map(\.lowerBound) + [bytes.count]
        let texts = zip(starts, ends).map { String(decoding: bytes[$0..<max($0, $1)], as: UTF8.self) }
        return LiveTemplate(syntax: syntax, texts: texts, slots: slots)
    }

    /// The position of a byte that is in no slot; the first byte of a slot is the end of the text before it.
    func position(of offset: Int) -> LivePosition {
        let text = ranges.partitionPoint { $0.upperBound > offset }
        let start = text == 0 ? 0 : ranges[text - 1].upperBound
        let units = String(decoding: bytes[start..<max(start, offset)], as: UTF8.self).utf16.count
        return LivePosition(text: text, offset: units)
    }
}

extension Template {
    /// A placeholder as it is written.
    func piece(of placeholder: Placeholder) -> LivePiece {
        let written = Array(source.utf8)[placeholder.offsets]
        return LivePiece(text: String(decoding: written, as: UTF8.self), name: placeholder.name)
    }
}

extension TokenizedTemplate {
    /// The pieces of a text that holds tokens.
    func livePieces(of text: String) -> [LivePiece] {
        pieces(of: text).map { piece in
            switch piece {
            case .text(let bytes): LivePiece(text: String(decoding: bytes, as: UTF8.self))
            case .token(let index): livePiece(of: index)
            }
        }
    }

    /// The placeholder of this number.
    func livePiece(of index: Int) -> LivePiece {
        template.piece(of: template.placeholders[index])
    }
}
