/// Text taken from one or several lines of a source without what stands before it, and where each byte came from.
///
/// The lines are joined by line feeds.
struct SourceRun: Sendable {
    private struct Segment {
        var start: Int
        var offset: Int
        var location: SourceLocation
    }

    private(set) var bytes: [UInt8] = []
    private var segments: [Segment] = []

    /// Takes bytes of one line of a source.
    init(_ source: SourceText, line: Int, range: Range<Int>) {
        append(source, line: line, range: range)
    }

    /// Adds bytes of a further line.
    mutating func append(_ source: SourceText, line: Int, range: Range<Int>) {
        if !segments.isEmpty { bytes.append(.lineFeed) }
        let column = range.lowerBound - source.range(ofLine: line).lowerBound + 1
        segments.append(
            Segment(
                start: bytes.count,
                offset: range.lowerBound,
                location: SourceLocation(line: line, column: column)
            )
        )
        bytes += source.bytes[range]
    }

    /// Keeps its first bytes.
    mutating func truncate(to count: Int) {
        bytes.removeSubrange(count...)
    }

    /// Returns where a byte stands in the file; the end of the run has a place too.
    func location(at index: Int) -> SourceLocation {
        let segment = segment(at: index)
        var location = segment.location
        location.column += index - segment.start
        return location
    }

    /// Returns the offset of a byte in the source.
    func sourceOffset(at index: Int) -> Int {
        let segment = segment(at: index)
        return segment.offset + index - segment.start
    }

    /// Returns where a stretch of bytes stands in the file.
    func sourceRange(_ range: Range<Int>) -> SourceRange {
        SourceRange(start: location(at: range.lowerBound), end: location(at: range.upperBound))
    }

    /// Returns a stretch of its bytes as text.
    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private func segment(at index: Int) -> Segment {
        var low = 0
        var high = segments.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if segments[middle].start <= index { low = middle } else { high = middle - 1 }
        }
        return segments[low]
    }
}
