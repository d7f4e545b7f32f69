/// Reads a catalog in the plain form that the embedded ones have: a key and a text in double quotes on each line, under
/// keys with their own lines, and comments.
///
/// Every start reads a catalog, and a YAML parser takes longer for that than the rest of a start. What has any other
/// form is left to ``CatalogParser``, and a test holds that both read the same.
struct PlainCatalogReader {
    /// A mapping that is being read.
    private struct Level {
        /// The dotted key of the mapping.
        var key: String
        /// The spaces before its own keys.
        var indentation: Int
        var texts: [(name: String, text: String)] = []
        /// Whether it holds mappings.
        var isNested = false
    }

    private let language: LanguageTag
    private var entries: [String: Catalog.Entry] = [:]
    private var levels: [Level] = []

    /// The catalog; nil where the bytes have another form, or any fault.
    static func read(_ bytes: [UInt8], language: LanguageTag) -> Catalog? {
        var reader = PlainCatalogReader(language: language)
        return reader.read(bytes[...]) ? Catalog(language: language, entries: reader.entries) : nil
    }

    private init(language: LanguageTag) {
        self.language = language
        entries.reserveCapacity(1500)
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            guard read(line: rest[..<end]) else { return false }
            rest = rest[end...].dropFirst()
        }
        while let level = levels.popLast() {
            guard close(level) else { return false }
        }
        return !entries.isEmpty
    }

    /// Reads a line; false where it is not plain.
    private mutating func read(line: ArraySlice<UInt8>) -> Bool {
        let content = line.drop { $0 == UInt8(ascii: " ") }
        guard let first = content.first, first != UInt8(ascii: "#") else { return true }
        let name = content.prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
        let rest = content[name.endIndex...]
        guard !name.isEmpty, rest.first == UInt8(ascii: ":") else { return false }
        let indentation = content.startIndex - line.startIndex
        while let level = levels.last, level.indentation > indentation {
            guard close(levels.removeLast()) else { return false }
        }
        let value = rest.dropFirst()
        let key = String(decoding: name, as: UTF8.self)
        return value.isEmpty ? open(key, at: indentation) : add(value, as: key, at: indentation)
    }

    /// Starts the mapping that follows a key without a text.
    private mutating func open(_ name: String, at indentation: Int) -> Bool {
        if levels.isEmpty {
            // The top key is the language, and no part of the messages' keys.
            guard indentation == 0, LanguageTag(name) == language else { return false }
            levels.append(Level(key: "", indentation: 2))
            return true
        }
        guard let parent = levels.last, parent.indentation == indentation else { return false }
        levels[levels.count - 1].isNested = true
        levels.append(Level(key: Self.key(parent.key, name), indentation: indentation + 2))
        return true
    }

    private mutating func add(_ value: ArraySlice<UInt8>, as name: String, at indentation: Int) -> Bool {
        guard levels.last?.indentation == indentation, let text = Self.text(of: value) else { return false }
        levels[levels.count - 1].texts.append((name, text))
        return true
    }

    /// Keeps the texts of a mapping that has ended: plural texts where all its keys are plural categories.
    private mutating func close(_ level: Level) -> Bool {
        let categories = level.texts.compactMap { PluralCategory(rawValue: $0.name) }
        if !level.isNested, !level.texts.isEmpty, categories.count == level.texts.count {
            let texts = zip(categories, level.texts.map(\.text)).filter { !$1.isEmpty }
            let plural = Dictionary(texts) { first, _ in first }
            guard plural.count == categories.count, plural[.other] != nil else { return false }
            return keep(.plural(plural), as: level.key)
        }
        return level.texts.filter { !$0.text.isEmpty }.allSatisfy {
            keep(.text($0.text), as: Self.key(level.key, $0.name))
        }
    }

    private mutating func keep(_ entry: Catalog.Entry, as key: String) -> Bool {
        entries.updateValue(entry, forKey: key) == nil
    }

    private static func key(_ parent: String, _ name: String) -> String {
        parent.isEmpty ? name : "\(parent).\(name)"
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
