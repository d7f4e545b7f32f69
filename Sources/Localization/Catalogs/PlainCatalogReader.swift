/// Reads a catalog in the plain form that the embedded ones have: a key and a text in double quotes on each line, under
/// keys with their own lines, and comments.
///
/// Every start reads messages, and a YAML parser takes longer for that than the rest of a start. What has any other
/// form is left to ``CatalogParser``, and a test holds that both read the same.
struct PlainCatalogReader {
    /// A mapping that is being read.
    private struct Level {
        /// What stands before the keys of its messages: `run.step.`.
        var prefix: String
        /// The spaces before its own keys.
        var indentation: Int
        var texts: [(name: String, text: String)] = []
        /// Whether it is a message with plural texts, by all that was read of it.
        var isPlural: Bool
    }

    /// The spaces before the name of a section: the first part of a message's key.
    private static let sectionIndentation = 2
    /// About how many bytes a line with a message has.
    private static let commonLineLength = 60

    private var entries: [String: Catalog.Entry] = [:]
    private var levels = [Level(prefix: "", indentation: Self.sectionIndentation, isPlural: false)]

    /// The whole catalog; nil where the bytes have another form, or any fault.
    static func read(_ bytes: [UInt8], language: LanguageTag) -> Catalog? {
        guard let sections = sections(of: bytes, language: language) else { return nil }
        var catalog = Catalog(language: language)
        for lines in sections.values {
            guard let entries = entries(in: bytes[lines]) else { return nil }
            catalog.entries.merge(entries) { first, _ in first }
        }
        return catalog
    }

    /// The lines of each section, by its name, without reading what they say; nil where the bytes have another form.
    static func sections(of bytes: [UInt8], language: LanguageTag) -> [String: Range<Int>]? {
        var starts: [(name: String, start: Int)] = []
        var isWithinLanguage = false
        let arePlain = PlainLine.all(of: bytes[...]) { line in
            if line.indentation > sectionIndentation { return !starts.isEmpty }
            guard let (key, value) = line.entry else { return false }
            if isWithinLanguage {
                starts.append((key, line.start))
                return line.indentation == sectionIndentation
            }
            isWithinLanguage = true
            return line.indentation == 0 && value.isEmpty && LanguageTag(key) == language
        }
        let ends = starts.dropFirst().map(\.start) + [bytes.endIndex]
        let sections = zip(starts, ends).map { ($0.name, $0.start..<$1) }
        guard arePlain, !sections.isEmpty, Set(starts.map(\.name)).count == starts.count else { return nil }
        return Dictionary(sections) { first, _ in first }
    }

    /// The messages of a section by their dotted keys; nil where its lines have another form, or any fault.
    static func entries(in lines: ArraySlice<UInt8>) -> [String: Catalog.Entry]? {
        var reader = PlainCatalogReader()
        reader.entries.reserveCapacity(lines.count / commonLineLength)
        guard PlainLine.all(of: lines, areAcceptedBy: { reader.read($0) }), reader.close(untilIndentation: 0) else {
            return nil
        }
        return reader.entries
    }

    private init() {}

    /// Reads a line; false where it is not plain.
    private mutating func read(_ line: PlainLine) -> Bool {
        guard let (key, value) = line.entry, close(untilIndentation: line.indentation),
            let parent = levels.indices.last, levels[parent].indentation == line.indentation
        else { return false }
        guard value.isEmpty else {
            guard let text = Self.text(of: value) else { return false }
            levels[parent].isPlural = levels[parent].isPlural && PluralCategory(rawValue: key) != nil
            levels[parent].texts.append((key, text))
            return true
        }
        levels[parent].isPlural = false
        let prefix = levels[parent].prefix + key + "."
        levels.append(Level(prefix: prefix, indentation: line.indentation + 2, isPlural: true))
        return true
    }

    /// Keeps the texts of the mappings that end before a line with so many spaces.
    private mutating func close(untilIndentation indentation: Int) -> Bool {
        while let level = levels.last, level.indentation > indentation {
            levels.removeLast()
            guard keep(level) else { return false }
        }
        return true
    }

    private mutating func keep(_ level: Level) -> Bool {
        guard level.isPlural, !level.texts.isEmpty else {
            return level.texts.allSatisfy { $0.text.isEmpty || keep(.text($0.text), as: level.prefix + $0.name) }
        }
        let texts = level.texts.compactMap { name, text in PluralCategory(rawValue: name).map { ($0, text) } }
        let plural = Dictionary(texts.filter { !$1.isEmpty }) { first, _ in first }
        guard plural.count == texts.count, plural[.other] != nil else { return false }
        return keep(.plural(plural), as: String(level.prefix.dropLast()))
    }

    private mutating func keep(_ entry: Catalog.Entry, as key: String) -> Bool {
        entries.updateValue(entry, forKey: key) == nil
    }

    /// The text within a space, double quotes and the end of the line; nil where something else stands there.
    private static func text(of value: ArraySlice<UInt8>) -> String? {
        let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
        guard value.count >= 3, value.starts(with: [UInt8(ascii: " "), quote]), value.last == quote else { return nil }
        let quoted = value.dropFirst(2).dropLast()
        guard quoted.contains(where: { $0 == quote || $0 == backslash }) else {
            return String(validating: quoted, as: UTF8.self)
        }
        var (bytes, rest) = ([UInt8](), quoted)
        while let byte = rest.popFirst() {
            if byte == quote { return nil }
            guard byte == backslash else {
                bytes.append(byte)
                continue
            }
            guard let escaped = rest.popFirst(), escaped == quote || escaped == backslash else { return nil }
            bytes.append(escaped)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
