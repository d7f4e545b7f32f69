import Planning

/// A line of a journal.
package struct JournalEntry: Sendable, Hashable {
    /// When it was written (RFC 3339, UTC, milliseconds).
    package var time: String
    /// What happened.
    package var event: JournalEvent
    /// The SHA-256 digest of the line before, without its line feed.
    package var previous: String

    /// What stands for the line before the first.
    package static let noPrevious = String(repeating: "0", count: 64)
}

extension JournalEntry: Codable {
    private enum Key: CodingKey {
        case time, previous
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        time = try container.decode(String.self, forKey: .time)
        previous = try container.decode(String.self, forKey: .previous)
        event = try JournalEvent(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(time, forKey: .time)
        try container.encode(previous, forKey: .previous)
        try event.encode(to: encoder)
    }
}

/// A journal that was read: everything in it that is whole and in its place.
package struct JournalRecord: Sendable, Hashable {
    /// Why reading stopped before the end.
    package enum Fault: Error, Sendable, Hashable {
        /// The last line was being written when the machine or the runner ended; nothing but it is missing.
        case tornEnd(line: Int)
        /// A line is no event of a journal.
        case malformed(line: Int)
        /// A line does not follow from the one before: something was changed, added or removed.
        case brokenChain(line: Int)
    }

    /// The entries up to the fault.
    package private(set) var entries: [JournalEntry] = []
    /// Nil where the whole journal is sound.
    package private(set) var fault: Fault?
    /// The digest of the last sound line.
    private(set) var lastDigest = JournalEntry.noPrevious
    /// The bytes that the sound lines take, line feeds included.
    private(set) var soundLength = 0

    /// Reads a journal's bytes and verifies its chain.
    package init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 10) {
            let line = Array(rest[..<end])
            fault = take(line)
            if fault != nil { return }
            soundLength = end + 1
            rest = rest[(end + 1)...]
        }
        if !rest.isEmpty { fault = .tornEnd(line: entries.count + 1) }
    }

    private mutating func take(_ line: [UInt8]) -> Fault? {
        guard let entry = try? JournalCoder.decode(line) else { return .malformed(line: entries.count + 1) }
        guard entry.previous == lastDigest else { return .brokenChain(line: entries.count + 1) }
        lastDigest = SHA256.hexDigest(of: line)
        entries.append(entry)
        return nil
    }
}
