internal import Foundation
internal import Glibc
internal import SystemPackage

/// Where the product of a command goes: standard output, or a file that is there whole or not at all.
struct ProductFile {
    private let path: FilePath?
    /// Whether nobody but its owner may read it.
    private let isPrivate: Bool

    /// The file of an option; nil and `-` are standard output.
    init(_ option: String?, isPrivate: Bool = false) {
        self.isPrivate = isPrivate
        path = option.flatMap { $0 == "-" ? nil : FilePath($0) }
    }

    /// Writes a text.
    ///
    /// - Throws: ``CommandFailure`` where it cannot be written; a reader who has gone away is no fault of ours.
    func write(_ text: String) throws(CommandFailure) {
        do {
            guard let path else {
                try FileDescriptor.standardOutput.writeAll(Array(text.utf8))
                return
            }
            let bytes = Array(text.utf8)
            try isReplaceable(path)
                ? replace(path, with: bytes) : path.write(bytes, .truncate, permissions: permissions)
        } catch {
            let errno = (error as? Errno)?.rawValue ?? EIO
            if path == nil, errno == EPIPE { return }
            let name = path?.string ?? "/dev/stdout"
            throw CommandFailure(.inputOutput, "commands.unusablePath", ["path": name, "errno": "\(errno)"])
        }
    }

    /// Whether a new file may take the place of what is there: not of a device, a pipe or a link.
    private func isReplaceable(_ path: FilePath) -> Bool {
        var status = stat()
        guard path.withPlatformString({ lstat($0, &status) }) == 0 else { return errno == ENOENT }
        return status.st_mode & S_IFMT == S_IFREG
    }

    private func replace(_ path: FilePath, with bytes: [UInt8]) throws {
        let mark = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let beside = path.removingLastComponent().appending(".runbook.\(mark)")
        do {
            try beside.write(bytes, .exclusiveCreate, permissions: permissions)
            let result = beside.withPlatformString { from in path.withPlatformString { rename(from, $0) } }
            guard result == 0 else { throw Errno(rawValue: errno) }
        } catch {
            _ = beside.withPlatformString { unlink($0) }
            throw error
        }
    }

    /// What the umask leaves of them, as a shell's redirection does.
    private var permissions: FilePermissions {
        isPrivate ? .ownerReadWrite : [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
    }
}
