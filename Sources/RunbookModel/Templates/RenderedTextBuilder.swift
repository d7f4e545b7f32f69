/// Puts texts in place of placeholders, and keeps account of where they went.
struct RenderedTextBuilder {
    /// A placeholder that was replaced, and the bytes of the result that its value takes.
    struct Replacement {
        var placeholder: Template.Placeholder
        var range: Range<Int>
    }

    /// The text with all its replacements.
    struct Result {
        var bytes: [UInt8]
        /// In order.
        var replaced: [Replacement]

        /// The rendered text.
        var text: RenderedText {
            RenderedText(
                text: String(decoding: bytes, as: UTF8.self),
                values: replaced.map { value in
                    RenderedText.Value(
                        name: value.placeholder.name,
                        start: value.range.lowerBound,
                        end: value.range.upperBound
                    )
                }
            )
        }

        /// Where a byte of the template's source, outside of its placeholders, went.
        func position(of offset: Int) -> Int {
            let index = replaced.partitionPoint { $0.placeholder.offsets.upperBound > offset }
            guard index > 0 else { return offset }
            let last = replaced[index - 1]
            return last.range.upperBound + offset - last.placeholder.offsets.upperBound
        }

        /// The index of the replacement to which a byte of the result belongs; nil where it is the template's own.
        func valueIndex(at position: Int) -> Int? {
            let index = replaced.partitionPoint { $0.range.upperBound > position }
            guard index < replaced.count, replaced[index].range.contains(position) else { return nil }
            return index
        }
    }

    private let source: [UInt8]
    private var copied = 0
    private var bytes: [UInt8] = []
    private var replaced: [Replacement] = []

    init(_ template: Template) {
        source = Array(template.source.utf8)
    }

    /// Replaces a placeholder; they come in order, and those left out stay as written.
    mutating func replace(_ placeholder: Template.Placeholder, with text: some Collection<UInt8>) {
        bytes += source[copied..<placeholder.offsets.lowerBound]
        let start = bytes.count
        bytes += text
        replaced.append(Replacement(placeholder: placeholder, range: start..<bytes.count))
        copied = placeholder.offsets.upperBound
    }

    /// The result.
    consuming func finished() -> Result {
        bytes += source[copied...]
        return Result(bytes: bytes, replaced: replaced)
    }
}

extension Array {
    /// The index of the first element for which this holds, where it holds for all elements after that too.
    func partitionPoint(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }
}
