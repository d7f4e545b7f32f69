internal import Foundation
internal import Glibc
internal import RunbookModel
internal import Site
internal import SystemPackage

/// The folder of a site, which is replaced as a whole: readers find the old site or the new one, never half of each.
struct SiteFolder {
    /// The file that marks a folder as one that `render` made and may replace.
    static let marker = ".runbook-site"

    private let path: FilePath

    init(_ path: FilePath) {
        self.path = path.lexicallyNormalized()
    }

    /// Writes the files beside the folder, then gives them its name.
    ///
    /// - Throws: ``CommandFailure`` where the folder holds what `render` did not make, and where the system refuses
    ///   something; the old site then stays as it was.
    func replace(with files: [SiteFile]) throws(CommandFailure) {
        try refuseOthers()
        let parent = path.removingLastComponent()
        let name = path.lastComponent?.string ?? "site"
        let mark = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let fresh = (parent.isEmpty ? "." : parent).appending(".\(name).\(mark)")
        defer { try? FileManager.default.removeItem(atPath: fresh.string) }
        try write(files, to: fresh)
        try swap(fresh, with: parent.appending(".\(name).\(mark).old"))
    }

    /// Refuses a folder with content of another origin, and anything that is no folder.
    private func refuseOthers() throws(CommandFailure) {
        var status = stat()
        guard path.withPlatformString({ lstat($0, &status) }) == 0 else { return }
        let names = try? FileManager.default.contentsOfDirectory(atPath: path.string)
        guard status.st_mode & S_IFMT == S_IFDIR, let names, names.isEmpty || names.contains(Self.marker) else {
            throw CommandFailure(.inputOutput, "render.notOurs", ["path": path.string])
        }
    }

    private func write(_ files: [SiteFile], to folder: FilePath) throws(CommandFailure) {
        var made: Set<FilePath> = []
        for file in files + [SiteFile(path: Self.marker, text: "")] {
            let target = folder.appending(FilePath(file.path).components)
            let parent = target.removingLastComponent()
            do {
                if made.insert(parent).inserted {
                    try FileManager.default.createDirectory(atPath: parent.string, withIntermediateDirectories: true)
                }
                // Without waiting for the disk: a thousand waits are most of the time, and pages can be made again.
                try target.write(file.bytes, .truncate)
            } catch {
                let errno = (error as? Errno)?.rawValue ?? EIO
                let arguments = ["path": target.string, "errno": "\(errno)"]
                throw CommandFailure(.inputOutput, "commands.unusablePath", arguments)
            }
        }
    }

    /// Puts the new folder in the place of the old one, which is there again where that fails.
    private func swap(_ fresh: FilePath, with aside: FilePath) throws(CommandFailure) {
        let hadOld = rename(path, to: aside) == 0
        guard rename(fresh, to: path) == 0 else {
            let number = errno
            if hadOld { _ = rename(aside, to: path) }
            throw CommandFailure(.inputOutput, "commands.unusablePath", ["path": path.string, "errno": "\(number)"])
        }
        if hadOld { try? FileManager.default.removeItem(atPath: aside.string) }
    }

    private func rename(_ from: FilePath, to target: FilePath) -> Int32 {
        from.withPlatformString { from in target.withPlatformString { Glibc.rename(from, $0) } }
    }
}
