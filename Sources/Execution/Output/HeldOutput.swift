/// Output that is held back until it is known whether anybody is to see it: its beginning and its end, in bounded memory.
package struct HeldOutput: Sendable {
    /// What is held of an output.
    package struct Parts: Sendable, Hashable {
        /// The beginning; all of it where nothing is left out.
        package var start: [UInt8]
        /// How many bytes are left out between the beginning and the end.
        package var omitted: Int
        /// The end; empty where nothing is left out.
        package var end: [UInt8]
    }

    /// The most bytes that are held of the beginning, and as many of the end: 64 KiB.
    package static let limit = 65_536

    private var count = 0
    private var head: [UInt8] = []
    private var tail: [UInt8] = []

    /// An output that has shown nothing yet.
    package init() {}

    /// Takes a piece of the output.
    package mutating func take(_ piece: some Collection<UInt8>) {
        let room = Self.limit - head.count
        count += piece.count
        head += piece.prefix(room)
        tail += piece.dropFirst(room)
        if tail.count > 2 * Self.limit { tail.removeFirst(tail.count - Self.limit) }
    }

    /// What is held, cut between two lines wherever there is a line end to cut at.
    package var parts: Parts {
        guard count > head.count + min(tail.count, Self.limit) else {
            return Parts(start: head + tail, omitted: 0, end: [])
        }
        let start = head.lastIndex(of: 10).map { head[...$0] } ?? head[...]
        var end = tail.suffix(Self.limit)
        if let border = end.firstIndex(of: 10), border + 1 < end.endIndex { end = end[(border + 1)...] }
        return Parts(start: Array(start), omitted: count - start.count - end.count, end: Array(end))
    }
}
