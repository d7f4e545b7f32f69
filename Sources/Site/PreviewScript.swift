/// What the preview server adds to the pages that it serves; files of a site have none of it.
package enum PreviewScript {
    /// Where the pages find the script.
    package static let path = "/-/reload.js"

    /// The script, which loads a page again when it was rendered again.
    package static let text = String(decoding: PackageResources.reload_js, as: UTF8.self)

    /// A page with the script, and with leave to listen to its own server.
    ///
    /// - Parameters:
    ///   - page: The page as it is in the site.
    ///   - render: The name of the render that it is of, in letters, digits and points.
    /// - Returns: The page to serve.
    package static func added(to page: String, render: String) -> String {
        let script = "<script src=\"\(path)?\(render)\" defer></script>\n</head>"
        return page.replacing(Self.policy(), with: Self.policy("; connect-src 'self'"), maxReplacements: 1)
            .replacing("</head>", with: script, maxReplacements: 1)
    }

    /// The element as pages have it, its quotes escaped like theirs.
    private static func policy(_ addition: String = "") -> String {
        let element: HTML =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"\(PageFrame.policy + addition)\">"
        return element.text
    }
}
