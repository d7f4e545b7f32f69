import FoundationEssentials

/// Reads and writes the lines of a journal.
enum JournalCoder {
    /// An entry as one line of JSON without its line feed, keys in their alphabetical order.
    static func encode(_ entry: JournalEntry) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(entry))
    }

    /// Reads a line; fields that it does not know are passed over.
    static func decode(_ line: [UInt8]) throws -> JournalEntry {
        try JSONDecoder().decode(JournalEntry.self, from: Data(line))
    }
}
