/// One of the catalogs that answer for a language.
enum CatalogLayer: Sendable {
    /// A catalog that a file holds.
    case file(Catalog)
    /// The catalog within the binary of a language.
    case embedded(LanguageTag)

    /// The language whose plural rules the catalog's texts follow.
    var language: LanguageTag {
        switch self {
        case .file(let catalog): catalog.language
        case .embedded(let language): language
        }
    }

    /// The message of a dotted key, if there is one.
    func entry(for key: String) -> Catalog.Entry? {
        switch self {
        case .file(let catalog): catalog.entries[key]
        case .embedded(let language): EmbeddedCatalogs.catalog(of: language)?.entry(for: key)
        }
    }

    /// The dotted keys of the messages under a dotted key.
    func keys(under key: String) -> [String] {
        switch self {
        case .file(let catalog): catalog.entries.keys.filter { $0.hasPrefix(key + ".") }
        case .embedded(let language): EmbeddedCatalogs.catalog(of: language)?.keys(under: key) ?? []
        }
    }
}
