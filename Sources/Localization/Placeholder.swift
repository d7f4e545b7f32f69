enum EmbeddedCatalogs {
    static let english = PackageResources.en_yml
}
