internal import Synchronization
internal import SystemPackage

/// A catalog within the binary, of which a section is read when one of its messages is first needed.
///
/// A command needs a few sections, and a start of one is not to pay for the others.
final class EmbeddedCatalog: Sendable {
    private let language: LanguageTag
    private let bytes: [UInt8]
    private let sections: [String: Range<Int>]
    private let known: Mutex<[String: [String: Catalog.Entry]]>

    /// Finds the sections of a catalog; one that is not plain is read as a whole.
    init(_ bytes: [UInt8], language: LanguageTag) {
        (self.bytes, self.language) = (bytes, language)
        let sections = PlainCatalogReader.sections(of: bytes, language: language)
        self.sections = sections ?? [:]
        known = Mutex(sections == nil ? Self.sections(of: Self.parsed(bytes, language)) : [:])
    }

    /// The message of a dotted key, if there is one.
    func entry(for key: String) -> Catalog.Entry? {
        entries(ofSectionOf: key)[key]
    }

    /// The dotted keys of the messages under a dotted key.
    func keys(under key: String) -> [String] {
        entries(ofSectionOf: key).keys.filter { $0.hasPrefix(key + ".") }
    }

    private func entries(ofSectionOf key: String) -> [String: Catalog.Entry] {
        let name = Self.section(of: key)
        return known.withLock { known in
            if let entries = known[name] { return entries }
            let entries = sections[name].map { read(bytes[$0]) } ?? [:]
            known[name] = entries
            return entries
        }
    }

    private func read(_ lines: ArraySlice<UInt8>) -> [String: Catalog.Entry] {
        PlainCatalogReader.entries(in: lines) ?? Self.parsed(Array("\(language.text):\n".utf8) + lines, language)
    }

    /// Parses a catalog of any form; tests hold that no embedded one has a fault.
    private static func parsed(_ bytes: [UInt8], _ language: LanguageTag) -> [String: Catalog.Entry] {
        let path = FilePath("\(language.text).yml")
        return (try? CatalogParser.parse(bytes, path: path, language: language))?.entries ?? [:]
    }

    private static func sections(of entries: [String: Catalog.Entry]) -> [String: [String: Catalog.Entry]] {
        entries.reduce(into: [:]) { $0[section(of: $1.key), default: [:]][$1.key] = $1.value }
    }

    private static func section(of key: String) -> String {
        key.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(key[..<$0]) } ?? key
    }
}
