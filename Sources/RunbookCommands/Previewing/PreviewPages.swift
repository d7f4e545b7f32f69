internal import Foundation
internal import Site

/// A rendered site in memory, by the paths at which it is served.
///
/// Nothing else can be asked for: no request reaches a file system.
struct PreviewPages {
    private let files: [String: SiteFile]
    private let folders: Set<String>
    /// The name of the render, which open pages compare with that of the latest one.
    let render: String

    init(_ files: [SiteFile], render: String) {
        self.render = render
        self.files = Dictionary(files.map { ("/" + $0.path, $0) }) { first, _ in first }
        folders = files.reduce(into: ["/"]) { folders, file in
            let parts = file.path.split(separator: "/").dropLast()
            for count in parts.indices { folders.insert("/" + parts[...count].joined(separator: "/") + "/") }
        }
    }

    /// Answers a request for a path, percent-decoded.
    func response(to path: String, notFound: String) -> PreviewResponse {
        if path == PreviewScript.path {
            return PreviewResponse(200, type: Self.type(of: path), body: Array(PreviewScript.text.utf8))
        }
        if let file = files[path] ?? (folders.contains(path) ? files[path + "index.html"] : nil) {
            return PreviewResponse(200, type: Self.type(of: file.path), body: body(of: file))
        }
        // Links of a page are read from where it stands, which a missing slash would move.
        if folders.contains(path + "/"), files[path + "/index.html"] != nil { return moved(to: path + "/") }
        return PreviewResponse(404, body: Array((notFound + "\n").utf8))
    }

    private func moved(to path: String) -> PreviewResponse {
        var response = PreviewResponse(301)
        let address = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "/"
        response.fields = [("Location", address)]
        return response
    }

    private func body(of file: SiteFile) -> [UInt8] {
        guard file.path.hasSuffix(".html") else { return file.bytes }
        return Array(PreviewScript.added(to: file.text, render: render).utf8)
    }

    private static func type(of path: String) -> String {
        let name = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return types[name] ?? "application/octet-stream"
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
        "avif": "image/avif",
    ]
}
