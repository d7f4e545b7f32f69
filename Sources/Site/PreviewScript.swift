/// What the preview server adds to the pages that it serves; files of a site have none of it.
package enum PreviewScript {
    /// Where the pages find the script.
    package static let path = "/-/reload.js"

    /// The script, which loads a page again when it was rendered again.
    package static let text = String(decoding: PackageResources.reload_js, as: UTF8.self)

    /// A page with the script, and with leave to listen to its own server.
    package static func added(to page: String) -> String {
        page.replacing(Self.policy(), with: Self.policy("; connect-src 'self'"), maxReplacements: 1)
            .replacing("</head>", with: "<script src=\"\(path)\" defer></script>\n</head>", maxReplacements: 1)
    }

    private static func policy(_ addition: String = "") -> String {
        "<meta http-equiv=\"Content-Security-Policy\" content=\"\(PageFrame.policy)\(addition)\">"
    }
}
