/// Where the lines of a block scalar stand, and what its header says (YAML 1.2.2, 8.1).
struct YAMLBlockExtent {
    /// `-`, `+`, or nothing.
    let chomping: String
    /// Whether the header says how far the lines are indented.
    let saysIndentation: Bool
    private let bytes: [UInt8]
    private let start: Int

    /// Reads the header of a scalar of this text.
    init(of scalar: YAMLStream.Scalar, in bytes: [UInt8]) {
        let header = YAMLScalarExtent(of: scalar, in: bytes).range.lowerBound
        let line = bytes[header...].prefix { $0 != UInt8(ascii: "\n") }
        let indicators = line.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        self.bytes = bytes
        start = min(line.endIndex + 1, bytes.count)
        saysIndentation = indicators.contains(where: \.isASCIIDigit)
        chomping = indicators.contains(UInt8(ascii: "+")) ? "+" : indicators.contains(UInt8(ascii: "-")) ? "-" : ""
    }

    /// How far the first line that is not blank is indented.
    var firstIndentation: Int {
        var line = start
        while line < bytes.count {
            if let indentation = indentation(at: line), !isBlank(at: line) { return indentation }
            line = nextLine(after: line)
        }
        return 0
    }

    /// Whether line breaks stand in it that YAML 1.1 knows and most others do not.
    var hasRareBreaks: Bool {
        let text = String(decoding: bytes[start...], as: UTF8.self).unicodeScalars
        return text.contains { ["\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) }
    }

    /// The lines that are blank or indented at least so far, up to the first other one.
    func range(indentation: Int) -> Range<Int> {
        var line = start
        while line < bytes.count, isBlank(at: line) || self.indentation(at: line).map({ $0 >= indentation }) ?? false {
            line = nextLine(after: line)
        }
        return start..<line
    }

    /// How many spaces a line starts with; nil at the end of the text.
    func indentation(at line: Int) -> Int? {
        line < bytes.count ? bytes[line...].prefix { $0 == UInt8(ascii: " ") }.count : nil
    }

    private func isBlank(at line: Int) -> Bool {
        let rest = bytes[line...].drop { $0 == UInt8(ascii: " ") }
        return rest.first.map { $0 == UInt8(ascii: "\n") } ?? true
    }

    private func nextLine(after line: Int) -> Int {
        let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return min(end + 1, bytes.count)
    }
}
