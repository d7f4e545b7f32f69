internal import SystemPackage

/// The catalogs within the binary.
///
/// Each is parsed when its first message is needed, so that a start in one language does not pay for the other.
enum EmbeddedCatalogs {
    /// The languages that need no file.
    static let languages: [LanguageTag] = ["en", "fr"].compactMap { LanguageTag($0) }

    /// The catalog of a language; nil where it is not embedded.
    static func catalog(of language: LanguageTag) -> Catalog? {
        switch language.text {
        case "en": english
        case "fr": french
        default: nil
        }
    }

    private static let english = parsed(PackageResources.en_yml, as: "en")
    private static let french = parsed(PackageResources.fr_yml, as: "fr")

    /// Parses an embedded catalog; tests hold that none has a fault.
    private static func parsed(_ bytes: [UInt8], as name: String) -> Catalog? {
        LanguageTag(name).flatMap { language in
            PlainCatalogReader.read(bytes, language: language)
                ?? (try? CatalogParser.parse(bytes, path: FilePath("\(name).yml"), language: language))
        }
    }
}
