internal import Foundation
internal import RunbookModel
internal import Site
internal import SystemPackage

/// Finds the pictures of runbooks: files of a raster format in the runbook's own folder.
///
/// A drawing in SVG may hold scripts, and a link may lead out of the folder: neither is published.
struct PublishedPictures {
    /// The largest picture that is published, in bytes.
    static let maximumSize = 32 << 20
    private static let formats: Set = ["png", "jpg", "jpeg", "gif", "webp", "avif"]

    /// The pictures that were found, by their destinations as written.
    private(set) var found: [String: SitePicture] = [:]
    /// The destinations within the folder at which there is none.
    private(set) var absent: [String] = []

    /// Looks for every picture in the prose of a runbook's languages.
    init(_ runbooks: [Runbook], at place: RunbookPlace) {
        let folder =
            switch place {
            case .folder(let path): path
            case .file(let path): path.removingLastComponent()
            }
        for destination in Set(runbooks.flatMap(\.pictureDestinations)).sorted() where Self.isRelative(destination) {
            if let picture = Self.picture(destination, in: folder.isEmpty ? "." : folder) {
                found[destination] = picture
            } else {
                absent.append(destination)
            }
        }
    }

    /// Whether a destination is a path, with no scheme or authority (RFC 3986, section 4.2).
    private static func isRelative(_ destination: String) -> Bool {
        let first = destination.prefix { !"/?#".contains($0) }
        return !destination.isEmpty && !destination.hasPrefix("/") && !first.contains(":")
    }

    private static func picture(_ destination: String, in folder: FilePath) -> SitePicture? {
        let written = destination.prefix { !"?#".contains($0) }
        let path = FilePath(written.removingPercentEncoding ?? String(written)).lexicallyNormalized()
        guard let format = path.extension?.lowercased(), formats.contains(format), path.root == nil,
            let root = realPath(folder), let file = realPath(folder.appending(path.components)),
            file.starts(with: root),
            let values = try? URL(filePath: file.string).resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey]),
            values.isRegularFile == true, let size = values.fileSize, size <= maximumSize,
            let data = try? Data(contentsOf: URL(filePath: file.string))
        else { return nil }
        return SitePicture(path: file.removingRoot(root), bytes: Array(data))
    }

    /// The path without links, where something is there.
    private static func realPath(_ path: FilePath) -> FilePath? {
        path.withPlatformString { text in
            guard let resolved = realpath(text, nil) else { return nil }
            defer { free(resolved) }
            return FilePath(platformString: resolved)
        }
    }
}

extension FilePath {
    /// What of the path comes after a folder in which it is.
    fileprivate func removingRoot(_ folder: FilePath) -> String {
        var rest = self
        _ = rest.removePrefix(folder)
        return rest.string
    }
}
