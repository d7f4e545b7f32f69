/// Where the bytes of a text stand in the source from which it was taken with changes: escapes resolved, indentation
/// and prompts removed, lines joined.
package struct SourceMap: Hashable, Sendable {
    private struct Segment: Hashable, Sendable {
        var offset: Int
        var location: SourceLocation
    }

    /// In order; the first is the start of the text.
    private var segments: [Segment]

    /// Where the text starts.
    package var start: SourceLocation { segments[0].location }

    /// Maps a text that stands in one line of the source as it is.
    package init(start: SourceLocation) {
        segments = [Segment(offset: 0, location: start)]
    }

    /// Notes that the bytes from an offset on stand elsewhere; offsets come in order.
    package mutating func append(_ location: SourceLocation, from offset: Int) {
        if self.location(at: offset) == location { return }
        if segments.last?.offset == offset { segments.removeLast() }
        segments.append(Segment(offset: offset, location: location))
    }

    /// Returns where a byte of the text stands; the end of the text has a place too.
    package func location(at offset: Int) -> SourceLocation {
        var low = 0
        var high = segments.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if segments[middle].offset <= offset { low = middle } else { high = middle - 1 }
        }
        var location = segments[low].location
        location.column += max(0, offset - segments[low].offset)
        return location
    }

    /// The map of the text without its first bytes.
    package func dropping(_ count: Int) -> SourceMap {
        var map = SourceMap(start: location(at: count))
        for segment in segments where segment.offset > count {
            map.append(segment.location, from: segment.offset - count)
        }
        return map
    }
}
