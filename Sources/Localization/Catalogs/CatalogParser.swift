package import SystemPackage
internal import Yams

/// Reads a catalog: one language key over nested keys, texts and plural texts, in YAML.
///
/// The layout is that of Ruby's i18n, which translation platforms read. A mapping whose keys are all plural categories
/// is a message with plural texts. An empty text counts as not translated and is left out.
package struct CatalogParser {
    private let path: FilePath
    private let language: LanguageTag
    private var entries: [String: Catalog.Entry] = [:]
    private var visits = 0

    /// The most bytes that a catalog may have.
    package static let largestSize = 4 << 20
    /// The most nodes that are read: aliases could otherwise multiply a small file without end.
    private static let mostNodes = 100_000
    /// The most mappings within mappings, far more than any catalog has; libyaml itself stops at 1000 levels.
    private static let deepestNesting = 64

    private init(path: FilePath, language: LanguageTag) {
        self.path = path
        self.language = language
    }

    /// Reads a catalog.
    ///
    /// - Parameters:
    ///   - bytes: The file's content, in UTF-8.
    ///   - path: The file, for faults.
    ///   - language: The language that the file's name tells.
    /// - Returns: The catalog's messages.
    /// - Throws: `CatalogFault` for the first fault.
    package static func parse(
        _ bytes: some Collection<UInt8>,
        path: FilePath,
        language: LanguageTag
    ) throws(CatalogFault) -> Catalog {
        guard bytes.count <= largestSize else { throw CatalogFault(.tooLarge(limit: largestSize), path: path) }
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw CatalogFault(.notUnicode, path: path)
        }
        if text.unicodeScalars.first == "\u{FEFF}" {
            text.unicodeScalars.removeFirst()
        }
        var parser = CatalogParser(path: path, language: language)
        let root = try parser.compose(text)
        try parser.readLanguage(root)
        return Catalog(language: language, entries: parser.entries)
    }

    private func compose(_ text: String) throws(CatalogFault) -> Node? {
        do {
            return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw fault(for: error)
        } catch {
            throw CatalogFault(.syntax, path: path)
        }
    }

    private func fault(for error: YamlError) -> CatalogFault {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            fault(.syntax, at: mark)
        case .duplicatedKeysInMapping(let keys, let context):
            fault(.repeatedKey(keys.first ?? ""), at: context.mark)
        default:
            fault(.syntax, at: nil)
        }
    }

    private func fault(_ kind: CatalogFault.Kind, at mark: Mark?) -> CatalogFault {
        CatalogFault(kind, path: path, line: mark?.line ?? 0, column: mark?.column ?? 0)
    }

    private mutating func readLanguage(_ root: Node?) throws(CatalogFault) {
        guard case .mapping(let languages) = root, languages.count == 1, let top = languages.first,
            let name = top.key.scalar?.string
        else { throw fault(.noLanguage, at: root?.mark) }
        guard let found = LanguageTag(name) ?? PosixLocale(name).tag else {
            throw fault(.noLanguage, at: top.key.mark)
        }
        guard found == language else {
            throw fault(.wrongLanguage(found: name, expected: language), at: top.key.mark)
        }
        switch top.value {
        case .mapping(let messages): try read(messages, under: "", depth: 0)
        case .scalar(let scalar) where scalar.isEmpty: break
        default: throw fault(.notText(key: name), at: top.value.mark)
        }
    }

    private mutating func read(_ mapping: Node.Mapping, under prefix: String, depth: Int) throws(CatalogFault) {
        guard depth < Self.deepestNesting else { throw fault(.tooComplex, at: mapping.mark) }
        for (key, value) in mapping {
            visits += 1
            guard visits <= Self.mostNodes else { throw fault(.tooComplex, at: key.mark) }
            guard let name = key.scalar?.string else { throw fault(.notText(key: prefix), at: key.mark) }
            try read(value, as: prefix.isEmpty ? name : "\(prefix).\(name)", depth: depth)
        }
    }

    private mutating func read(_ value: Node, as key: String, depth: Int) throws(CatalogFault) {
        switch value {
        case .scalar(let scalar):
            if !scalar.isEmpty {
                entries[key] = .text(scalar.string)
            }
        case .mapping(let mapping) where mapping.isPlural:
            if let texts = try pluralTexts(of: mapping, key: key) {
                entries[key] = .plural(texts)
            }
        case .mapping(let mapping):
            try read(mapping, under: key, depth: depth + 1)
        default:
            throw fault(.notText(key: key), at: value.mark)
        }
    }

    private func pluralTexts(
        of mapping: Node.Mapping,
        key: String
    ) throws(CatalogFault) -> [PluralCategory: String]? {
        var texts: [PluralCategory: String] = [:]
        for (name, value) in mapping {
            guard let category = name.pluralCategory else { continue }
            guard let scalar = value.scalar else { throw fault(.notText(key: key), at: value.mark) }
            if !scalar.isEmpty {
                texts[category] = scalar.string
            }
        }
        guard !texts.isEmpty else { return nil }
        guard texts[.other] != nil else { throw fault(.missingOther(key: key), at: mapping.mark) }
        return texts
    }
}

extension Node {
    fileprivate var pluralCategory: PluralCategory? {
        scalar.flatMap { PluralCategory(rawValue: $0.string) }
    }
}

extension Node.Mapping {
    fileprivate var isPlural: Bool {
        !isEmpty && allSatisfy { $0.key.pluralCategory != nil }
    }
}

extension Node.Scalar {
    /// Whether the scalar holds no text: nothing, or a plain `~` or `null`.
    fileprivate var isEmpty: Bool {
        string.isEmpty || (style == .plain && ["~", "null", "Null", "NULL"].contains(string))
    }
}
