/// The style sheet that all pages of a site load.
package enum SiteStyle {
    /// The text of `assets/site.css`.
    package static let text = String(decoding: PackageResources.site_css, as: UTF8.self)
}
