/// A file's text made ready for CommonMark: every byte that is left stands in its own line and column of the file.
///
/// Byte order marks at the start are dropped (libcmark would drop one more), every line end is a line feed, a NUL is a
/// SUBSTITUTE, and front matter is spaces.
struct PreparedSource: Sendable {
    /// The text to parse.
    private(set) var source: SourceText
    /// The front matter that was blanked out.
    private(set) var frontMatter: FrontMatter?
    private(set) var faults = FaultList()

    /// Prepares a whole file's text.
    init(_ text: String) {
        source = SourceText(bytes: Self.normalized(Array(text.utf8)))
        replaceNULs()
        readFrontMatter()
    }

    private static func normalized(_ bytes: [UInt8]) -> [UInt8] {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var start = 0
        while bytes[start...].starts(with: byteOrderMark) { start += byteOrderMark.count }
        guard bytes.firstOffset(of: .carriageReturn) != nil else { return start == 0 ? bytes : Array(bytes[start...]) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for byte in bytes[start...] {
            if byte != .lineFeed || previous != .carriageReturn {
                result.append(byte == .carriageReturn ? .lineFeed : byte)
            }
            previous = byte
        }
        return result
    }

    /// A NUL would become the three bytes of U+FFFD and move what follows it (CommonMark 0.30, section 2.3).
    private mutating func replaceNULs() {
        guard let first = source.bytes.firstOffset(of: 0) else { return }
        faults.report(.nulCharacter, at: source.location(ofByte: first))
        for offset in source.bytes.indices[first...] where source.bytes[offset] == 0 {
            source.replace(byteAt: offset, with: .substitute)
        }
    }

    private mutating func readFrontMatter() {
        guard isLine(1, ["---"]) else { return }
        guard source.lineCount > 1, let last = (2...source.lineCount).first(where: { isLine($0, ["---", "..."]) })
        else {
            return faults.report(.unclosedFrontMatter, at: SourceLocation(line: 1, column: 1))
        }
        let start = source.range(ofLine: 2).lowerBound
        let end = source.range(ofLine: last)
        let text = String(decoding: source.bytes[start..<end.lowerBound], as: UTF8.self)
        frontMatter = FrontMatter(text: text, firstLine: 2)
        for offset in 0..<end.upperBound where source.bytes[offset] != .lineFeed {
            source.replace(byteAt: offset, with: .space)
        }
    }

    private func isLine(_ line: Int, _ fences: [String]) -> Bool {
        let text = source.bytes[source.range(ofLine: line)].trimmedEnd
        return fences.contains { text.elementsEqual($0.utf8) }
    }
}

extension FrontMatter {
    /// The front matter of a whole file's text, which is not read any further; nil where it has none, or one that is not
    /// closed.
    package init?(of text: String) {
        guard let found = PreparedSource(text).frontMatter else { return nil }
        self = found
    }
}
