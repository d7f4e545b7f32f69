import CPosix
import Glibc
import SystemPackage

/// A place for a file beneath a run's folder.
struct FilePlace {
    private let root: Descriptor
    /// As it was asked for, for messages.
    let path: FilePath
    /// From the run's folder, without `.` and `..` where they can be read away.
    let relative: FilePath
    /// The last component.
    let name: String

    /// Takes a path relative to the folder, or an absolute one that is written as beneath it.
    init(_ file: FilePath, in folder: RunFolder) throws(FileWriteError) {
        var relative = file
        if file.isAbsolute {
            guard relative.removePrefix(folder.path) else { throw .outsideFolder(file) }
        }
        guard case .regular = relative.lastComponent?.kind, let name = relative.lastComponent?.string else {
            throw .outsideFolder(file)
        }
        root = folder.root
        path = file
        self.relative = relative
        self.name = name
    }

    /// Opens the folder that the file is in; nil where it is missing and not to be created.
    func folder(creating: Bool) throws(FileWriteError) -> Descriptor? {
        var (parent, prefix) = (root, FilePath())
        for component in relative.components.dropLast() {
            prefix.append(component)
            let opened = try open(prefix, creating: creating ? (component, parent) : nil)
            guard let opened else { return nil }
            parent = opened
        }
        return parent
    }

    private func open(
        _ prefix: FilePath,
        creating: (FilePath.Component, Descriptor)?
    ) throws(FileWriteError) -> Descriptor? {
        let flags = O_RDONLY | O_DIRECTORY
        var number = prefix.withPlatformString { rb_open_beneath(root.number, $0, flags, 0) }
        if number == -ENOENT {
            guard let (component, parent) = creating else { return nil }
            let made = component.string.withCString { mkdirat(parent.number, $0, 0o777) }
            guard made == 0 || errno == EEXIST else { throw .io(path, errno: errno) }
            fsync(parent.number)
            number = prefix.withPlatformString { rb_open_beneath(root.number, $0, flags, 0) }
        }
        guard number >= 0 else { throw failure(-number, at: prefix) }
        return Descriptor(owning: number)
    }

    /// Says what EXDEV means: `..` beyond the folder, or a link that leads out.
    private func failure(_ code: Int32, at prefix: FilePath) -> FileWriteError {
        switch code {
        case EXDEV where prefix.components.contains { $0.kind == .parentDirectory } && prefix.depth < 0:
            .outsideFolder(path)
        case EXDEV, ELOOP: .throughLink(path)
        case ENOTDIR: .notRegularFile(path)
        default: .io(path, errno: code)
        }
    }

    /// Removes the file, durably.
    func remove(from folder: Descriptor) throws(FileWriteError) {
        guard unlinkat(folder.number, name, 0) == 0 || errno == ENOENT else { throw .io(path, errno: errno) }
        fsync(folder.number)
    }
}

extension FilePath {
    /// The lowest level that the path reaches as it is written, 0 being where it starts.
    fileprivate var depth: Int {
        var (level, lowest) = (0, 0)
        for component in components {
            switch component.kind {
            case .parentDirectory: level -= 1
            case .regular: level += 1
            case .currentDirectory: break
            }
            lowest = min(lowest, level)
        }
        return lowest
    }
}

/// A regular file that is already at a place.
struct ExistingFile {
    /// Its content.
    var bytes: [UInt8]
    /// Its permission bits.
    var mode: mode_t
    /// Who owns it.
    var owner: (user: uid_t, group: gid_t)

    /// Reads the file at a place; nil where there is none.
    init?(_ place: FilePlace, in folder: Descriptor) throws(FileWriteError) {
        // Without O_NONBLOCK, a named pipe would wait for a writer.
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let number = openat(folder.number, place.name, flags)
        if number < 0, errno == ENOENT { return nil }
        if number < 0, errno == ELOOP { throw .throughLink(place.path) }
        if number < 0, errno == ENXIO { throw .notRegularFile(place.path) }
        guard number >= 0 else { throw .io(place.path, errno: errno) }
        let descriptor = Descriptor(owning: number)
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .io(place.path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile(place.path) }
        switch FileSync.contents(of: descriptor) {
        case .success(let bytes): self.bytes = bytes
        case .failure(let failure): throw .io(place.path, errno: failure.code)
        }
        mode = status.st_mode & 0o7777
        owner = (status.st_uid, status.st_gid)
    }
}

/// A file's new content, put in its place in one move.
struct Replacement {
    /// The whole content.
    var bytes: [UInt8]
    /// The permission bits; nil for 0644 less the umask.
    var mode: mode_t?
    /// Who owned the file that it replaces.
    var owner: (user: uid_t, group: gid_t)?

    /// Writes the content beside the place and moves it there.
    ///
    /// - Throws: ``FileWriteError``; nothing is left behind then.
    func put(_ place: FilePlace, in folder: Descriptor, mustBeNew: Bool) throws(FileWriteError) {
        let temporary = ".\(place.name.prefix(40)).\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let number = openat(folder.number, temporary, flags, mode == nil ? 0o644 : 0o600)
        guard number >= 0 else { throw .io(place.path, errno: errno) }
        let descriptor = Descriptor(owning: number)
        var code = fill(descriptor)
        if code == 0 { code = move(temporary, to: place.name, in: folder, mustBeNew: mustBeNew) }
        guard code == 0 else {
            unlinkat(folder.number, temporary, 0)
            if code == EEXIST { throw .refusedReplacement(place.path) }
            if code == EISDIR { throw .notRegularFile(place.path) }
            throw .io(place.path, errno: code)
        }
        fsync(folder.number)
    }

    private func fill(_ descriptor: Descriptor) -> Int32 {
        let code = descriptor.writeAll(bytes)
        guard code == 0 else { return code }
        // The owner can be kept only by whoever may give files away; chown clears set-id bits, so the mode comes last.
        if let owner { _ = fchown(descriptor.number, owner.user, owner.group) }
        if let mode, fchmod(descriptor.number, mode) != 0 { return errno }
        return fsync(descriptor.number) == 0 ? 0 : errno
    }

    private func move(_ from: String, to name: String, in folder: Descriptor, mustBeNew: Bool) -> Int32 {
        if mustBeNew { return -rb_rename_new(folder.number, from, name) }
        return renameat(folder.number, from, folder.number, name) == 0 ? 0 : errno
    }
}
