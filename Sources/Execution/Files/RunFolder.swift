import CPosix
import Glibc
import Planning
package import SystemPackage

/// The folder in which a run writes its files: each whole or not at all, and none outside it.
///
/// Paths are resolved by the kernel (openat2 with RESOLVE_BENEATH), so that no link that appears between a look and a
/// write can lead out.
package struct RunFolder: Sendable {
    /// Where it is.
    package let path: FilePath
    let root: Descriptor

    /// Opens a folder that exists.
    ///
    /// - Throws: ``FileWriteError/io(_:errno:)``.
    package init(at path: FilePath) throws(FileWriteError) {
        let number = path.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard number >= 0 else { throw .io(path, errno: errno) }
        self.path = path
        root = Descriptor(owning: number)
    }

    /// The bytes of a file, for a diff; nil where there is none.
    ///
    /// - Throws: ``FileWriteError``, for the same paths as ``write(_:to:options:keepingOriginalAt:)``.
    package func contents(of file: FilePath) throws(FileWriteError) -> [UInt8]? {
        let place = try FilePlace(file, in: self)
        guard let folder = try place.folder(creating: false) else { return nil }
        return try existing(place, in: folder)?.bytes
    }

    /// Writes a file whole or not at all, creating the folders that it needs.
    ///
    /// What was there is copied to `copy` first, readable by its owner alone, so that ``restore(_:evenIfChanged:)`` can
    /// bring it back. A file that already has this content and mode is left as it is.
    ///
    /// - Throws: ``FileWriteError``.
    package func write(
        _ text: some Sequence<UInt8>,
        to file: FilePath,
        options: FileWriteOptions = FileWriteOptions(),
        keepingOriginalAt copy: FilePath
    ) throws(FileWriteError) -> FileChange {
        let bytes = Array(text)
        let place = try FilePlace(file, in: self)
        guard let folder = try place.folder(creating: true) else { throw .io(file, errno: ENOENT) }
        let old = try existing(place, in: folder)
        var change = FileChange(path: place.relative.string, original: nil, digest: SHA256.hexDigest(of: bytes))
        if let old {
            if options.refusesReplacement, old.bytes != bytes { throw .refusedReplacement(file) }
            try keep(old, at: copy)
            change.original = FileChange.Original(copy: copy.string, mode: UInt32(old.mode))
            if old.bytes == bytes, options.mode.map({ mode_t($0) == old.mode }) ?? true { return change }
        }
        let mode = options.mode.map { mode_t($0) } ?? old?.mode
        let replacement = Replacement(bytes: bytes, mode: mode, owner: old?.owner)
        try replacement.put(place, in: folder, mustBeNew: old == nil && options.refusesReplacement)
        return change
    }

    /// Undoes a write: brings back what was there, or removes a file that the step created.
    ///
    /// - Parameters:
    ///   - change: What the write gave.
    ///   - evenIfChanged: Whether a file that someone has changed since is overwritten too.
    /// - Throws: ``FileWriteError``, ``FileWriteError/changedSince(_:)`` among them.
    package func restore(_ change: FileChange, evenIfChanged: Bool = false) throws(FileWriteError) {
        let file = FilePath(change.path)
        let place = try FilePlace(file, in: self)
        let folder = try place.folder(creating: change.original != nil)
        let current = try folder.flatMap { folder throws(FileWriteError) in try existing(place, in: folder) }
        if !evenIfChanged, current.map({ SHA256.hexDigest(of: $0.bytes) }) != change.digest {
            throw .changedSince(file)
        }
        guard let folder else { return }
        guard let original = change.original else {
            if current != nil { try place.remove(from: folder) }
            return
        }
        switch FileSync.contents(of: FilePath(original.copy)) {
        case .failure(let failure): throw .io(FilePath(original.copy), errno: failure.code)
        case .success(let bytes):
            let replacement = Replacement(bytes: bytes, mode: mode_t(original.mode), owner: current?.owner)
            try replacement.put(place, in: folder, mustBeNew: false)
        }
    }

    private func existing(_ place: FilePlace, in folder: Descriptor) throws(FileWriteError) -> ExistingFile? {
        try ExistingFile(place, in: folder)
    }

    private func keep(_ file: ExistingFile, at copy: FilePath) throws(FileWriteError) {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        let number = copy.withPlatformString { open($0, flags, 0o600) }
        guard number >= 0 else { throw .io(copy, errno: errno) }
        let descriptor = Descriptor(owning: number)
        var code = descriptor.writeAll(file.bytes)
        if code == 0, fsync(number) != 0 { code = errno }
        if code == 0 { code = FileSync.syncFolder(of: copy) }
        guard code == 0 else { throw .io(copy, errno: code) }
    }
}
