internal import Foundation
internal import Glibc
internal import SystemPackage

/// Tells whether files have changed, by what the file system says of them.
///
/// Editors write beside a file and rename, network file systems have no notices, folders come and go: looking is simple
/// and always right.
struct SourceWatch {
    /// What tells one content of a file from the next.
    private struct Stamp: Hashable {
        var inode: UInt64
        var size: Int64
        var seconds: Int
        var nanoseconds: Int
    }

    private let paths: [FilePath]
    private var stamps: [String: Stamp]

    /// Starts watching files, and everything in folders.
    init(_ paths: [FilePath]) {
        self.paths = paths
        stamps = Self.stamps(of: paths)
    }

    /// Whether anything has changed since the last question.
    mutating func hasChanged() -> Bool {
        let current = Self.stamps(of: paths)
        defer { stamps = current }
        return current != stamps
    }

    private static func stamps(of paths: [FilePath]) -> [String: Stamp] {
        var stamps: [String: Stamp] = [:]
        for path in paths {
            stamps[path.string] = stamp(of: path.string)
            let names = (try? FileManager.default.subpathsOfDirectory(atPath: path.string)) ?? []
            for name in names where !name.hasPrefix(".") && !name.contains("/.") {
                let file = "\(path.string)/\(name)"
                stamps[file] = stamp(of: file)
            }
        }
        return stamps
    }

    private static func stamp(of path: String) -> Stamp? {
        var status = stat()
        // A folder changes with the names in it, which are looked at themselves.
        guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return nil }
        return Stamp(
            inode: UInt64(status.st_ino),
            size: Int64(status.st_size),
            seconds: status.st_mtim.tv_sec,
            nanoseconds: status.st_mtim.tv_nsec
        )
    }
}
