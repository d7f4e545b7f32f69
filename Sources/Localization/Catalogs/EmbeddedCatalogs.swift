/// The catalogs within the binary.
enum EmbeddedCatalogs {
    /// The languages that need no file.
    static let languages: [LanguageTag] = ["en", "fr"].compactMap { LanguageTag($0) }

    /// The catalog of a language; nil where it is not embedded.
    ///
    /// Each is looked at when it is first asked for, so that a start in one language does not pay for the other.
    static func catalog(of language: LanguageTag) -> EmbeddedCatalog? {
        switch language.text {
        case "en": english
        case "fr": french
        default: nil
        }
    }

    private static let english = LanguageTag("en").map { EmbeddedCatalog(PackageResources.en_yml, language: $0) }
    private static let french = LanguageTag("fr").map { EmbeddedCatalog(PackageResources.fr_yml, language: $0) }
}
