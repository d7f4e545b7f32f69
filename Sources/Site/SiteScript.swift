/// The script that all pages of a site load.
package enum SiteScript {
    /// The text of `assets/site.js`: every part in one function, so that none of its names is seen outside.
    package static let text: String = {
        let body = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        return "(function () {\n\"use strict\";\n\n\(body)\n})();\n"
    }()

    /// In an order in which each part finds what it needs at once.
    private static var parts: [[UInt8]] {
        [
            PackageResources.words_js, PackageResources.versions_js, PackageResources.values_js,
            PackageResources.addresses_js, PackageResources.conditions_js, PackageResources.shell_js,
            PackageResources.yaml_js, PackageResources.blockscalars_js, PackageResources.templates_js,
            PackageResources.inclusion_js, PackageResources.decisions_js, PackageResources.interface_js,
            PackageResources.elements_js, PackageResources.address_js, PackageResources.form_js,
            PackageResources.ways_js, PackageResources.blocks_js, PackageResources.folding_js,
            PackageResources.copying_js,
            PackageResources.reading_js, PackageResources.searching_js, PackageResources.search_js,
            PackageResources.page_js, PackageResources.start_js,
        ]
    }
}
