internal import FoundationEssentials
internal import Glibc
package import SystemPackage

/// Copies files of the folder of a run into the scratch folder of its rehearsal, each once and only where they are
/// needed.
///
/// The scratch folder has the path of the folder below its own root, so that `../common.yaml` leads to a copy too.
package struct ScratchCopies: Sendable {
    private let root: FilePath
    private let original: FilePath

    /// Copies from a folder below the root of a scratch folder.
    package init(of folder: FilePath, below root: FilePath) {
        original = folder.lexicallyNormalized()
        self.root = root.lexicallyNormalized()
    }

    /// The folder in which steps run.
    package var folder: FilePath {
        root.pushing(FilePath(root: nil, original.components))
    }

    /// Copies a file, or a folder with what it holds, where it is there and has no copy yet.
    ///
    /// A path that is absolute leads to the file itself, and needs none. A `*` in the last part stands for any text.
    ///
    /// - Throws: ``FileWriteError/io(_:errno:)``.
    package func bring(_ path: FilePath) throws(FileWriteError) {
        for path in path.isPattern ? matches(of: path) : [path] { try copy(path) }
    }

    private func matches(of pattern: FilePath) -> [FilePath] {
        guard let name = pattern.lastComponent?.string else { return [] }
        let folder = pattern.removingLastComponent()
        let names = try? FileManager.default.contentsOfDirectory(atPath: original.pushing(folder).string)
        return (names ?? []).filter { fnmatch(name, $0, 0) == 0 }.sorted().map { folder.appending($0) }
    }

    private func copy(_ path: FilePath) throws(FileWriteError) {
        guard let place = place(of: path), !exists(place) else { return }
        let source = original.pushing(path).lexicallyNormalized()
        // A folder that holds the copies cannot be copied into itself.
        guard isCopyable(source), !root.starts(with: source) else { return }
        try copy(source, to: place)
    }

    /// Makes a folder that is there in the folder of the run, without what it holds.
    ///
    /// - Throws: ``FileWriteError/io(_:errno:)``.
    package func makeFolder(_ path: FilePath) throws(FileWriteError) {
        guard let place = place(of: path), !exists(place), exists(original.pushing(path)) else { return }
        try create(place)
    }

    private func place(of path: FilePath) -> FilePath? {
        guard !path.isAbsolute, !path.isEmpty else { return nil }
        let place = folder.pushing(path).lexicallyNormalized()
        return place.starts(with: root) ? place : nil
    }

    private func exists(_ path: FilePath) -> Bool {
        FileManager.default.fileExists(atPath: path.string)
    }

    /// Whether there is a file or a folder, by whatever links: a pipe or a device would never end.
    private func isCopyable(_ path: FilePath) -> Bool {
        var status = stat()
        guard path.withPlatformString({ stat($0, &status) }) == 0 else { return false }
        return [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    private func create(_ folder: FilePath) throws(FileWriteError) {
        do {
            try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        } catch {
            throw .io(folder, errno: EIO)
        }
    }

    private func copy(_ source: FilePath, to place: FilePath) throws(FileWriteError) {
        try create(place.removingLastComponent())
        // The file itself, where the path is a link to it.
        let real = source.withPlatformString { path in
            realpath(path, nil).map { real in
                defer { free(real) }
                return FilePath(platformString: real)
            }
        }
        do {
            try FileManager.default.copyItem(atPath: (real ?? source).string, toPath: place.string)
        } catch {
            throw .io(source, errno: EIO)
        }
    }
}

extension FilePath {
    /// Whether it stands for as many files as there are, none among them, and not for one that must be there.
    package var isPattern: Bool {
        lastComponent?.string.contains("*") == true
    }
}
